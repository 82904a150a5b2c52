package org.reliefspan.report.html;

import java.util.List;
import org.reliefspan.domain.estimate.AttritionRow;
import org.reliefspan.report.words.Words;

/**
 * One step of the patient flow.
 *
 * @param percent width of its bar, 0 to 100; no bar when the count is not shown
 */
public record FlowStep(String step, String reason, String people, boolean shown, long percent) {

  static List<FlowStep> of(List<AttritionRow> rows, int threshold) {
    long most = rows.stream().mapToLong(row -> row.patients().orElse(0)).max().orElse(0);
    return rows.stream()
        .map(
            row ->
                new FlowStep(
                    Naming.capital(Words.label("step", row.step())),
                    Naming.plain(row.reason()),
                    people(row, threshold),
                    row.patients().isPresent(),
                    most == 0 ? 0 : Math.round(100.0 * row.patients().orElse(0) / most)))
        .toList();
  }

  private static String people(AttritionRow row, int threshold) {
    if (row.patients().isEmpty()) {
      return "(not shown: would reveal 1 to %s patients)".formatted(threshold - 1);
    }
    String patients = Phrases.count(row.patients()) + " patients";
    return row.episodes().isEmpty()
        ? patients
        : patients + " · " + Phrases.count(row.episodes()) + " episodes";
  }
}
