package org.reliefspan.analysis.intake;

/** What became of a candidate record. */
public sealed interface Reading {

  record Accepted(IntakeRecord record) implements Reading {}

  /** The record is quarantined, and its row with it. */
  record Rejected(ValidationRule rule) implements Reading {}

  /** Nothing to store: the cell it is about is blank, or the code only accompanies a procedure. */
  record Blank(ValidationRule rule) implements Reading {}
}
