package org.reliefspan.benchmarks.pathway;

import org.reliefspan.numerics.math.DetMath;
import org.reliefspan.numerics.random.CumulativeHazard;
import org.reliefspan.numerics.random.Philox;
import org.reliefspan.numerics.random.Purpose;

/**
 * The strategy {@code standard} of {@code hip-replacement.yaml}, written by hand for this model
 * alone, with the same draws: the sums of its costs and years of quality.
 */
final class HipByHand {
  private static final Purpose RECOVER = Purpose.of("go:recover");
  private static final Purpose RECOVER_AGAIN = Purpose.of("go:recover_again");
  private static final Purpose WEAR = Purpose.of("event:wear");
  private static final Purpose WEAR_AGAIN = Purpose.of("event:wear_again");
  private static final Purpose DIE = Purpose.of("event:die");
  private static final double HORIZON = 60;
  private static final double TO_RECOVER = 0.25;
  private static final double COST_RATE = DetMath.log(1.06);
  private static final double QALY_RATE = DetMath.log(1.015);

  private double cost;
  private double qaly;
  private double now;
  private double factor; // of discounted quality, now

  /** Runs some patients. */
  void run(long patients) {
    Philox luck = Philox.keyed(1, "pathway:hip_replacement");
    for (long patient = 0; patient < patients; patient++) {
      patient(luck, patient);
    }
  }

  double cost() {
    return cost;
  }

  double qaly() {
    return qaly;
  }

  private void patient(Philox luck, long patient) {
    now = 0;
    factor = 1;
    double life = CumulativeHazard.ofUniform(luck.uniform(patient, DIE, 0));
    boolean isFirst = true;
    for (int turn = 0; ; turn++) {
      if (now + TO_RECOVER > HORIZON) {
        stay(HORIZON, isFirst ? 0.4 : 0.3);
        return;
      }
      stay(now + TO_RECOVER, isFirst ? 0.4 : 0.3);
      cost += (isFirst ? 400 : 5300) * DetMath.exp(-COST_RATE * now);
      double u = luck.uniform(patient, isFirst ? RECOVER : RECOVER_AGAIN, isFirst ? 0 : turn - 1);
      if (u >= 0.98) {
        return;
      }
      double u2 = luck.uniform(patient, isFirst ? WEAR : WEAR_AGAIN, isFirst ? 0 : turn - 1);
      double hazard = CumulativeHazard.ofUniform(u2);
      double lasts = isFirst ? CumulativeHazard.weibullInverse(hazard, 1.45, 44) : hazard / 0.04;
      double behind = CumulativeHazard.gompertz(now, 0.09, 0.01);
      double dies = CumulativeHazard.gompertzInverse(behind + life, 0.09, 0.01);
      double wears = now + lasts;
      double end = Math.min(HORIZON, Math.min(wears, dies));
      stay(end, isFirst ? 0.85 : 0.75);
      if (wears > HORIZON || dies <= wears) {
        return;
      }
      life -= CumulativeHazard.gompertz(now, 0.09, 0.01) - behind;
      isFirst = false;
    }
  }

  private void stay(double until, double utility) {
    double later = DetMath.exp(-QALY_RATE * until);
    qaly += utility * (factor - later) / QALY_RATE;
    factor = later;
    now = until;
  }
}
