package org.reliefspan.report.html;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.reliefspan.domain.simulation.AcceptabilityRow;
import org.reliefspan.domain.simulation.DrawRow;
import org.reliefspan.domain.simulation.InformationRow;
import org.reliefspan.domain.simulation.Setting;
import org.reliefspan.report.chart.Amounts;
import org.reliefspan.report.chart.LineChart;
import org.reliefspan.report.chart.PlaneChart;

/** How sure a choice is: plane, acceptability, value of information. */
final class UncertaintyPart {
  private static final String ID = "sure";
  private static final String TITLE = "How sure the choice is";

  private final SimulatedRows rows;
  private final Setting.Choice choice;

  private UncertaintyPart(SimulatedRows rows, Setting.Choice choice) {
    this.rows = rows;
    this.choice = choice;
  }

  static Part of(SimulatedRows rows) {
    if (rows.results().setting().choice().isEmpty()) {
      return Part.missing(ID, TITLE, "The file names no decision: cost, effect and thresholds.");
    }
    if (rows.strategies().size() < 2) {
      return Part.missing(ID, TITLE, "The file has one strategy, so there is nothing to choose.");
    }
    return new UncertaintyPart(rows, rows.results().setting().choice().get()).part();
  }

  private Part part() {
    List<FigureView> figures = new ArrayList<>(List.of(plane()));
    boolean drawn = !rows.results().acceptability().isEmpty();
    if (drawn) {
      figures.add(acceptability());
      figures.add(information());
    }
    String lead =
        drawn
            ? "Each of %d draws gives every uncertain parameter another value."
                .formatted(rows.draws())
            : "Without draws of the parameters (--draws) there is no telling how sure the choice"
                + " is: the plane has the strategies alone, curves are left out.";
    return Part.of(ID, TITLE, lead, figures).folding(folds());
  }

  private List<Fold> folds() {
    List<List<String>> lines = new ArrayList<>();
    double threshold = choice.threshold().orElse(0.0);
    rows.results().information().stream()
        .filter(row -> row.threshold() == threshold && !row.parameter().isEmpty())
        .sorted((one, other) -> Double.compare(other.value(), one.value()))
        .forEach(
            row ->
                lines.add(
                    List.of(
                        row.parameter().replace('_', ' ').replace(";", " and "),
                        Amounts.withError(row.value(), row.monteCarloError()))));
    return Fold.filled(
        new Fold(
            "What it is worth to know single parameters",
            TableView.readable(
                List.of("Parameter", "Value per patient\n" + rows.unitOrName(choice.cost())),
                lines,
                "voi")));
  }

  private FigureView plane() {
    List<PlaneChart.Cloud> clouds = new ArrayList<>();
    for (String strategy : rows.strategies().subList(1, rows.strategies().size())) {
      clouds.add(
          new PlaneChart.Cloud(
              rows.title(strategy),
              beyondFirst(strategy, choice.effect()),
              beyondFirst(strategy, choice.cost()),
              rows.sum(strategy, choice.effect()) - rows.sum(rows.first(), choice.effect()),
              rows.sum(strategy, choice.cost()) - rows.sum(rows.first(), choice.cost())));
    }
    String words =
        choice
            .threshold()
            .map(
                threshold ->
                    "worth its cost to the right of this line: %s for one %s"
                        .formatted(
                            Amounts.plain(threshold, rows.unit(choice.cost())),
                            rows.unitOrName(choice.effect())))
            .orElse("");
    String svg =
        PlaneChart.svg(
            new PlaneChart.Content(
                "Cost-effectiveness plane",
                "%s gained beyond %s".formatted(rows.named(choice.effect()), first()),
                "%s beyond %s".formatted(rows.named(choice.cost()), first()),
                choice.threshold().map(OptionalDouble::of).orElseGet(OptionalDouble::empty),
                words,
                clouds));
    return new FigureView(
        "plane",
        "Cost and effect beyond " + first(),
        "Large dots: the parameters as written. Small dots: draws of the parameters.",
        svg,
        TableView.empty());
  }

  private String first() {
    return rows.title(rows.first());
  }

  private double[] beyondFirst(String strategy, String outcome) {
    double[] own = drawn(strategy, outcome);
    double[] compared = drawn(rows.first(), outcome);
    for (int i = 0; i < own.length; i++) {
      own[i] -= compared[i];
    }
    return own;
  }

  private double[] drawn(String strategy, String outcome) {
    return rows.results().draws().stream()
        .filter(row -> row.strategy().equals(strategy) && row.outcome().equals(outcome))
        .mapToDouble(DrawRow::value)
        .toArray();
  }

  private FigureView acceptability() {
    List<LineChart.Line> lines = new ArrayList<>();
    for (String strategy : rows.strategies()) {
      List<AcceptabilityRow> own =
          rows.results().acceptability().stream()
              .filter(row -> row.strategy().equals(strategy))
              .toList();
      boolean[] best = new boolean[own.size()];
      for (int i = 0; i < best.length; i++) {
        best[i] = own.get(i).frontier();
      }
      lines.add(
          new LineChart.Line(
              rows.title(strategy),
              own.stream().mapToDouble(AcceptabilityRow::threshold).toArray(),
              own.stream().mapToDouble(AcceptabilityRow::probability).toArray(),
              best));
    }
    String svg =
        LineChart.svg(
            new LineChart.Content(
                "Acceptability by threshold",
                thresholdWords(),
                "share of draws",
                true,
                "highest mean net benefit: the one to choose",
                lines));
    return new FigureView(
        "ceac",
        "How often each strategy is the best one",
        "The one with the highest mean net benefit need not be the one that is best most often.",
        svg,
        TableView.empty());
  }

  private String thresholdWords() {
    return "paid for one %s, %s"
        .formatted(rows.unitOrName(choice.effect()), rows.unitOrName(choice.cost()));
  }

  private FigureView information() {
    List<InformationRow> all =
        rows.results().information().stream().filter(row -> row.parameter().isEmpty()).toList();
    String svg =
        LineChart.svg(
            new LineChart.Content(
                "Value of perfect information",
                thresholdWords(),
                rows.unitOrName(choice.cost()) + " per patient",
                false,
                "",
                List.of(
                    new LineChart.Line(
                        "all parameters",
                        all.stream().mapToDouble(InformationRow::threshold).toArray(),
                        all.stream().mapToDouble(InformationRow::value).toArray(),
                        new boolean[0]))));
    return new FigureView(
        "evpi",
        "What it would be worth to know all parameters",
        "Per patient, before the choice: no study can be worth more. It is high where the choice"
            + " is close and much hangs on it.",
        svg,
        TableView.empty());
  }
}
