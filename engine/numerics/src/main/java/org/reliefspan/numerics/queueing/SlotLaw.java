package org.reliefspan.numerics.queueing;

import java.util.Arrays;
import org.apache.commons.math3.complex.Complex;
import org.apache.commons.math3.transform.DftNormalization;
import org.apache.commons.math3.transform.FastFourierTransformer;
import org.apache.commons.math3.transform.TransformType;
import org.reliefspan.numerics.model.NotEstimableException;

/**
 * The law of the number left after the slots, from its generating function at the roots of unity.
 *
 * <p>A sum over M roots of unity gives p_n + p_(n + M) + p_(n + 2M) + ...; the law falls like z^-n
 * with z the root of z^s = exp(lambda (z - 1)) above 1, and M is chosen so that nothing folds over.
 */
final class SlotLaw {
  private static final double LARGE = 1e100;
  private static final int MOST_POINTS = 1 << 22;

  private final double referrals;
  private final int slots;
  private final Complex[] root;
  private final Complex[] toOne; // 1 / (1 - root)

  SlotLaw(double referrals, int slots, Complex[] root) {
    this.referrals = referrals;
    this.slots = slots;
    this.root = root;
    this.toOne = new Complex[root.length];
    for (int k = 0; k < root.length; k++) {
      toOne[k] = Complex.ONE.divide(Complex.ONE.subtract(root[k]));
    }
  }

  double[] law() {
    if (referrals == 0) {
      return new double[] {1};
    }
    int points = points();
    Complex[] values = new Complex[points];
    values[0] = Complex.ONE;
    for (int j = 1; j <= points / 2; j++) {
      values[j] = generating(2 * Math.PI * j / points);
      values[points - j] = values[j].conjugate();
    }
    Complex[] sums =
        new FastFourierTransformer(DftNormalization.STANDARD)
            .transform(values, TransformType.FORWARD);
    return trimmed(sums);
  }

  private static double[] trimmed(Complex[] sums) {
    double[] law = new double[sums.length];
    for (int n = 0; n < law.length; n++) {
      law[n] = Math.max(0, sums[n].getReal() / law.length);
    }
    int last = law.length - 1;
    double missing = 0;
    while (last > 0 && missing + law[last] < 1e-13) {
      missing += law[last];
      last--;
    }
    return Arrays.copyOf(law, last + 1);
  }

  private int points() {
    double needed = 64 + slots + 40 / Math.log(decay());
    if (needed > MOST_POINTS) {
      throw new NotEstimableException(
          "With %s referrals for %d slots the list is millions long at times. Maybe add slots."
              .formatted(referrals, slots));
    }
    return 2 * Integer.highestOneBit((int) needed);
  }

  /**
   * The root above 1 of s log z = lambda (z - 1); from the right Newton's steps fall towards it.
   */
  private double decay() {
    double z = 2 * slots / referrals;
    while (slots * Math.log(z) > referrals * (z - 1)) {
      z *= 2;
    }
    for (int step = 0; step < 200; step++) {
      double next = z - (slots * Math.log(z) - referrals * (z - 1)) / (slots / z - referrals);
      if (!(next < z)) {
        break;
      }
      z = next;
    }
    return z;
  }

  /** E(z^X) at z = exp(i angle). */
  private Complex generating(double angle) {
    double half = Math.sin(angle / 2);
    Complex less = new Complex(-2 * half * half, Math.sin(angle)); // z - 1 without loss near z = 1
    Complex z = less.add(1);
    Complex turns = new Complex(Math.cos(slots * angle), Math.sin(slots * angle));
    Complex exponent =
        new Complex(referrals * less.getReal(), referrals * less.getImaginary() - slots * angle);
    Complex below = turns.multiply(oneMinusExp(exponent));
    return less.multiply(slots - referrals).divide(below).multiply(product(z));
  }

  private static Complex oneMinusExp(Complex exponent) {
    double a = exponent.getReal();
    double b = exponent.getImaginary();
    double half = Math.sin(b / 2);
    return new Complex(-Math.expm1(a) * Math.cos(b) + 2 * half * half, -Math.exp(a) * Math.sin(b));
  }

  private Complex product(Complex z) {
    double real = 1;
    double imaginary = 0;
    double scale = 0; // powers of LARGE taken out
    for (int k = 0; k < root.length; k++) {
      double a = z.getReal() - root[k].getReal();
      double b = z.getImaginary() - root[k].getImaginary();
      double c = toOne[k].getReal();
      double d = toOne[k].getImaginary();
      double x = a * c - b * d;
      double y = a * d + b * c;
      double turned = real * x - imaginary * y;
      imaginary = real * y + imaginary * x;
      real = turned;
      double size = Math.abs(real) + Math.abs(imaginary);
      if (size > LARGE) {
        real /= LARGE;
        imaginary /= LARGE;
        scale++;
      } else if (size < 1 / LARGE && size > 0) {
        real *= LARGE;
        imaginary *= LARGE;
        scale--;
      }
    }
    return new Complex(real, imaginary).multiply(Math.pow(LARGE, scale));
  }
}
