package org.reliefspan.report.html;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.reliefspan.domain.disclosure.Publishable;
import org.reliefspan.domain.provenance.Provenance;
import org.reliefspan.domain.simulation.InputRow;
import org.reliefspan.domain.simulation.ReportingItem;
import org.reliefspan.domain.simulation.SimulationResults;
import org.reliefspan.domain.simulation.Structure;
import org.reliefspan.report.chart.Amounts;
import org.reliefspan.report.chart.PathwayPicture;

/**
 * The report of one simulated pathway.
 *
 * @param html one self-contained page
 * @param figures SVG by name
 */
public record PathwayReport(String html, Map<String, String> figures) {
  public PathwayReport {
    figures = new TreeMap<>(figures);
  }

  /** Renders published results; equal results give equal bytes. */
  public static PathwayReport of(Publishable<SimulationResults> published, Provenance provenance) {
    SimulatedRows rows = new SimulatedRows(published.content());
    List<Part> parts =
        List.of(
            pathway(rows.results().structure()),
            StrategiesPart.of(rows),
            OverTimePart.of(rows),
            ReplayPart.of(rows),
            UncertaintyPart.of(rows),
            SensitivityPart.of(rows));
    List<String> answer = ShortAnswer.of(rows);
    Map<String, Object> page = new LinkedHashMap<>();
    page.put("title", rows.results().title());
    page.put("pathway", rows.results().pathway());
    page.put("answer", answer.get(0));
    page.put("sure", answer.subList(1, answer.size()));
    page.put("notes", rows.results().notes());
    page.put("parts", parts);
    page.put("courses", CourseView.of(rows));
    page.put("inputs", inputs(rows.results().inputs()));
    page.put("reporting", reporting(rows.results().reporting()));
    page.put("reason", published.policy().reason().orElse(""));
    page.put("provenance", provenance);
    page.put("files", TableView.inputs(provenance));
    return new PathwayReport(Templates.render("pathway.html", page), Part.figures(parts));
  }

  /** The picture of a pathway by itself. */
  public static String picture(Publishable<Structure> published) {
    return picture(published.content());
  }

  private static String picture(Structure structure) {
    return PathwayPicture.svg(
        new PathwayPicture.Content(
            structure.title(),
            structure.states().stream()
                .map(row -> new PathwayPicture.Box(row.state(), row.place()))
                .toList(),
            structure.moves().stream()
                .map(row -> new PathwayPicture.Arrow(row.from(), row.to(), row.label()))
                .toList()));
  }

  private static Part pathway(Structure structure) {
    return Part.of(
        "pathway",
        "The pathway",
        "",
        List.of(
            new FigureView(
                "pathway",
                "What can happen to patients",
                "Boxes are states: blue where patients begin, grey where nothing more happens."
                    + " Arrows are events, or moves with their probability, of all strategies"
                    + " together.",
                picture(structure),
                TableView.empty())));
  }

  private static TableView inputs(List<InputRow> rows) {
    List<List<String>> lines = new ArrayList<>();
    for (InputRow row : rows) {
      String limits =
          row.limits()
              .map(
                  found ->
                      "\n%s to %s"
                          .formatted(Amounts.plain(found.lower()), Amounts.plain(found.upper())))
              .orElse("");
      String origin =
          switch (row.origin()) {
            case DECLARED -> "declared, not from your data";
            case ESTIMATED -> "fit to data";
            case COMPUTED -> "computed from others";
          };
      lines.add(
          List.of(
              row.parameter().replace('_', ' '),
              Amounts.plain(row.value(), row.unit()) + limits,
              origin + (row.source().isEmpty() ? "" : "\n" + row.source())));
    }
    return TableView.readable(
        List.of("Parameter", "Value\n95% of its draw", "Where it comes from"), lines, "inputs");
  }

  private static TableView reporting(List<ReportingItem> items) {
    List<List<String>> lines = new ArrayList<>();
    for (ReportingItem item : items) {
      String answer =
          switch (item.status()) {
            case ReportingItem.FILLED -> Naming.capital(item.answer());
            case ReportingItem.NOT_DONE -> "Not done: " + item.answer();
            default -> "To be said: " + item.answer();
          };
      lines.add(List.of(item.number() + ". " + item.topic(), answer));
    }
    return new TableView(List.of("Item", "What the run says"), lines, "");
  }
}
