package org.reliefspan.report.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.reliefspan.domain.simulation.FlowRow;
import org.reliefspan.domain.simulation.MeasureRow;
import org.reliefspan.domain.simulation.OccupancyRow;
import org.reliefspan.report.chart.Amounts;
import org.reliefspan.report.chart.FlowChart;
import org.reliefspan.report.chart.LineChart;
import org.reliefspan.report.chart.OccupancyChart;

/** Where patients are over time, and where they went. */
final class OverTimePart {
  private final SimulatedRows rows;
  private final List<String> states;

  private OverTimePart(SimulatedRows rows) {
    this.rows = rows;
    this.states = rows.results().structure().states().stream().map(row -> row.state()).toList();
  }

  static Part of(SimulatedRows rows) {
    OverTimePart part = new OverTimePart(rows);
    List<FigureView> figures = new ArrayList<>(List.of(part.occupancy()));
    figures.addAll(part.measures());
    figures.addAll(part.flows());
    return Part.of("over-time", "Where patients are over time", "", figures);
  }

  private FigureView occupancy() {
    List<OccupancyChart.Panel> panels = rows.strategies().stream().map(this::panel).toList();
    String svg =
        OccupancyChart.svg(
            new OccupancyChart.Content(
                "Where patients are over time", rows.timeWords(), states, panels));
    return new FigureView(
        "occupancy",
        "Share of patients in each state",
        "Every strategy has a panel; all shares are in tables/occupancy.csv.",
        svg,
        TableView.empty());
  }

  private OccupancyChart.Panel panel(String strategy) {
    List<OccupancyRow> own =
        rows.results().occupancy().stream().filter(row -> row.strategy().equals(strategy)).toList();
    double[] times =
        own.stream()
            .filter(row -> row.state().equals(states.get(0)))
            .mapToDouble(OccupancyRow::time)
            .toArray();
    double[][] shares = new double[states.size()][];
    for (int i = 0; i < shares.length; i++) {
      String state = states.get(i);
      shares[i] =
          own.stream()
              .filter(row -> row.state().equals(state))
              .mapToDouble(OccupancyRow::value)
              .toArray();
    }
    return new OccupancyChart.Panel(rows.title(strategy), times, shares);
  }

  private List<FigureView> measures() {
    return rows.results().histories().measures().stream()
        .map(MeasureRow::measure)
        .distinct()
        .map(this::measure)
        .toList();
  }

  private FigureView measure(String measure) {
    List<LineChart.Line> lines =
        rows.strategies().stream().flatMap(strategy -> line(strategy, measure).stream()).toList();
    String words = measure.replace('_', ' ').replace('.', ' ');
    String title = "Over time: " + words;
    return new FigureView(
        FigureView.name("measure", measure),
        title,
        "Means over the simulated patients who are not in a final state%s; all are in"
                .formatted(hasBands(lines) ? ", with 95% of the draws of the parameters" : "")
            + " tables/measures.csv.",
        LineChart.svg(
            new LineChart.Content(title, rows.timeWords(), "Mean of " + words, false, "", lines)),
        TableView.empty());
  }

  private Optional<LineChart.Line> line(String strategy, String measure) {
    List<MeasureRow> own =
        rows.results().histories().measures().stream()
            .filter(row -> row.strategy().equals(strategy) && row.measure().equals(measure))
            .toList();
    return own.size() < 2
        ? Optional.empty()
        : Optional.of(
            new LineChart.Line(
                rows.title(strategy),
                own.stream().mapToDouble(MeasureRow::time).toArray(),
                own.stream().mapToDouble(MeasureRow::value).toArray(),
                new boolean[own.size()],
                band(own)));
  }

  private static boolean hasBands(List<LineChart.Line> lines) {
    return lines.stream().anyMatch(line -> line.band().across().length > 0);
  }

  private static LineChart.Band band(List<MeasureRow> rows) {
    List<MeasureRow> limited =
        rows.stream().filter(row -> row.parameterLimits().isPresent()).toList();
    return new LineChart.Band(
        limited.stream().mapToDouble(MeasureRow::time).toArray(),
        limited.stream().mapToDouble(row -> row.parameterLimits().orElseThrow().lower()).toArray(),
        limited.stream().mapToDouble(row -> row.parameterLimits().orElseThrow().upper()).toArray());
  }

  private List<FigureView> flows() {
    return rows.strategies().stream().flatMap(strategy -> flow(strategy).stream()).toList();
  }

  private List<FigureView> flow(String strategy) {
    List<FlowRow> own =
        rows.results().histories().flows().stream()
            .filter(row -> row.strategy().equals(strategy))
            .toList();
    if (own.isEmpty()) {
      return List.of();
    }
    List<Double> times = new ArrayList<>(own.stream().map(FlowRow::fromTime).distinct().toList());
    times.add(own.get(own.size() - 1).toTime());
    List<FlowChart.Ribbon> ribbons =
        own.stream()
            .map(
                row ->
                    new FlowChart.Ribbon(
                        times.indexOf(row.fromTime()),
                        states.indexOf(row.from()),
                        states.indexOf(row.to()),
                        row.value()))
            .toList();
    String unit = rows.results().setting().timeUnit() + "s";
    String title = "Where patients went: " + rows.title(strategy);
    return List.of(
        new FigureView(
            FigureView.name("flow", strategy),
            title,
            "States at some times; ribbons are as broad as the share of simulated patients who are"
                + " in one state and then in the other. What happens between is not shown.",
            FlowChart.svg(
                new FlowChart.Content(
                    title,
                    states,
                    times.stream().map(time -> Amounts.plain(time) + " " + unit).toList(),
                    ribbons)),
            TableView.empty()));
  }
}
