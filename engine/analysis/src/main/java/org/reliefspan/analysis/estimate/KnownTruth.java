package org.reliefspan.analysis.estimate;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.reliefspan.domain.estimate.ReliefRow;
import org.reliefspan.domain.estimate.TruthRow;

/**
 * The known truth of a synthetic clinic. Estimates of the same quantity, population, definition and
 * strategy stand beside it, whatever their estimator.
 */
public final class KnownTruth {
  private final Map<Quantity, Value> values;

  private KnownTruth(Map<Quantity, Value> values) {
    this.values = values;
  }

  /** No truth is known: the usual case. */
  public static KnownTruth none() {
    return new KnownTruth(Map.of());
  }

  /** The truth of these quantities. */
  public static KnownTruth of(Map<Quantity, Value> values) {
    return new KnownTruth(Map.copyOf(values));
  }

  /** What a true value is about. */
  public record Quantity(
      String procedure,
      String stratum,
      String definition,
      String strategy,
      String population,
      String quantity) {}

  /** A true value and one standard error of its Monte Carlo computation. */
  public record Value(double value, double monteCarloError) {}

  List<TruthRow> compare(StudyEstimates estimates) {
    Stream<TruthRow> main = estimates.relief().stream().flatMap(row -> compare("main", row));
    Stream<TruthRow> others =
        estimates.sensitivity().stream().flatMap(row -> compare(row.analysis(), row.row()));
    return Stream.concat(main, others).collect(Collectors.toList());
  }

  private Stream<TruthRow> compare(String analysis, ReliefRow row) {
    Value value =
        values.get(
            new Quantity(
                row.key().procedure(),
                row.key().stratum(),
                row.key().definition(),
                row.key().strategy(),
                row.key().population(),
                row.quantity()));
    return value == null
        ? Stream.empty()
        : Stream.of(new TruthRow(analysis, row, value.value(), value.monteCarloError()));
  }
}
