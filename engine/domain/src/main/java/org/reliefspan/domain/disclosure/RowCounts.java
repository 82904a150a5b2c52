package org.reliefspan.domain.disclosure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.reliefspan.domain.disclosure.Withholdable.CountedValue;
import org.reliefspan.domain.disclosure.Withholdable.People;
import org.reliefspan.domain.estimate.Estimate;
import org.reliefspan.domain.estimate.FunctionRow;
import org.reliefspan.domain.estimate.ReliefRow;

/**
 * Which counts one row shows: the people behind it, and its value when that counts people too.
 *
 * @param sums how the value's counts add up across strata
 */
record RowCounts(
    People people, Optional<CountedValue> value, List<Cell> valueCells, Relation.Kind sums) {
  private static final Set<String> COUNTS = Set.of("improved", "same", "worse");
  private static final String NOT_EVALUABLE = "not_evaluable_";
  private static final String SHARE = "responder_share";
  private static final String SHARE_AT_HORIZON = "responder_share_";

  private static final List<String> RATIOS = List.of("time_ratio:", "response_odds_ratio:");

  /** Shares of people besides those who respond. */
  private static final Set<String> SHARES =
      Set.of("share_repeat_or_surgery", "share_treated_again", "share_unseen");

  RowCounts {
    valueCells = List.copyOf(valueCells);
  }

  /** Empty when the row's counts are withheld already. */
  static Optional<RowCounts> of(String analysis, ReliefRow row) {
    var key = row.key();
    String slice =
        String.join(
            "|", analysis, key.definition(), key.strategy(), key.population(), key.estimator());
    return people(key.procedure(), key.stratum(), row.episodes(), row.patients())
        .map(
            people ->
                of(
                    new CountedValue(people, slice, row.quantity()),
                    row.estimate(),
                    horizon(row).isPresent() ? Relation.Kind.EXACT : Relation.Kind.ROUGH));
  }

  /** The horizon of a row that counts the evaluable or the others; empty for other rows. */
  static Optional<String> horizon(ReliefRow row) {
    return Stream.of(SHARE_AT_HORIZON, NOT_EVALUABLE)
        .filter(row.quantity()::startsWith)
        .map(start -> row.quantity().substring(start.length()))
        .findFirst();
  }

  /** Whether the row is about the evaluable of its population only. */
  static boolean isOfEvaluable(ReliefRow row) {
    return row.quantity().startsWith(SHARE_AT_HORIZON);
  }

  /** Whether the row is about the episodes of its population that have all covariates. */
  static boolean isOfComplete(ReliefRow row) {
    return RATIOS.stream().anyMatch(row.quantity()::startsWith);
  }

  /** Empty when the row's counts are withheld already. */
  static Optional<RowCounts> of(FunctionRow row) {
    String slice = String.join("|", row.measure(), row.horizon());
    return people(row.procedure(), row.stratum(), row.episodes(), row.patients())
        .map(
            people ->
                of(
                    new CountedValue(people, slice, row.quantity()),
                    row.estimate(),
                    Relation.Kind.EXACT));
  }

  private static Optional<People> people(
      String procedure, String stratum, OptionalLong episodes, OptionalLong patients) {
    return episodes.isPresent() && patients.isPresent()
        ? Optional.of(new People(procedure, stratum, episodes.getAsLong(), patients.getAsLong()))
        : Optional.empty();
  }

  private static RowCounts of(CountedValue value, Estimate estimate, Relation.Kind sums) {
    List<Cell> cells = cells(value, ends(estimate));
    return new RowCounts(
        value.people(), cells.isEmpty() ? Optional.empty() : Optional.of(value), cells, sums);
  }

  private static List<Double> ends(Estimate estimate) {
    if (estimate instanceof Estimate.Point point) {
      return List.of(point.value());
    }
    if (estimate instanceof Estimate.Range range && Double.isFinite(range.right())) {
      return List.of(range.right(), range.left());
    }
    return List.of();
  }

  private static boolean isCount(String quantity) {
    return COUNTS.contains(quantity) || quantity.startsWith(NOT_EVALUABLE);
  }

  private static boolean isShare(String quantity) {
    return quantity.startsWith(SHARE) || SHARES.contains(quantity);
  }

  private static List<Cell> cells(CountedValue value, List<Double> ends) {
    List<Cell> cells = new ArrayList<>();
    for (double end : ends) {
      if (isCount(value.quantity())) {
        cells.add(new Cell(value, "episodes", Math.round(end)));
      } else if (isShare(value.quantity())) {
        cells.add(new Cell(value, "episodes", Math.round(end * value.people().episodes())));
        cells.add(new Cell(value, "patients", Math.round(end * value.people().patients())));
      }
    }
    return cells;
  }
}
