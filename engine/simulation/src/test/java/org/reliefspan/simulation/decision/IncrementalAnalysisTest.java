package org.reliefspan.simulation.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reliefspan.numerics.random.Philox;
import org.reliefspan.numerics.random.Purpose;

class IncrementalAnalysisTest {
  private static final Purpose COST = Purpose.of("cost");
  private static final Purpose EFFECT = Purpose.of("effect");

  /** Example of the Health Economics Resource Center of the VA, as in dampack's tests. */
  @Test
  void strongAndExtendedDominance() {
    String[] names = {"E", "D", "C", "B", "A", "UC"};
    List<Increment> table =
        IncrementalAnalysis.of(
            new double[] {55000, 35000, 25000, 10000, 12000, 5000},
            new double[] {5, 4, 3, 2, 1.5, 1});
    assertThat(table.stream().map(row -> names[row.strategy()] + " " + row.standing().id()))
        .containsExactly(
            "UC frontier",
            "B frontier",
            "D frontier",
            "E frontier",
            "C extended_dominated",
            "A dominated");
    assertThat(icers(table)).containsExactly(5000.0, 12500.0, 20000.0);
    assertThat(table.get(2).step()).contains(new Increment.Step(3, 25000, 2));
  }

  @Test
  void theCheapestMayAlsoBeTheBest() {
    List<Increment> table =
        IncrementalAnalysis.of(
            new double[] {163771.0, 164848.7, 163765.1}, new double[] {6.48273, 6.52861, 6.52861});
    assertThat(table.get(0).strategy()).isEqualTo(2);
    assertThat(table.get(0).step()).isEmpty();
    assertThat(table.subList(1, 3))
        .allSatisfy(row -> assertThat(row.standing()).isEqualTo(Standing.DOMINATED));
  }

  @Test
  void oneStrategyHasNoRatio() {
    List<Increment> table = IncrementalAnalysis.of(new double[] {1}, new double[] {2});
    assertThat(table).hasSize(1);
    assertThat(table.get(0).standing()).isEqualTo(Standing.FRONTIER);
    assertThat(table.get(0).step()).isEmpty();
  }

  /** Paltiel et al. 2006, doi 10.7326/0003-4819-145-11-200612050-00004, table 4, recomputed. */
  @Test
  void screeningForHiv() {
    List<Increment> table =
        IncrementalAnalysis.of(
            new double[] {26000, 27000, 28020, 28440, 29440},
            new double[] {
              23.104166666666668, 23.13083333333333, 23.14833333333333, 23.1525, 23.146666666666665
            });
    assertThat(table.stream().map(Increment::strategy)).containsExactly(0, 1, 2, 3, 4);
    List<Double> icers = icers(table);
    assertThat(icers.get(0)).isCloseTo(37500.0000000008, withinPercentage(1e-7));
    assertThat(icers.get(1)).isCloseTo(58285.714285719965, withinPercentage(1e-7));
    assertThat(icers.get(2)).isCloseTo(100799.99999997708, withinPercentage(1e-7));
    assertThat(table.get(4).standing()).isEqualTo(Standing.DOMINATED);
  }

  /** dampack keeps the first of two rows with equal numbers and calls the second dominated. */
  @Test
  void ofTwoEqualStrategiesTheLaterIsDominated() {
    List<Increment> table = IncrementalAnalysis.of(new double[] {5, 5, 1}, new double[] {3, 3, 1});
    assertThat(table.stream().map(Increment::strategy)).containsExactly(2, 0, 1);
    assertThat(table.get(1).standing()).isEqualTo(Standing.FRONTIER);
    assertThat(table.get(2).standing()).isEqualTo(Standing.DOMINATED);
  }

  @Test
  void strategiesOnALineStay() {
    List<Increment> table =
        IncrementalAnalysis.of(new double[] {0, 1, 2}, new double[] {0, 0.5, 1});
    assertThat(icers(table)).containsExactly(2.0, 2.0);
  }

