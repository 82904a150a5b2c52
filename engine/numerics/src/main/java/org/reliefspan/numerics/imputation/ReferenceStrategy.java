package org.reliefspan.numerics.imputation;

/**
 * What is assumed about a subject after leaving: the mean of its outcomes at all visits, from which
 * those not seen are drawn given those seen.
 *
 * <p>Source: Carpenter, Roger and Kenward 2013, doi 10.1080/10543406.2013.834911.
 */
public enum ReferenceStrategy {
  /** The own arm's mean throughout. */
  MISSING_AT_RANDOM {
    @Override
    double mean(double[] own, double[] reference, int departure, int visit) {
      return own[visit];
    }
  },
  /** The own arm's mean while seen, the reference arm's afterwards. */
  JUMP_TO_REFERENCE {
    @Override
    double mean(double[] own, double[] reference, int departure, int visit) {
      return visit < departure ? own[visit] : reference[visit];
    }
  },
  /** The reference arm's mean throughout. */
  COPY_REFERENCE {
    @Override
    double mean(double[] own, double[] reference, int departure, int visit) {
      return reference[visit];
    }
  },
  /** What was gained is kept; from the last visit seen changes are those of the reference arm. */
  COPY_INCREMENTS {
    @Override
    double mean(double[] own, double[] reference, int departure, int visit) {
      if (visit < departure) {
        return own[visit];
      }
      double kept = departure == 0 ? 0 : own[departure - 1] - reference[departure - 1];
      return reference[visit] + kept;
    }
  },
  /** The own arm's mean at the last visit seen stays; the own mean where nothing was seen. */
  LAST_MEAN_CARRIED_FORWARD {
    @Override
    double mean(double[] own, double[] reference, int departure, int visit) {
      return visit < departure || departure == 0 ? own[visit] : own[departure - 1];
    }
  };

  /**
   * Mean at a visit.
   *
   * @param own means of the own arm by visit
   * @param reference means of the reference arm by visit
   * @param departure first visit after the last one seen
   */
  abstract double mean(double[] own, double[] reference, int departure, int visit);

  /** Fills the means at all visits. */
  void fill(double[] own, double[] reference, int departure, double[] mean) {
    for (int visit = 0; visit < mean.length; visit++) {
      mean[visit] = mean(own, reference, departure, visit);
    }
  }
}
