package org.reliefspan.report.html;

import static org.reliefspan.report.html.ReliefRows.ALL_TREATED;
import static org.reliefspan.report.html.ReliefRows.RESPONDERS;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.reliefspan.domain.estimate.ReliefRow;
import org.reliefspan.domain.estimate.SensitivityRow;
import org.reliefspan.domain.estimate.StudyResults;
import org.reliefspan.report.html.ReliefRows.Subject;
import org.reliefspan.report.words.Words;

/** The leading quantities under other choices, beside the main analysis. */
final class Comparisons {
  private Comparisons() {}

  private record Line(String population, String estimator, String quantity, String label) {}

  /** Rows are quantities of the main definition; columns are the main analysis and each other. */
  static TableView sensitivity(StudyResults results) {
    Naming naming = new Naming(results.labels());
    Set<String> analyses = new LinkedHashSet<>();
    results.sensitivity().stream()
        .map(SensitivityRow::analysis)
        .filter(analysis -> !VisitsView.isAbout(analysis))
        .forEach(analyses::add);
    List<String> headers =
        new ArrayList<>(List.of("Procedure", "Quantity", Words.label("analysis", "main")));
    analyses.forEach(analysis -> headers.add(Words.label("analysis", analysis)));
    List<List<String>> cells = new ArrayList<>();
    for (Subject subject : ReliefRows.main(results.relief())) {
      ReliefRows main = new ReliefRows(results.relief()).of(subject).stratum("all");
      String procedure = naming.procedure(subject.procedure());
      for (Line line : lines(main)) {
        List<String> row = new ArrayList<>(List.of(procedure, line.label(), cell(main, line)));
        for (String analysis : analyses) {
          row.add(cell(rows(results, analysis, subject), line));
        }
        if (row.stream().skip(3).anyMatch(cell -> !cell.equals("–"))) {
          cells.add(row);
          procedure = "";
        }
      }
    }
    return new TableView(headers, cells, "All quantities and models are in tables/sensitivity.csv");
  }

  private static List<Line> lines(ReliefRows main) {
    String model = main.model(RESPONDERS);
    String free = main.assumptionFree(ALL_TREATED);
    return List.of(
        line(ALL_TREATED, main.model(ALL_TREATED), "responder_share"),
        new Line(RESPONDERS, model, "duration_median", "Median among responders"),
        line(ALL_TREATED, "proportion", "responder_share_6m"),
        line(ALL_TREATED, free, "mean_days_in_relief_90d"),
        line(ALL_TREATED, free, "mean_days_in_relief_365d"));
  }

  private static Line line(String population, String estimator, String quantity) {
    return new Line(population, estimator, quantity, Words.label("quantity", quantity));
  }

  private static ReliefRows rows(StudyResults results, String analysis, Subject subject) {
    List<ReliefRow> rows =
        results.sensitivity().stream()
            .filter(row -> row.analysis().equals(analysis))
            .map(SensitivityRow::row)
            .toList();
    return new ReliefRows(rows).of(subject).stratum("all");
  }

  private static String cell(ReliefRows rows, Line line) {
    Optional<ReliefRow> found = rows.find(line.population(), line.estimator(), line.quantity());
    return ReliefRows.cell(found);
  }
}
