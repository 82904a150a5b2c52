package org.reliefspan.simulation.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.reliefspan.domain.pathway.ProfileColumn;
import org.reliefspan.domain.pathway.Profiles;
import org.reliefspan.domain.pathway.TimeSpec;
import org.reliefspan.simulation.run.SimulationRequest.Engine;

/** Patients that begin with rows of a table. */
class ProfilesTest {
  private static final double[] AGES = {30, 40, 50, 60, 70};
  private static final double[] WEIGHTS = {1, 0, 3, 4, 2};
  private static final List<String> SEXES = List.of("F", "M", "F", "M", "F");

  private static PathwayText model(Profiles profiles) {
    Map<String, ProfileColumn> columns = new LinkedHashMap<>();
    columns.put("age", ProfileColumn.ofNumbers(AGES));
    columns.put("sex", ProfileColumn.ofWords(SEXES));
    return PathwayText.cycles("profiles", "1", TimeSpec.Correction.HALF_CYCLE)
        .profiles(profiles, columns)
        .state("a", "value", "1")
        .start("a", "1")
        .outcome("age", "age")
        .outcome("women", "ifelse(sex == \"F\", 1, 0)")
        .outcome("age_of_women", "ifelse(sex == \"F\", age, 0)")
        .outcome("nobody", "ifelse(age == 40, 1, 0)");
  }

  private static SimulationResult run(PathwayText model, Engine engine) {
    return Simulation.run(SimulationRequest.of(model.resolved(), engine, 40_000, 5));
  }

  /** Means by weight: ages 30, 50, 60, 70 with 0.1, 0.3, 0.4, 0.2; women are rows 1, 3, 5. */
  @Test
  void cohortsAndPatientsHaveTheMeansOfTheRows() {
    PathwayText model = model(Profiles.weighted(WEIGHTS));
    double[] expected = {56, 0.6, 32, 0};
    SimulationResult cohort = run(model, Engine.COHORT);
    SimulationResult patients = run(model, Engine.SIMULATION);
    for (int k = 0; k < expected.length; k++) {
      assertThat(cohort.value(0, k)).isCloseTo(expected[k], within(1e-12));
      assertThat(patients.value(0, k))
          .isCloseTo(expected[k], within(4 * patients.error(0, k) + 1e-12));
    }
    assertThat(patients.error(0, 0)).isPositive();
  }

  @Test
  void rowsStayWholeAndStrategiesShareThem() {
    PathwayText model = model(Profiles.equallyLikely(AGES.length)).strategy("one").strategy("two");
    for (double[] gains : Simulation.patients(model.resolved(), 5, List.of(0L, 1L, 2L, 3L, 4L))) {
      int row = (int) ((gains[0] - 30) / 10);
      assertThat(gains[1]).isEqualTo(SEXES.get(row).equals("F") ? 1 : 0);
      assertThat(new double[] {gains[4], gains[5], gains[6], gains[7]})
          .containsExactly(gains[0], gains[1], gains[2], gains[3]);
    }
  }

  @Test
  void everyRowHasItsShareOfUniformNumbers() {
    Profiles profiles = Profiles.weighted(WEIGHTS);
    int[] counts = new int[WEIGHTS.length];
    for (int i = 0; i < 1000; i++) {
      counts[profiles.at((i + 0.5) / 1000)]++;
    }
    assertThat(counts).containsExactly(100, 0, 300, 400, 200);
    assertThat(profiles.at(0.1)).isEqualTo(2);
    assertThat(profiles.at(Math.nextDown(1.0))).isEqualTo(4);
    assertThat(Profiles.weighted(new double[] {0, 1, 0}).at(0)).isEqualTo(1);
    assertThat(Profiles.weighted(new double[] {0, 1, 0}).at(Math.nextDown(1.0))).isEqualTo(1);
    assertThat(Profiles.equallyLikely(3).at(Math.nextDown(1.0))).isEqualTo(2);
  }
}
