package org.reliefspan.numerics.hidden;

/** What a sighting puts into the likelihood, by kind, score and state. Not thread-safe. */
final class VisitFactors {
  private final double[] whenFailing = new double[20]; // [kind][score]
  private final double[] whenRelieved = new double[20];
  private final double[] scoreNever = {1, 0, 0, 1};
  private double eventNever;
  private double keep0;
  private double keep1;
  private double mistake0;
  private double mistake1;

  void set(double[] natural) {
    keep0 = chance(natural[Natural.ATTENDANCE]);
    keep1 = chance(natural[Natural.ATTENDANCE + 1]);
    mistake0 = chance(natural[Natural.MISTAKE]);
    mistake1 = chance(natural[Natural.MISTAKE + 1]);
    double event0 = Math.exp(natural[Natural.EVENT]);
    double event1 = Math.exp(natural[Natural.EVENT + 1]);
    eventNever = Math.exp(natural[Natural.EVENT + 2]);
    double[] kind0 = {Math.exp(natural[Natural.RATE]), keep0, 1 - keep0, 1, event0};
    double[] kind1 = {Math.exp(natural[Natural.RATE + 1]), keep1, 1 - keep1, 1, event1};
    scoreNever[1] = mistake0;
    scoreNever[2] = 1 - mistake0;
    double[] score0 = {1, mistake0, 1 - mistake0, 1};
    double[] score1 = {1, 1 - mistake1, mistake1, 0};
    for (int kind = 0; kind < 5; kind++) {
      for (int score = 0; score < 4; score++) {
        whenFailing[kind * 4 + score] = kind0[kind] * score0[score];
        whenRelieved[kind * 4 + score] = kind1[kind] * score1[score];
      }
    }
  }

  double whenFailing(byte kind, byte score) {
    return whenFailing[kind * 4 + score];
  }

  /** In a never-responder: as when failing, but for events. */
  double whenNever(byte kind, byte score) {
    return kind == VisitKind.EVENT_CODE ? eventNever * scoreNever[score] : whenFailing(kind, score);
  }

  double whenRelieved(byte kind, byte score) {
    return whenRelieved[kind * 4 + score];
  }

  /** Adds a sighting's derivatives, given the posterior chances of the states. */
  void add(byte kind, byte score, double never, double lost, double inRelief, double[] gradient) {
    double failing = never + lost;
    if (kind == VisitKind.EVENT_CODE) {
      gradient[Natural.EVENT] += lost;
      gradient[Natural.EVENT + 1] += inRelief;
      gradient[Natural.EVENT + 2] += never;
    } else if (kind == 0) {
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
