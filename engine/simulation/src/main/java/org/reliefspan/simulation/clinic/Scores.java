package org.reliefspan.simulation.clinic;

import org.reliefspan.numerics.random.PatientDraws;

/** The value that an instrument shows on a day. Not thread-safe; one per patient. */
final class Scores {

  private final Noise noise;
  private final Course course;
  private final PatientDraws draws;
  private final WithinPersonNoise process;

  Scores(Noise noise, Course course, PatientDraws draws) {
    this.noise = noise;
    this.course = course;
    this.draws = draws;
    this.process = new WithinPersonNoise(noise, draws);
  }

  /** Whether the within-person process is more than one standard deviation up. */
  boolean badDay(int day) {
    return process.at(day) > noise.deviation();
  }

  /** NRS felt on a day, unrounded, points from 0 to 10. */
  double feltPain(int day) {
    double pain = course.pain(day) + noise.painPerFunctionPoint() * process.at(day);
    return Traits.clip(pain, 0, 10);
  }

  double value(ClinicMeasure measure, int day) {
    return switch (measure) {
      case NRS, DIARY -> rounded(feltPain(day), 1);
      case ODI -> rounded(function(day), 2);
      case WALK -> rounded(walk(day), 1);
      case SELF_EFFICACY -> rounded(selfEfficacy(day), 1);
    };
  }

  private double function(int day) {
    double error = noise.functionError() * draws.normal(Uses.FUNCTION_ERROR, day);
    return Traits.clip(course.function(day) + process.at(day) + error, 0, 100);
  }

  private double walk(int day) {
    double error = noise.walkError() * draws.normal(Uses.WALK_ERROR, day);
    return Traits.clip(380 - 3 * (course.function(day) - 40) + error, 0, 800);
  }

  private double selfEfficacy(int day) {
    double mean = 36 + Logit.when(course.traits().sensitised(), -10);
    return Traits.clip(mean + 6 * draws.normal(Uses.SELF_EFFICACY, day), 0, 60);
  }

  private double rounded(double value, double unit) {
    return noise.rounding() == Rounding.INSTRUMENT ? unit * Math.rint(value / unit) : value;
  }
}
