package org.reliefspan.simulation.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class MotionTest {
  private static final double NEVER = Double.POSITIVE_INFINITY;

  private static Motion line(double constant, double slope) {
    Motion motion = new Motion();
    motion.add(constant, slope);
    return motion;
  }

  @Test
  void whatFadesComesToALevelAtItsLogarithm() {
    Motion motion = line(-2, 0);
    motion.addFading(10, 0.01);
    double root = Math.log(5) / 0.01;
    assertThat(motion.firstRoot(0, 1000)).isCloseTo(root, within(1e-10));
    assertThat(motion.firstRoot(0, 160)).isEqualTo(NEVER);
    assertThat(motion.firstRoot(161, 1000)).isEqualTo(NEVER);
  }

  /** 4 x - 4 x^2 = 0.999 with x = exp(-s): above the level for 0.06 of 1000 units of time. */
  @Test
  void whatComesAndGoesIsSeen() {
    Motion motion = line(-0.999, 0);
    motion.addFading(4, 1);
    motion.addFading(-4, 2);
    double first = -Math.log((1 + Math.sqrt(0.001)) / 2);
    double second = -Math.log((1 - Math.sqrt(0.001)) / 2);
    assertThat(motion.firstRoot(0, 1000)).isCloseTo(first, within(1e-10));
    assertThat(motion.firstRoot(0.69, 1000)).isCloseTo(second, within(1e-10));
  }

  /** exp(-s) + s / 2 is least, (1 + log 2) / 2, at log 2. */
  @Test
  void aLineUnderWhatFadesIsMetTwiceOnceOrNever() {
    double least = 0.5 * (1 + Math.log(2));
    Motion above = line(-least + 1e-6, 0.5);
    above.addFading(1, 1);
    assertThat(above.firstRoot(0, 100)).isEqualTo(NEVER);
    Motion below = line(-least - 1e-6, 0.5);
    below.addFading(1, 1);
    double root = below.firstRoot(0, 100);
    assertThat(root).isLessThan(Math.log(2)).isCloseTo(Math.log(2), within(3e-3));
    assertThat(below.value(root)).isCloseTo(0, within(1e-14));
    assertThat(below.firstRoot(Math.log(2), 100)).isGreaterThan(Math.log(2));
  }

  @Test
  void whatGoesOnFromLaterIsTheSame() {
    Motion motion = line(3, -0.2);
    motion.addFading(5, 0.3);
    Motion later = new Motion();
    later.add(motion, -2, 1.5);
    assertThat(later.value(0.5)).isCloseTo(-2 * motion.value(2), within(1e-14));
  }

  /** The integral from 0 to 7 of (1 + 2 s + 3 exp(-s / 2)) exp(-s / 10), by hand. */
  @Test
  void integralsAreExact() {
    Discount discount = new Discount(0.1);
    double factor = Math.exp(-0.7);
    double standing = (1 - factor) / 0.1;
    double rising = (1 - factor * 1.7) / 0.01;
    double fading = (1 - Math.exp(-0.6 * 7)) / 0.6;
    double exact = standing + 2 * rising + 3 * fading;
    Motion motion = line(1, 2);
    motion.addFading(3, 0.5);
    assertThat(motion.integral(discount, 1, standing, 7, 0)).isCloseTo(exact, within(1e-12));
    Motion later = new Motion();
    later.add(motion, 1, 0.25);
    assertThat(later.integral(discount, 1, standing, 7, 0.25)).isCloseTo(exact, within(1e-12));
  }
}
