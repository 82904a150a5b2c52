package org.reliefspan.report.html;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.reliefspan.domain.disclosure.Publishable;
import org.reliefspan.domain.provenance.Provenance;
import org.reliefspan.domain.simulation.CapacityResults;
import org.reliefspan.domain.simulation.CourseRow;

/**
 * The report of a pathway in a facility.
 *
 * @param html one self-contained page
 * @param figures SVG by name
 */
public record CapacityReport(String html, Map<String, String> figures) {
  private static final int MOST_NOTES = 4;

  public CapacityReport {
    figures = new TreeMap<>(figures);
  }

  /** Renders published results; equal results give equal bytes. */
  public static CapacityReport of(Publishable<CapacityResults> published, Provenance provenance) {
    CapacityRows rows = new CapacityRows(published.content());
    List<Part> parts =
        List.of(
            SearchPart.of(rows),
            WaitsPart.of(rows),
            ListsPart.of(rows),
            ResourcesPart.of(rows),
            ScenariosPart.of(rows),
            LostPart.of(rows),
            PlanningPart.of(rows),
            WeekPart.of(rows),
            ChecksPart.of(rows));
    List<String> answer = CapacityAnswer.of(rows);
    Map<String, Object> page = new LinkedHashMap<>();
    page.put("title", rows.results().title());
    page.put("facility", rows.results().facility());
    page.put("pathway", rows.results().pathway());
    page.put("answer", answer.get(0));
    page.put("sure", answer.subList(1, answer.size()));
    List<String> notes = rows.results().notesTogether();
    page.put("notes", notes.subList(0, Math.min(MOST_NOTES, notes.size())));
    page.put("more", notes.subList(Math.min(MOST_NOTES, notes.size()), notes.size()));
    page.put("parts", parts);
    page.put("courses", courses(rows));
    page.put("methods", CapacityMethods.of(rows));
    page.put("reason", published.policy().reason().orElse(""));
    page.put("provenance", provenance);
    page.put("files", TableView.inputs(provenance));
    return new CapacityReport(Templates.render("capacity.html", page), Part.figures(parts));
  }

  private static List<CourseView> courses(CapacityRows rows) {
    Map<Long, Map<String, List<String>>> told = new LinkedHashMap<>();
    for (CourseRow row : rows.results().courses()) {
      told.computeIfAbsent(row.patient(), key -> new LinkedHashMap<>())
          .computeIfAbsent(row.strategy(), key -> new ArrayList<>())
          .add(row.sentence());
    }
    List<CourseView> views = new ArrayList<>();
    told.forEach((patient, arms) -> views.add(course(rows, patient, arms)));
    return views;
  }

  private static CourseView course(
      CapacityRows rows, long patient, Map<String, List<String>> told) {
    List<CourseView.Arm> arms = new ArrayList<>();
    told.forEach(
        (scenario, sentences) -> {
          if (!scenario.isEmpty()) {
            arms.add(new CourseView.Arm(rows.title(scenario), sentences));
          }
        });
    return new CourseView("Simulated patient " + patient, arms, told.getOrDefault("", List.of()));
  }
}
