package org.reliefspan.app.facilities;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reliefspan.domain.simulation.CapacityResults;
import org.reliefspan.domain.simulation.SearchRow;

class PlanSearchTest {
  private static final int SUITES = 4;
  private static final int THERAPISTS = 5;

  @TempDir Path folder;

  @Test
  void theSearchFindsWhatRunningEveryPlanFinds() {
    CapacityResults all = SmallClinic.of(folder, SUITES, THERAPISTS, everyPlan()).run(40, 2, false);
    String cheapest =
        plans().stream()
            .filter(plan -> share(all, plan, "injection") >= 0.9)
            .filter(plan -> share(all, plan, "therapy") >= 0.8)
            .findFirst()
            .map(PlanSearchTest::words)
            .orElseThrow();

    List<SearchRow> rows = SmallClinic.of(folder, SUITES, THERAPISTS, "").run(2, 2, true).search();

    assertThat(rows)
        .filteredOn(row -> row.verdict().equals("chosen"))
        .extracting(SearchRow::plan)
        .containsOnly(cheapest);
    double cost = cost(rows, "chosen").get(0);
    assertThat(cost(rows, "not run")).isNotEmpty().allMatch(each -> each >= cost);
    assertThat(cost(rows, "misses")).isNotEmpty().allMatch(each -> each <= cost);
  }

  @Test
  void theNumberOfThreadsChangesNothing() {
    SmallClinic clinic = SmallClinic.of(folder, SUITES, THERAPISTS, "");
    CapacityResults alone = clinic.run(2, 1, true);
    CapacityResults three = clinic.run(2, 3, true);
    assertThat(three.search()).isEqualTo(alone.search());
    assertThat(three.notes()).isEqualTo(alone.notes());
    assertThat(three.differences()).isEqualTo(alone.differences());
  }

  @Test
  void withoutAPlanThatIsEnoughTheObstacleIsNamed() {
    CapacityResults results = SmallClinic.of(folder, 1, THERAPISTS, "").run(2, 1, true);
    assertThat(results.search()).noneMatch(row -> row.verdict().equals("chosen"));
    assertThat(results.notes())
        .anyMatch(note -> note.startsWith("No plan in the ranges") && note.contains("injection"))
        .noneMatch(note -> note.contains("therapy is begun in time"));
  }

  @Test
  void oneMoreAndOneLessOfEachAreScenarios() {
    CapacityResults results = SmallClinic.of(folder, SUITES, THERAPISTS, "").run(5, 1, true);
    assertThat(results.scenarios())
        .extracting(CapacityResults.Scenario::name)
        .containsExactly("base", "+1 suite", "+1 therapist", "-1 therapist");
    assertThat(results.differences())
        .anySatisfy(
            row -> {
              assertThat(row.scenario()).isEqualTo("+1 suite");
              assertThat(row.quantity()).isEqualTo("share_within_target");
              assertThat(row.value()).isPositive();
            });
  }

  /** Suites and therapists, the cheapest plan first. */
  private static List<int[]> plans() {
    List<int[]> plans = new ArrayList<>();
    for (int suites = 1; suites <= SUITES; suites++) {
      for (int therapists = 1; therapists <= THERAPISTS; therapists++) {
        plans.add(new int[] {suites, therapists});
      }
    }
    plans.sort(Comparator.comparingInt(plan -> 5 * plan[0] + 3 * plan[1]));
    return plans;
  }

  private static String everyPlan() {
    return plans().stream()
        .map(
            plan ->
                "  %s: {resources: {suite: {count: %d}, therapist: {count: %d}}}"
                    .formatted(name(plan), plan[0], plan[1]))
        .collect(Collectors.joining("\n"));
  }

  private static String name(int[] plan) {
    return "s%dt%d".formatted(plan[0], plan[1]);
  }

  private static String words(int[] plan) {
    return "suite=%d;therapist=%d".formatted(plan[0], plan[1]);
  }

  private static double share(CapacityResults results, int[] plan, String step) {
    return results.waits().stream()
        .filter(row -> row.scenario().equals(name(plan)) && row.name().equals(step))
        .filter(row -> row.quantity().equals("share_within_target"))
        .mapToDouble(row -> row.value().orElse(0))
        .sum();
  }

  private static List<Double> cost(List<SearchRow> rows, String verdict) {
    return rows.stream().filter(row -> row.verdict().equals(verdict)).map(SearchRow::cost).toList();
  }
}
