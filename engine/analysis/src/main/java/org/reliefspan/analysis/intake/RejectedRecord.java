package org.reliefspan.analysis.intake;

/**
 * Leaves the reading of a record at its first broken rule. Thrown and caught inside this package
 * only; without message or stack trace because it is part of the normal course of reading.
 */
final class RejectedRecord extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ValidationRule rule;

  RejectedRecord(ValidationRule rule) {
    super(rule.id(), null, false, false);
    this.rule = rule;
  }

  ValidationRule rule() {
    return rule;
  }
}
