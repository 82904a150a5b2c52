package org.reliefspan.report.table;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.reliefspan.domain.estimate.Estimate;
import org.reliefspan.domain.quantity.Interval;

/** The columns in which every estimate is written. */
final class EstimateColumns<R> {
  private final Function<R, Estimate> estimate;

  EstimateColumns(Function<R, Estimate> estimate) {
    this.estimate = estimate;
  }

  Column<R> value() {
    return number(
        "value", "The estimate; the right end where the data fix only a range", this::value);
  }

  List<Column<R>> range() {
    return List.of(
        number("value_left", "Left end (excluded) of a range that the data fix", this::left),
        number("value_right", "Right end (included) of that range", this::right));
  }

  List<Column<R>> limits() {
    return List.of(
        number("lower", "Lower confidence limit", found -> limit(found, Interval::lower)),
        number("upper", "Upper confidence limit", found -> limit(found, Interval::upper)));
  }

  Column<R> level() {
    return number(
        "level", "Confidence level of the limits", found -> limit(found, Interval::level));
  }

  Column<R> note(Function<R, String> remark) {
    return Column.text(
        "note",
        "Why a value is missing, or a caution",
        row -> joined(reason(estimate.apply(row)), remark.apply(row)));
  }

  List<Column<R>> details(Function<R, String> remark) {
    return List.of(
        Column.text(
            "kind", "point, range, not_estimable or suppressed", row -> kind(estimate.apply(row))),
        Column.text("reason", "Why no value can be computed", row -> reason(estimate.apply(row))),
        Column.text("remark", "The note without that reason", remark));
  }

  private Column<R> number(
      String name, String explanation, Function<Estimate, Optional<Double>> cell) {
    return Column.number(name, explanation, row -> Cell.of(cell.apply(estimate.apply(row))));
  }

  private Optional<Double> value(Estimate found) {
    return found instanceof Estimate.Point point ? Optional.of(point.value()) : right(found);
  }

  private Optional<Double> left(Estimate found) {
    return found instanceof Estimate.Range range ? Optional.of(range.left()) : Optional.empty();
  }

  private Optional<Double> right(Estimate found) {
    return found instanceof Estimate.Range range ? Optional.of(range.right()) : Optional.empty();
  }

  private static Optional<Double> limit(Estimate found, Function<Interval, Double> end) {
    return limits(found).map(end);
  }

  static Optional<Interval> limits(Estimate found) {
    if (found instanceof Estimate.Point point) {
      return point.limits();
    }
    return found instanceof Estimate.Range range ? range.limits() : Optional.empty();
  }

  private static String reason(Estimate found) {
    return found instanceof Estimate.NotEstimable missing ? missing.reason() : "";
  }

  private static String kind(Estimate found) {
    if (found instanceof Estimate.Point) {
      return "point";
    }
    if (found instanceof Estimate.Range) {
      return "range";
    }
    return found instanceof Estimate.NotEstimable ? "not_estimable" : "suppressed";
  }

  private static String joined(String left, String right) {
    return left.isEmpty() || right.isEmpty() ? left + right : left + "; " + right;
  }
}
