package org.reliefspan.numerics.hidden;

/** What a sighting puts into the likelihood, by kind, score and state. Not thread-safe. */
final class VisitFactors {
  private final double[] whenFailing = new double[16]; // [kind][score]
  private final double[] whenRelieved = new double[16];
  private double keep0;
  private double keep1;
  private double mistake0;
  private double mistake1;

  void set(double[] natural) {
    keep0 = chance(natural[Natural.ATTENDANCE]);
    keep1 = chance(natural[Natural.ATTENDANCE + 1]);
    mistake0 = chance(natural[Natural.MISTAKE]);
    mistake1 = chance(natural[Natural.MISTAKE + 1]);
    double[] kind0 = {Math.exp(natural[Natural.RATE]), keep0, 1 - keep0, 1};
    double[] kind1 = {Math.exp(natural[Natural.RATE + 1]), keep1, 1 - keep1, 1};
    double[] score0 = {1, mistake0, 1 - mistake0, 1};
    double[] score1 = {1, 1 - mistake1, mistake1, 0};
    for (int kind = 0; kind < 4; kind++) {
      for (int score = 0; score < 4; score++) {
        whenFailing[kind * 4 + score] = kind0[kind] * score0[score];
        whenRelieved[kind * 4 + score] = kind1[kind] * score1[score];
      }
    }
  }

  double whenFailing(byte kind, byte score) {
    return whenFailing[kind * 4 + score];
  }

  double whenRelieved(byte kind, byte score) {
    return whenRelieved[kind * 4 + score];
  }

  /** Adds a sighting's derivatives, given the posterior chances of the two states. */
  void add(byte kind, byte score, double failing, double inRelief, double[] gradient) {
    if (kind == 0) {
      gradient[Natural.RATE] += failing;
      gradient[Natural.RATE + 1] += inRelief;
    } else if (kind == 1) {
      gradient[Natural.ATTENDANCE] += failing * (1 - keep0);
      gradient[Natural.ATTENDANCE + 1] += inRelief * (1 - keep1);
    } else if (kind == 2) {
      gradient[Natural.ATTENDANCE] -= failing * keep0;
      gradient[Natural.ATTENDANCE + 1] -= inRelief * keep1;
    }
    if (score == 1) {
      gradient[Natural.MISTAKE] += failing * (1 - mistake0);
      gradient[Natural.MISTAKE + 1] -= inRelief * mistake1;
    } else if (score == 2) {
      gradient[Natural.MISTAKE] -= failing * mistake0;
      gradient[Natural.MISTAKE + 1] += inRelief * (1 - mistake1);
    }
  }

  private static double chance(double logit) {
    return 1 / (1 + Math.exp(-logit));
  }
}
