package org.reliefspan.numerics.spline;

import org.reliefspan.numerics.duration.DurationDistribution;
import org.reliefspan.numerics.duration.StandardLaw;

/** What is a spline of log time; without interior knots each is a family of durations. */
public enum SplineScale {
  /** log cumulative hazard: proportional hazards, Weibull without knots. */
  HAZARD(StandardLaw.GUMBEL, DurationDistribution.WEIBULL),
  /** log cumulative odds: proportional odds, log-logistic without knots. */
  ODDS(StandardLaw.LOGISTIC, DurationDistribution.LOGLOGISTIC),
  /** Normal quantile of the distribution function: log-normal without knots. */
  PROBIT(StandardLaw.NORMAL, DurationDistribution.LOGNORMAL);

  private final StandardLaw law;
  private final DurationDistribution nested;

  SplineScale(StandardLaw law, DurationDistribution nested) {
    this.law = law;
    this.nested = nested;
  }

  StandardLaw law() {
    return law;
  }

  DurationDistribution nested() {
    return nested;
  }
}
