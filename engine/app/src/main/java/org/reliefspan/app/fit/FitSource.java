package org.reliefspan.app.fit;

/**
 * What a fit was made from.
 *
 * @param dataSha256 checksum of the table, in hexadecimal digits
 * @param version of the engine
 */
public record FitSource(String dataSha256, String version) {}
