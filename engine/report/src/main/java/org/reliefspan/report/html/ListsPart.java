package org.reliefspan.report.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.reliefspan.domain.quantity.Interval;
import org.reliefspan.domain.simulation.WaitingRow;
import org.reliefspan.report.chart.CountChart;

/** How many wait, over time. */
final class ListsPart {
  private static final int MOST_POINTS = 400;
  private static final int PAGE = 920; // height of a chart that fits on a printed page

  private final CapacityRows rows;

  private ListsPart(CapacityRows rows) {
    this.rows = rows;
  }

  static Part of(CapacityRows rows) {
    ListsPart part = new ListsPart(rows);
    List<CountChart.Panel> panels =
        rows.steps().stream()
            .filter(part::isWaitedFor)
            .map(part::panel)
            .filter(panel -> !panel.lines().isEmpty())
            .toList();
    return panels.isEmpty()
        ? Part.missing(
            "lists",
            "Who waits, over time",
            rows.results().waiting().isEmpty()
                ? "The run has no end, so there is no time axis: state one with --until."
                : "Nobody waits at any of the times that were looked at.")
        : Part.of("lists", "Who waits, over time", "", part.figures(panels));
  }

  private boolean isWaitedFor(String step) {
    return rows.results().waiting().stream()
        .anyMatch(row -> row.step().equals(step) && row.value() > 0);
  }

  /** As many as fit on a page are one figure. */
  private List<FigureView> figures(List<CountChart.Panel> panels) {
    int onPage = CountChart.panels(rows.scenarios().size(), PAGE);
    List<FigureView> figures = new ArrayList<>();
    for (int from = 0; from < panels.size(); from += onPage) {
      figures.add(
          figure(figures.size() + 1, panels.subList(from, Math.min(panels.size(), from + onPage))));
    }
    return figures;
  }

  private FigureView figure(int number, List<CountChart.Panel> panels) {
    String title = "How many wait" + (number > 1 ? ", continued" : "");
    boolean hasBands = rows.results().waiting().stream().anyMatch(row -> row.band().isPresent());
    String bands =
        hasBands
            ? " Bands hold 95% of the replications."
            : " From 20 replications on there are bands.";
    return new FigureView(
        number == 1 ? "waiting-list" : "waiting-list-" + number,
        title,
        ("Means over %s replications, in tables/waiting_list.csv.%s A list that goes on rising is"
                + " not one that a longer run would settle.")
            .formatted(rows.results().setting().replications(), bands),
        CountChart.svg(
            new CountChart.Content(
                title,
                "time since the start, " + rows.times(),
                rows.results().setting().warmup(),
                rows.scenarios().stream().map(rows::title).toList(),
                panels)),
        TableView.empty());
  }

  private CountChart.Panel panel(String step) {
    return new CountChart.Panel(
        Naming.capital(FacilityNames.words(step)),
        rows.scenarios().stream().flatMap(scenario -> line(scenario, step).stream()).toList());
  }

  private Optional<CountChart.Line> line(String scenario, String step) {
    List<WaitingRow> all =
        rows.results().waiting().stream()
            .filter(row -> row.scenario().equals(scenario) && row.step().equals(step))
            .toList();
    int every = 1 + all.size() / MOST_POINTS;
    List<WaitingRow> own =
        IntStream.range(0, all.size()).filter(i -> i % every == 0).mapToObj(all::get).toList();
    if (own.isEmpty()) {
      return Optional.empty();
    }
    boolean hasBand = own.stream().allMatch(row -> row.band().isPresent());
    return Optional.of(
        new CountChart.Line(
            rows.title(scenario),
            own.stream().mapToDouble(WaitingRow::time).toArray(),
            own.stream().mapToDouble(WaitingRow::value).toArray(),
            hasBand ? edge(own, Interval::lower) : new double[0],
            hasBand ? edge(own, Interval::upper) : new double[0]));
  }

  private static double[] edge(List<WaitingRow> rows, ToDoubleFunction<Interval> end) {
    return rows.stream().flatMap(row -> row.band().stream()).mapToDouble(end).toArray();
  }
}
