package org.reliefspan.domain.catalog;

/** What a procedure code stands for. */
public sealed interface CodeMatch {

  /** The code is a procedure of this family. */
  record Family(ProcedureFamily family) implements CodeMatch {}

  /**
   * The code is known, but is a drug, device, imaging or visit line that accompanies procedures.
   */
  record Companion(String role) implements CodeMatch {}

  /** Several families share the code and the row does not tell them apart. */
  record Ambiguous() implements CodeMatch {}

  /** The catalogue does not hold the code. */
  record Unknown() implements CodeMatch {}
}
