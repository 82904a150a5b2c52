package org.reliefspan.domain.fit;

/**
 * What a fit was made from.
 *
 * @param dataSha256 checksum of the table, or of all files of a study, in hexadecimal digits
 * @param version of the engine
 */
public record FitSource(String dataSha256, String version) {}
