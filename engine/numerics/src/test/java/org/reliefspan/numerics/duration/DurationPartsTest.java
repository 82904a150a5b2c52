package org.reliefspan.numerics.duration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.reliefspan.numerics.model.NotEstimableException;

/** Places in memory; tasks and results travel through bytes as they would between machines. */
class DurationPartsTest {
  private record Places(List<DurationSample> samples) implements DurationParts.Collector {
    @Override
    public <R extends Serializable> List<R> collect(DurationParts.Task<R> task) {
      List<R> results = new ArrayList<>();
      for (DurationSample sample : samples) {
        results.add(travelled(travelled(task).apply(sample)));
      }
      return results;
    }
  }

  @SuppressWarnings({"unchecked", "BanSerializableRead"})
  private static <T> T travelled(T value) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
        out.writeObject(value);
      }
      try (ObjectInputStream in =
          new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
        return (T) in.readObject();
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (ClassNotFoundException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static DurationSample rows(DurationSample all, int from, int to) {
    double[] left = new double[to - from];
    double[] right = new double[to - from];
    double[] entry = new double[to - from];
    double[] weight = new double[to - from];
    int[] cluster = new int[to - from];
    double[] design = new double[4 * (to - from)];
    for (int i = 0; i < left.length; i++) {
      left[i] = Math.exp(all.logLeft(from + i));
      right[i] = Math.exp(all.logRight(from + i));
      entry[i] = Math.exp(all.logEntry(from + i));
      weight[i] = 1 + (from + i) % 3;
      cluster[i] = i / 5;
      for (int j = 0; j < 4; j++) {
        design[4 * i + j] = j < 3 ? all.covariate(from + i, j) : all.covariate(from + i, 1) + 1;
      }
    }
    return DurationSample.of(left, right, design, 4)
        .withEntries(entry)
        .withWeights(weight)
        .withClusters(cluster);
  }

  @ParameterizedTest
  @EnumSource
  void placesAddUpToTheJoinedRows(DurationDistribution distribution) {
    DurationSample all =
        SimulatedDurations.mixed(StandardLaw.GUMBEL, 300, new SplittableRandom(12));
    AcceleratedFailureTime model = AcceleratedFailureTime.of(distribution);
    DurationFit joined = model.fit(rows(all, 0, 300));
    DurationParts places =
        new DurationParts(
            new Places(List.of(rows(all, 0, 100), rows(all, 100, 100), rows(all, 100, 300))), 1);
    DurationFit fit = places.fit(model);
    assertThat(fit.logLikelihood()).isCloseTo(joined.logLikelihood(), within(1e-9));
    assertThat(fit.coefficients().isEstimable(3)).isFalse();
    for (int i = 0; i < fit.coefficients().size(); i++) {
      double error = joined.coefficients().standardError(i);
      assertThat(fit.coefficients().estimate(i))
          .isCloseTo(joined.coefficients().estimate(i), within(1e-6 * error));
      assertThat(fit.coefficients().robustStandardError(i).orElseThrow())
          .isCloseTo(
              joined.coefficients().robustStandardError(i).orElseThrow(), within(1e-6 * error));
    }
    assertThat(places.fitIntercept(model).logLikelihood())
        .isCloseTo(model.fitIntercept(rows(all, 0, 300)).logLikelihood(), within(1e-9));
  }

  @ParameterizedTest
  @EnumSource(names = "WEIBULL")
  void refusalsAreThoseOfTheJoinedRows(DurationDistribution distribution) {
    double[] times = {1, 2, 3};
    double[] open = new double[3];
    Arrays.fill(open, Double.POSITIVE_INFINITY);
    DurationSample censored = DurationSample.of(times, open, new double[] {1, 1, 1}, 1);
    DurationParts places = new DurationParts(new Places(List.of(censored, censored)), 1);
    assertThatThrownBy(() -> places.fit(AcceleratedFailureTime.of(distribution)))
        .isInstanceOf(NotEstimableException.class)
        .hasMessageContaining("No row has an end");
  }
}
