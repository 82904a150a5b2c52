package org.reliefspan.domain.study;

import java.util.List;

/** How a gain is adjusted for case mix. */
public sealed interface CaseMix {

  /** No adjustment. */
  record None() implements CaseMix {}

  /** By a predicted follow-up score that the data carry as a patient covariate. */
  record PredictedScore(String covariate) implements CaseMix {}

  /** By a linear model of the follow-up score on baseline and these numeric covariates. */
  record Covariates(List<String> names) implements CaseMix {
    public Covariates {
      names = List.copyOf(names);
    }
  }
}
