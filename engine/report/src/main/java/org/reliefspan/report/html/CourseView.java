package org.reliefspan.report.html;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.reliefspan.domain.simulation.CourseRow;

/**
 * The course of one simulated patient.
 *
 * @param title who
 * @param arms sentences by strategy
 * @param partings where the strategies part
 */
public record CourseView(String title, List<Arm> arms, List<String> partings) {
  public CourseView {
    arms = List.copyOf(arms);
    partings = List.copyOf(partings);
  }

  /** Sentences of one strategy. */
  public record Arm(String title, List<String> sentences) {
    public Arm {
      sentences = List.copyOf(sentences);
    }
  }

  static List<CourseView> of(SimulatedRows rows) {
    Map<Long, List<CourseRow>> byPatient = new LinkedHashMap<>();
    rows.results()
        .histories()
        .courses()
        .forEach(
            row -> byPatient.computeIfAbsent(row.patient(), key -> new ArrayList<>()).add(row));
    List<CourseView> views = new ArrayList<>();
    byPatient.forEach((patient, own) -> views.add(view(rows, patient, own)));
    return views;
  }

  private static CourseView view(SimulatedRows rows, long patient, List<CourseRow> own) {
    List<Arm> arms = new ArrayList<>();
    for (String strategy : rows.strategies()) {
      arms.add(new Arm(rows.title(strategy), sentences(own, strategy)));
    }
    return new CourseView("Simulated patient " + patient, arms, sentences(own, ""));
  }

  private static List<String> sentences(List<CourseRow> own, String strategy) {
    return own.stream()
        .filter(row -> row.strategy().equals(strategy))
        .map(CourseRow::sentence)
        .toList();
  }
}
