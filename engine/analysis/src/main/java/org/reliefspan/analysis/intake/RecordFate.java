package org.reliefspan.analysis.intake;

/** A rule that a record of an assembled patient fell under. */
public record RecordFate(SourcedRecord record, ValidationRule rule, RuleAction action) {}
