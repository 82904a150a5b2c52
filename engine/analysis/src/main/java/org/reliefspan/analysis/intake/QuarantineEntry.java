package org.reliefspan.analysis.intake;

/**
 * A row that was set aside.
 *
 * @param source name of the file
 * @param row data row of the file, from 1
 */
public record QuarantineEntry(String source, long row, ValidationRule rule) {}
