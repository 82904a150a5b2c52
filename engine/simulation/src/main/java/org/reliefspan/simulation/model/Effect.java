package org.reliefspan.simulation.model;

/**
 * A number that comes with a happening, stays and wanes.
 *
 * @param name as in the file
 * @param amount that it goes to, or that is added
 * @param onset time until it is there
 * @param plateau time for which it stays
 * @param waning time until it is gone, or its half-life
 * @param isExponential whether it wanes by half-lives
 * @param isAdded whether the amount is added to what is left
 * @param ceiling that added amounts do not exceed
 */
public record Effect(
    String name,
    Source amount,
    Node onset,
    Node plateau,
    Node waning,
    boolean isExponential,
    boolean isAdded,
    Node ceiling) {

  /**
   * The level to which a new course goes.
   *
   * @param present level now
   * @param occurrence how often it has begun
   */
  double level(Patient patient, double present, int occurrence) {
    double value = amount.value(patient, occurrence);
    if (!Double.isFinite(value)) {
      throw wrong("amount", "a finite number");
    }
    return isAdded ? Math.min(present + value, Math.max(present, ceiling.value(patient))) : value;
  }

  double onset(Patient patient) {
    double value = onset.value(patient);
    if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
      throw wrong("onset", "a time that is finite and not negative");
    }
    return value;
  }

  double plateau(Patient patient) {
    return notNegative(plateau.value(patient), "plateau");
  }

  double waning(Patient patient) {
    return notNegative(waning.value(patient), "waning");
  }

  private double notNegative(double value, String what) {
    if (!(value >= 0)) {
      throw wrong(what, "a time that is not negative");
    }
    return value;
  }

  private SimulationException wrong(String what, String must) {
    return new SimulationException(
        "The %s of the effect %s must be %s for every patient. Maybe limit it with max()."
            .formatted(what, name, must));
  }
}
