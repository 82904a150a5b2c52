package org.reliefspan.report.html;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.reliefspan.domain.disclosure.Publishable;
import org.reliefspan.domain.disclosure.Suppression;
import org.reliefspan.domain.estimate.DataQualityRow;
import org.reliefspan.domain.estimate.DurationFit;
import org.reliefspan.domain.estimate.StudyResults;
import org.reliefspan.domain.provenance.Provenance;
import org.reliefspan.report.words.Words;

/**
 * The report of one study.
 *
 * @param html one self-contained page
 * @param figures SVG by name
 */
public record Report(String html, Map<String, String> figures) {
  public Report {
    figures = new TreeMap<>(figures);
  }

  /** Renders published results; equal results give equal bytes. */
  public static Report of(Publishable<StudyResults> published, Provenance provenance) {
    StudyResults results = published.content();
    List<ReliefSection.View> relief = ReliefSection.views(results);
    List<FunctionSection.View> function = FunctionSection.views(results);
    List<FigureView> overTime = FunctionSection.overTime(results);
    Map<String, Object> page = new LinkedHashMap<>();
    page.put("title", results.title());
    page.put("study", results.study());
    page.put("cards", Card.of(results));
    page.put("relief", relief);
    page.put("function", function);
    page.put("hasTruth", !results.truth().isEmpty());
    page.put("truth", KnownTruth.view(results));
    page.put("hasSensitivity", !results.sensitivity().isEmpty());
    page.put("sensitivity", Comparisons.sensitivity(results));
    page.put("overTime", overTime);
    page.put("flow", FlowStep.of(results.attrition(), published.policy().threshold()));
    page.put("hasQuality", !results.dataQuality().isEmpty());
    page.put("quality", quality(results.dataQuality()));
    page.put("methods", results.methods());
    page.put("threshold", published.policy().threshold());
    page.put("largestHidden", published.policy().threshold() - 1);
    page.put("reason", published.policy().reason().orElse(""));
    page.put("hasSuppressions", !published.suppressions().isEmpty());
    page.put("suppressions", suppressions(published.suppressions(), new Naming(results.labels())));
    page.put("provenance", provenance);
    page.put("estimates", estimates(results));
    page.put("inputs", TableView.inputs(provenance));
    page.put("glossary", glossary(results));
    return new Report(Templates.render("report.html", page), figures(relief, function, overTime));
  }

  private static Map<String, String> figures(
      List<ReliefSection.View> relief,
      List<FunctionSection.View> function,
      List<FigureView> overTime) {
    List<FigureView> figures = new ArrayList<>(overTime);
    relief.forEach(view -> figures.addAll(view.allFigures()));
    function.forEach(view -> figures.addAll(view.figures()));
    Map<String, String> named = new TreeMap<>();
    figures.forEach(figure -> named.put(figure.name(), figure.svg()));
    return named;
  }

  private static TableView quality(List<DataQualityRow> rows) {
    List<List<String>> lines = new ArrayList<>();
    for (DataQualityRow row : rows) {
      String share =
          row.share().isPresent()
              ? Phrases.number(row.share().getAsDouble(), "probability")
              : "withheld";
      lines.add(
          List.of(
              Naming.capital(row.rule().replace('_', ' ')),
              row.source(),
              Phrases.count(row.rows()),
              share,
              Words.label("action", row.action())));
    }
    return TableView.readable(
        List.of("Rule", "Source", "Rows", "Share", "Action"), lines, "data_quality");
  }

  /** Files of which a pathway can draw, or why there is none. */
  private static TableView estimates(StudyResults results) {
    List<List<String>> lines = new ArrayList<>();
    for (DurationFit fit : results.fits()) {
      String procedure = fit.key().procedure();
      lines.add(
          List.of(
              results.labels().procedures().getOrDefault(procedure, procedure),
              fit.reuse().isPresent()
                  ? "estimates/%s.json".formatted(fit.name())
                  : "none: " + String.join(" ", fit.notes()),
              fit.reuse().isPresent() ? Phrases.count(fit.episodes()) : ""));
    }
    return new TableView(List.of("Procedure", "File", "Episodes"), lines, "");
  }

  private static TableView suppressions(List<Suppression> suppressions, Naming naming) {
    return new TableView(
        List.of("Table", "About", "Rows", "Why"),
        suppressions.stream()
            .map(
                row ->
                    List.of(
                        row.table().replace('_', ' '),
                        naming.subject(row.description()),
                        Phrases.count(row.rows()),
                        row.why()))
            .toList(),
        "");
  }

  /** What the words in the tables mean, only those that occur. */
  private static TableView glossary(StudyResults results) {
    Map<String, String> words = new LinkedHashMap<>();
    results
        .relief()
        .forEach(
            row -> {
              explain("definition", row.key().definition(), words);
              explain("strategy", row.key().strategy(), words);
              explain("population", row.key().population(), words);
              explain("estimator", row.key().estimator(), words);
              explain("quantity", row.quantity(), words);
            });
    results.function().forEach(row -> explain("quantity", row.quantity(), words));
    return new TableView(
        List.of("Word", "Meaning"),
        words.entrySet().stream().map(word -> List.of(word.getKey(), word.getValue())).toList(),
        "");
  }

  private static void explain(String kind, String id, Map<String, String> words) {
    String explanation = Words.explanation(kind, id);
    if (!explanation.isEmpty()) {
      words.put(Naming.capital(Words.label(kind, id)), explanation + ".");
    }
  }
}
