package org.reliefspan.simulation.clinic;

/** The measures of the clinic with unit and context as written. */
enum ClinicMeasure {
  NRS(0, "nrs", "points", "average"),
  ODI(1, "odi", "percent", ""),
  WALK(2, "sixmwd_m", "m", ""),
  /** Negative-control outcome: driven by sensitisation C alone. */
  SELF_EFFICACY(3, "pseq", "points", ""),
  /** The pain diary of the first three weeks. */
  DIARY(4, "nrs", "points", "diary");

  private final int number;
  private final String key;
  private final String unit;
  private final String context;

  ClinicMeasure(int number, String key, String unit, String context) {
    this.number = number;
    this.key = key;
    this.unit = unit;
    this.context = context;
  }

  /** A stable number below 16, part of the address of random draws. */
  int number() {
    return number;
  }

  String key() {
    return key;
  }

  String unit() {
    return unit;
  }

  String context() {
    return context;
  }
}
