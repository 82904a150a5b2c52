package org.reliefspan.analysis.fit;

import java.util.Locale;
import java.util.function.Supplier;
import org.reliefspan.analysis.design.Groups;
import org.reliefspan.domain.fit.FittedModel;
import org.reliefspan.domain.fit.FittedTest;
import org.reliefspan.numerics.interval.IntervalScoreTests;
import org.reliefspan.numerics.interval.IntervalScores;
import org.reliefspan.numerics.model.NotEstimableException;
import org.reliefspan.numerics.model.SignificanceTest;

/** Score tests between groups of interval-censored times. */
record IntervalComparison(IntervalScoreTests tests) {
  private static final String SCHEDULES =
      "sun, finkelstein and wilcoxon permute rows between groups: they need the same visit schedule"
          + " in all groups. finkelstein-score does not.";

  static IntervalComparison of(IntervalFrame rows, Groups groups) {
    return new IntervalComparison(
        IntervalScoreTests.of(rows.left(), rows.right(), rows.weight(), groups.codes()));
  }

  void addTo(FittedModel.Builder result) {
    for (IntervalScores kind : IntervalScores.values()) {
      add(kind.name().toLowerCase(Locale.ROOT), () -> tests.permutation(kind), result);
    }
    add("finkelstein-score", tests::scoreForm, result);
    result.note(SCHEDULES);
  }

  private static void add(
      String name, Supplier<SignificanceTest> test, FittedModel.Builder result) {
    try {
      result.add(FittedTest.of(name, test.get()));
    } catch (NotEstimableException reason) {
      result.add(FittedTest.notEstimable(name)).note(name + ": " + reason.reason());
    }
  }
}
