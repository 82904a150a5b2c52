package org.reliefspan.report.table;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.reliefspan.domain.disclosure.Publishable;
import org.reliefspan.domain.simulation.CalibrationResults;
import org.reliefspan.domain.simulation.CalibrationResults.Parameter;
import org.reliefspan.domain.simulation.CalibrationResults.Spread;
import org.reliefspan.domain.simulation.CalibrationResults.Target;
import org.reliefspan.domain.simulation.CalibrationResults.Wave;

/** Tables of a calibrated pathway. */
public final class CalibrationTables {
  private CalibrationTables() {}

  /** What is said about waves, targets and parameters. */
  public static List<ResultTable<?>> of(Publishable<CalibrationResults> published) {
    CalibrationResults results = published.content();
    return List.of(
        waves(results.waves()), targets(results.targets()), parameters(results.parameters()));
  }

  /** Equally weighted draws: a column for each parameter. */
  public static ResultTable<List<Double>> draws(Publishable<CalibrationResults> published) {
    List<Parameter> parameters = published.content().parameters();
    List<Column<List<Double>>> columns = new ArrayList<>();
    for (int i = 0; i < parameters.size(); i++) {
      int index = i;
      columns.add(
          real(parameters.get(i).name(), "A parameter of the pathway", row -> row.get(index)));
    }
    return new ResultTable<>(
        "draws",
        "Equally weighted draws of the parameters",
        columns,
        List.of(),
        published.content().draws());
  }

  private static ResultTable<Wave> waves(List<Wave> rows) {
    return new ResultTable<>(
        "calibration",
        "Points that were simulated, wave by wave",
        List.of(
            count("wave", "Counted from 1", Wave::number),
            count("points", "Values of the parameters that were simulated", Wave::points),
            real("space", "Share of the laws that earlier waves did not rule out", Wave::space),
            count("kept", "Points that are not ruled out", Wave::kept),
            real(
                "kept_share",
                "Their share",
                row -> row.points() == 0 ? 0 : (double) row.kept() / row.points()),
            real(
                "best_implausibility",
                "Standard errors between the closest point so far and its furthest target",
                Wave::bestImplausibility)),
        List.of(),
        rows);
  }

  private static ResultTable<Target> targets(List<Target> rows) {
    List<Column<Target>> columns = new ArrayList<>();
    columns.add(Column.text("target", "What was observed", Target::words));
    columns.add(Column.text("strategy", "Under which strategy", Target::strategy));
    columns.addAll(spread("value", "", "As observed", Target::observed));
    columns.addAll(spread("before", "before_", "Points of the first wave", Target::before));
    columns.addAll(spread("after", "after_", "The draws", Target::after));
    columns.add(
        real("closest", "Least standard errors from this target, over points", Target::closest));
    columns.add(Column.text("source", "Where it comes from", Target::source));
    return new ResultTable<>(
        "targets", "What was observed beside what is simulated", columns, List.of(), rows);
  }

  private static ResultTable<Parameter> parameters(List<Parameter> rows) {
    List<Column<Parameter>> columns = new ArrayList<>();
    columns.add(Column.text("parameter", "As in the file", Parameter::name));
    columns.addAll(spread("before", "before_", "Points of the first wave", Parameter::before));
    columns.addAll(spread("after", "after_", "The draws", Parameter::after));
    return new ResultTable<>(
        "parameters", "Uncertain parameters before and after", columns, List.of(), rows);
  }

  private static <R> List<Column<R>> spread(
      String mean, String prefix, String explanation, Function<R, Spread> of) {
    return List.of(
        real(mean, explanation + ": mean", row -> of.apply(row).mean()),
        real(prefix + "lower", explanation + ": 95% limit", row -> of.apply(row).lower()),
        real(prefix + "upper", explanation + ": 95% limit", row -> of.apply(row).upper()));
  }

  private static <R> Column<R> real(String name, String explanation, ToDoubleFunction<R> of) {
    return Column.number(name, explanation, row -> new Cell.Real(of.applyAsDouble(row)));
  }

  private static <R> Column<R> count(String name, String explanation, ToDoubleFunction<R> of) {
    return Column.count(name, explanation, row -> new Cell.Count((long) of.applyAsDouble(row)));
  }
}
