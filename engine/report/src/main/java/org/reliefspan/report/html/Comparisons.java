package org.reliefspan.report.html;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.reliefspan.domain.estimate.Estimate;
import org.reliefspan.domain.estimate.ReliefKey;
import org.reliefspan.domain.estimate.ReliefRow;
import org.reliefspan.domain.estimate.SensitivityRow;
import org.reliefspan.domain.estimate.StudyResults;
import org.reliefspan.domain.estimate.TruthRow;
import org.reliefspan.report.table.PublishedTables;
import org.reliefspan.report.words.Words;

/** Estimates beside the known truth, and beside themselves under other choices. */
final class Comparisons {
  private final Naming naming;

  Comparisons(Naming naming) {
    this.naming = naming;
  }

  TableView truth(List<TruthRow> rows) {
    List<List<String>> lines = new ArrayList<>();
    for (TruthRow row : rows) {
      ReliefRow estimate = row.row();
      lines.add(
          List.of(
              naming.procedure(estimate.key().procedure()) + group(estimate.key()),
              Words.label("analysis", row.analysis()),
              who(estimate.key()),
              Words.label("quantity", estimate.quantity()),
              Phrases.withUnit(row.truth(), estimate.unit()),
              Phrases.cell(estimate.estimate(), estimate.unit()),
              difference(row),
              verdict(row)));
    }
    return TableView.readable(
        List.of(
            "Procedure",
            "Analysis",
            "Population",
            "Quantity",
            "Truth",
            "Estimate",
            "Difference",
            "Truth in limits"),
        lines,
        "truth");
  }

  /** How often the limits hold the truth, in words. */
  String coverage(List<TruthRow> rows) {
    List<Boolean> verdicts =
        rows.stream()
            .filter(row -> row.analysis().equals("main"))
            .flatMap(row -> isInside(row).stream())
            .toList();
    if (verdicts.isEmpty()) {
      return "";
    }
    long inside = verdicts.stream().filter(verdict -> verdict).count();
    return "In the main analysis the limits contain the truth in %s of %s quantities. Limits of 95%% miss about one in twenty even when nothing is wrong."
        .formatted(Phrases.count(inside), Phrases.count(verdicts.size()));
  }

  private static Optional<Boolean> isInside(TruthRow row) {
    return PublishedTables.limits(row.row().estimate()).map(limits -> limits.contains(row.truth()));
  }

  private static String verdict(TruthRow row) {
    return isInside(row).map(inside -> inside ? "yes" : "no").orElse("–");
  }

  private static String difference(TruthRow row) {
    if (!(row.row().estimate() instanceof Estimate.Point point)) {
      return "–";
    }
    double difference = point.value() - row.truth();
    String size = Phrases.withUnit(Math.abs(difference), row.row().unit());
    if (Math.abs(difference) < 1e-12) {
      return "none";
    }
    return size + (difference > 0 ? " too high" : " too low");
  }

  private static String group(ReliefKey key) {
    return key.stratum().equals("all") ? "" : ", " + Naming.stratum(key.stratum());
  }

  private static String who(ReliefKey key) {
    return Words.label("population", key.population())
        + " · "
        + Words.label("estimator", key.estimator());
  }

  private record Line(ReliefKey key, String quantity) {}

  /** Rows are quantities; columns are the main analysis and each other one. */
  TableView sensitivity(StudyResults results) {
    Map<Line, Map<String, ReliefRow>> lines = new LinkedHashMap<>();
    Set<String> analyses = new LinkedHashSet<>(List.of("main"));
    for (SensitivityRow row : results.sensitivity()) {
      analyses.add(row.analysis());
      lines
          .computeIfAbsent(
              new Line(row.row().key(), row.row().quantity()), line -> new LinkedHashMap<>())
          .put(row.analysis(), row.row());
    }
    for (ReliefRow row : results.relief()) {
      lines.computeIfPresent(
          new Line(row.key(), row.quantity()),
          (line, found) -> {
            found.put("main", row);
            return found;
          });
    }
    List<String> headers = new ArrayList<>(List.of("Procedure", "Population", "Quantity"));
    analyses.forEach(analysis -> headers.add(Words.label("analysis", analysis)));
    List<List<String>> cells = new ArrayList<>();
    lines.forEach((line, found) -> cells.add(cells(line, found, analyses)));
    return TableView.readable(headers, cells, "sensitivity");
  }

  private List<String> cells(Line line, Map<String, ReliefRow> found, Set<String> analyses) {
    List<String> cells =
        new ArrayList<>(
            List.of(
                naming.procedure(line.key().procedure()) + group(line.key()),
                who(line.key()),
                Words.label("quantity", line.quantity())));
    for (String analysis : analyses) {
      cells.add(
          Optional.ofNullable(found.get(analysis))
              .map(row -> Phrases.cell(row.estimate(), row.unit()))
              .orElse("–"));
    }
    return cells;
  }
}
