package org.reliefspan.numerics.hidden;

import java.util.Arrays;

/**
 * What may be seen during a time since the procedure: rates of visits and events together, less a
 * floor that all states share, and what the likelihood gathers by them. Not thread-safe.
 */
final class Period {
  final TailChain chain = new TailChain();
  final OnsetCurve curve = new OnsetCurve();
  final double[] byChain = new double[4];

  double rate0; // not in relief
  double rate1; // in relief
  double neverRate;
  double floor;
  double byRate0;
  double byRate1;
  double time; // that the episode spends in it

  void set(
      double whenFailing,
      double whenRelieved,
      double whenNever,
      double onsetRate,
      double regain,
      double relapse) {
    floor = Math.min(whenFailing, whenRelieved);
    rate0 = whenFailing - floor;
    rate1 = whenRelieved - floor;
    neverRate = whenNever - floor;
    curve.set(onsetRate, rate0, rate1);
    chain.set(rate0, rate1, regain, relapse);
  }

  void clear() {
    byRate0 = 0;
    byRate1 = 0;
    time = 0;
    Arrays.fill(byChain, 0);
  }
}
