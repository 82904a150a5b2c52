package org.reliefspan.simulation.clinic;

/**
 * A visit, kept or missed.
 *
 * @param day from entry
 * @param kind why
 * @param attended whether the patient came
 */
record Contact(int day, Kind kind, boolean attended) {

  /** Why a visit takes place; of two on one day the earlier constant stays. */
  enum Kind {
    INTAKE("intake", "physician"),
    BASELINE("preprocedure", "nurse"),
    PROTOCOL("followup", "physician"),
    SYMPTOM("unscheduled", "physician");

    private final String type;
    private final String role;

    Kind(String type, String role) {
      this.type = type;
      this.role = role;
    }

    String type() {
      return type;
    }

    String role() {
      return role;
    }

    /** Whether a score there is a baseline. */
    boolean opens() {
      return this == INTAKE || this == BASELINE;
    }

    boolean scheduled() {
      return this != SYMPTOM;
    }
  }
}
