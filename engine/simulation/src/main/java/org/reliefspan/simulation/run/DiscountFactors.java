package org.reliefspan.simulation.run;

import java.util.Arrays;
import java.util.List;
import org.reliefspan.simulation.model.Discount;
import org.reliefspan.simulation.model.Outcome;
import org.reliefspan.simulation.model.Program;

/** Discount factors, each computed once at a time. Not thread-safe. */
final class DiscountFactors {
  private final int[] group; // [outcome]: which discount
  private final Discount[] discounts; // different ones
  private final double[] factors; // [discount]: at the last time that was asked for
  private final double[] times; // [discount]: that time

  DiscountFactors(Program program) {
    List<Discount> all = program.outcomes().stream().map(Outcome::discount).toList();
    List<Discount> different = all.stream().distinct().toList();
    this.discounts = different.toArray(Discount[]::new);
    this.group = all.stream().mapToInt(different::indexOf).toArray();
    this.factors = new double[discounts.length];
    this.times = new double[discounts.length];
    Arrays.fill(factors, 1);
  }

  /** How many different discounts there are. */
  int size() {
    return discounts.length;
  }

  /** Which of the different discounts an outcome has. */
  int group(int outcome) {
    return group[outcome];
  }

  Discount discount(int which) {
    return discounts[which];
  }

  /** The factor of one of the different discounts. */
  double factor(int which, double time) {
    if (times[which] != time) {
      times[which] = time;
      factors[which] = discounts[which].factor(time);
    }
    return factors[which];
  }
}