  @Test
  void savingsAndLossesShiftNothing() {
    double[] cost = {55000, 35000, 25000, 10000, 12000, 5000};
    double[] effect = {5, 4, 3, 2, 1.5, 1};
    List<Increment> shifted =
        IncrementalAnalysis.of(plus(cost, -65536), plus(effect, -8)); // exact in binary
    List<Increment> table = IncrementalAnalysis.of(cost, effect);
    for (int i = 0; i < cost.length; i++) {
      assertThat(shifted.get(i).strategy()).isEqualTo(table.get(i).strategy());
      assertThat(shifted.get(i).standing()).isEqualTo(table.get(i).standing());
      assertThat(shifted.get(i).step()).isEqualTo(table.get(i).step());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 5, 8, 20})
  void theFrontierIsWhatSomeThresholdPrefers(int strategies) {
    for (int trial = 0; trial < 200; trial++) {
      double[] cost = draws(trial, strategies, COST);
      double[] effect = draws(trial, strategies, EFFECT);
      List<Increment> table = IncrementalAnalysis.of(cost, effect);
      Set<Integer> frontier =
          table.stream()
              .filter(row -> row.standing() == Standing.FRONTIER)
              .map(Increment::strategy)
              .collect(Collectors.toSet());
      assertThat(frontier).isEqualTo(preferredAtSomeThreshold(table, cost, effect));
      assertThat(icers(table)).isSorted();
      for (Increment row : table) {
        if (row.standing() != Standing.FRONTIER) {
          assertThat(isDominated(row.strategy(), cost, effect))
              .isEqualTo(row.standing() == Standing.DOMINATED);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 4, 9})
  void aDominatedStrategyMoreChangesNothingElse(int strategies) {
    for (int trial = 0; trial < 100; trial++) {
      double[] cost = draws(trial, strategies, COST);
      double[] effect = draws(trial, strategies, EFFECT);
      List<Increment> table = IncrementalAnalysis.of(cost, effect);
      double[] more = java.util.Arrays.copyOf(cost, strategies + 1);
      double[] less = java.util.Arrays.copyOf(effect, strategies + 1);
      more[strategies] = cost[0] + 0.5;
      less[strategies] = effect[0] - 0.25;
      List<Increment> with = new ArrayList<>(IncrementalAnalysis.of(more, less));
      assertThat(with.removeIf(row -> row.strategy() == strategies)).isTrue();
      assertThat(with).isEqualTo(table);
    }
  }

  @Test
  void ratiosScaleWithTheirUnits() {
    double[] cost = draws(7, 10, COST);
    double[] effect = draws(7, 10, EFFECT);
    List<Double> icers = icers(IncrementalAnalysis.of(cost, effect));
    List<Double> scaled = icers(IncrementalAnalysis.of(times(cost, 1024), times(effect, 0.25)));
    assertThat(scaled).hasSameSizeAs(icers);
    for (int i = 0; i < icers.size(); i++) {
      assertThat(scaled.get(i)).isCloseTo(4096 * icers.get(i), within(0.0));
    }
  }

  @Test
  void whatIsNotANumberIsRefused() {
    assertThatThrownBy(() -> IncrementalAnalysis.of(new double[] {1, Double.NaN}, new double[2]))
        .hasMessageContaining("finite");
  }

  private static Set<Integer> preferredAtSomeThreshold(
      List<Increment> table, double[] cost, double[] effect) {
    List<Double> icers = icers(table);
    List<Double> thresholds = new ArrayList<>(List.of(0.0));
    for (int i = 0; i + 1 < icers.size(); i++) {
      thresholds.add(0.5 * (icers.get(i) + icers.get(i + 1)));
    }
    icers.stream().reduce((first, last) -> last).ifPresent(last -> thresholds.add(2 * last + 1));
    // and a fine grid, so that a strategy left out by mistake would be found
    for (double threshold = 0; threshold < 20; threshold += 0.01) {
      thresholds.add(threshold);
    }
    StrategyDraws draws = StrategyDraws.of(cost.length, cost, effect);
    return thresholds.stream().map(draws::preferred).collect(Collectors.toSet());
  }

  private static boolean isDominated(int strategy, double[] cost, double[] effect) {
    for (int s = 0; s < cost.length; s++) {
      if (s != strategy && cost[s] <= cost[strategy] && effect[s] >= effect[strategy]) {
        return true;
      }
    }
    return false;
  }

  private static List<Double> icers(List<Increment> table) {
    return table.stream().flatMap(row -> row.step().stream()).map(Increment.Step::icer).toList();
  }

  private static double[] draws(int trial, int count, Purpose purpose) {
    double[] draws = new double[count];
    for (int i = 0; i < count; i++) {
      draws[i] = Philox.keyed(11, "strategies").uniform(trial, purpose, i);
    }
    return draws;
  }

  private static double[] plus(double[] values, double shift) {
    return java.util.Arrays.stream(values).map(value -> value + shift).toArray();
  }

  private static double[] times(double[] values, double factor) {
    return java.util.Arrays.stream(values).map(value -> value * factor).toArray();
  }
}
