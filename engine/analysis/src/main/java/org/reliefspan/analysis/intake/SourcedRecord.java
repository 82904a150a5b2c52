package org.reliefspan.analysis.intake;

/**
 * A validated record with where it came from.
 *
 * @param source position of the file among the sources in name order
 * @param row data row of the file, from 1
 */
public record SourcedRecord(IntakeRecord record, int source, long row) {}
