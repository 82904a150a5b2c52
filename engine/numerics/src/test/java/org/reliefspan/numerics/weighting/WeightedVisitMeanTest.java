package org.reliefspan.numerics.weighting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.reliefspan.numerics.accumulate.ClusteredMean;
import org.reliefspan.numerics.accumulate.MeanEstimate;
import org.reliefspan.numerics.limits.Limits;
import org.reliefspan.numerics.random.Philox;
import org.reliefspan.numerics.random.Purpose;

class WeightedVisitMeanTest {
  @Test
  void withoutModelsItIsTheClusteredMean() {
    double[] value = {3, 5, 8, 1, 9};
    int[] cluster = {0, 0, 1, 2, 2};
    WeightedVisitMean mean =
        WeightedVisitMean.of(
            new WeightedVisitMean.Outcomes(value, cluster, List.of()), 3, List.of());
    MeanEstimate plain = ClusteredMean.of(value, cluster);
    assertThat(mean.mean()).isCloseTo(plain.mean(), within(1e-14));
    assertThat(mean.standardError().orElseThrow())
        .isCloseTo(plain.standardError().orElseThrow(), within(1e-14));
    assertThat(mean.meanWeight()).isEqualTo(1);
  }

  @Test
  void ofEqualWeightsTheLimitsAreTheUsualOnes() {
    double[] value = {3, 5, 4, 8, 6};
    int[] cluster = {0, 1, 2, 3, 4};
    Limits limits =
        WeightedVisitMean.of(
                new WeightedVisitMean.Outcomes(value, cluster, List.of()), 6, List.of())
            .limits(0.95)
            .orElseThrow();
    // R 4.2.2: t.test(c(3, 5, 4, 8, 6))$conf.int
    assertThat(limits.lower()).isCloseTo(2.811611612, within(1e-8));
    assertThat(limits.upper()).isCloseTo(7.588388388, within(1e-8));
  }

  @Test
  void weightsAverageToOneAtEachVisitTime() {
    PainWorld world = new PainWorld(5, 400);
    VisitProcesses visits = VisitProcesses.fit(world.visits(false), 2);
    WeightedVisitMean mean = WeightedVisitMean.of(world.outcomes(), 400, List.of(visits));
    assertThat(mean.meanWeight()).isBetween(0.97, 1.03);
  }

  @Test
  void aProcessWithFewVisitsKeepsItsWeights() {
    VisitRows rows =
        new VisitRows(
            new double[] {1, 2, 3},
            1,
            new double[] {0, 0, 0},
            new double[] {5, 6, 7},
            new int[] {1, 1, 0},
            new int[] {0, 1, 2});
    VisitProcesses visits = VisitProcesses.fit(rows, 1);
    assertThat(visits.isModelled(0)).isFalse();
    assertThat(visits.logWeight(0)).isZero();
  }

  /** The error of estimated weights against refitting on resampled patients. */
  @Test
  void theErrorIsThatOfThePatientBootstrap() {
    int size = 150;
    PainWorld world = new PainWorld(11, size);
    VisitRows rows = world.visits(false);
    WeightedVisitMean.Outcomes outcomes = world.outcomes();
    double stacked =
        WeightedVisitMean.of(outcomes, size, List.of(VisitProcesses.fit(rows, 2)))
            .standardError()
            .orElseThrow();
    Philox philox = Philox.keyed(3, "bootstrap");
    Purpose who = Purpose.of("who");
    int replicates = 150;
    double[] means = new double[replicates];
    for (int b = 0; b < replicates; b++) {
      int replicate = b;
      int[] drawn =
          IntStream.range(0, size)
              .map(i -> (int) (size * philox.uniform(i, who, replicate)))
              .toArray();
      Resampled sample = Resampled.of(rows, outcomes, drawn);
      means[b] =
          WeightedVisitMean.of(sample.outcomes, size, List.of(VisitProcesses.fit(sample.rows, 2)))
              .mean();
    }
    MeanEstimate spread = ClusteredMean.of(means, IntStream.range(0, replicates).toArray());
    double bootstrap = spread.standardError().orElseThrow() * Math.sqrt(replicates);
    assertThat(stacked / bootstrap).isBetween(0.8, 1.25);
  }

  /** Rows and outcomes of patients drawn with replacement. */
  private record Resampled(VisitRows rows, WeightedVisitMean.Outcomes outcomes) {
    static Resampled of(VisitRows rows, WeightedVisitMean.Outcomes outcomes, int[] drawn) {
      int columns = rows.columns();
      int[] picks =
          IntStream.range(0, drawn.length)
              .flatMap(
                  i ->
                      IntStream.range(0, rows.start().length)
                          .filter(row -> rows.cluster()[row] == drawn[i]))
              .toArray();
      int[] cluster = new int[picks.length];
      double[] design = new double[picks.length * columns];
      int at = 0;
      for (int i = 0; i < drawn.length; i++) {
        int patient = drawn[i];
        int own = (int) IntStream.of(rows.cluster()).filter(number -> number == patient).count();
        for (int k = 0; k < own; k++, at++) {
          cluster[at] = i;
          System.arraycopy(rows.design(), picks[at] * columns, design, at * columns, columns);
        }
      }
      VisitRows chosen =
          new VisitRows(
              design,
              columns,
              pick(rows.start(), picks),
              pick(rows.stop(), picks),
              IntStream.of(picks).map(row -> rows.process()[row]).toArray(),
              cluster);
      double[] scoreOfRow = new double[rows.start().length];
      int[] target = outcomes.target().get(0);
      for (int i = 0; i < target.length; i++) {
        scoreOfRow[target[i]] = outcomes.value()[i];
      }
      int[] ends = IntStream.range(0, picks.length).filter(i -> chosen.process()[i] > 0).toArray();
      double[] value = IntStream.of(ends).mapToDouble(i -> scoreOfRow[picks[i]]).toArray();
      int[] owner = IntStream.of(ends).map(i -> cluster[i]).toArray();
      return new Resampled(chosen, new WeightedVisitMean.Outcomes(value, owner, List.of(ends)));
    }

    private static double[] pick(double[] values, int[] picks) {
      return IntStream.of(picks).mapToDouble(row -> values[row]).toArray();
    }
  }

  @Test
  void emptyOutcomesAreRefused() {
    assertThatThrownBy(() -> new WeightedVisitMean.Outcomes(new double[0], new int[0], List.of()))
        .hasMessageContaining("must not be empty");
  }
}
