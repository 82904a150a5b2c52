package org.reliefspan.report.html;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.reliefspan.domain.disclosure.Publishable;
import org.reliefspan.domain.disclosure.Suppression;
import org.reliefspan.domain.estimate.AttritionRow;
import org.reliefspan.domain.estimate.DataQualityRow;
import org.reliefspan.domain.estimate.Estimate;
import org.reliefspan.domain.estimate.Headline;
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
    Comparisons comparisons = new Comparisons(new Naming(results.labels()));
    Map<String, Object> page = new LinkedHashMap<>();
    page.put("title", results.title());
    page.put("study", results.study());
    page.put("cards", results.headlines().stream().map(Report::card).toList());
    page.put("relief", relief);
    page.put("function", function);
    page.put("hasTruth", !results.truth().isEmpty());
    page.put("truth", comparisons.truth(results.truth()));
    page.put("coverage", comparisons.coverage(results.truth()));
    page.put("hasSensitivity", !results.sensitivity().isEmpty());
    page.put("sensitivity", comparisons.sensitivity(results));
    page.put("flow", flow(results.attrition()));
    page.put("hasQuality", !results.dataQuality().isEmpty());
    page.put("quality", quality(results.dataQuality()));
    page.put("methods", results.methods());
    page.put("threshold", published.policy().threshold());
    page.put("largestHidden", published.policy().threshold() - 1);
    page.put("reason", published.policy().reason().orElse(""));
    page.put("hasSuppressions", !published.suppressions().isEmpty());
    page.put("suppressions", suppressions(published.suppressions()));
    page.put("provenance", provenance);
    page.put("inputs", inputs(provenance));
    page.put("glossary", glossary(results));
    return new Report(Templates.render("report.html", page), figures(relief, function));
  }

  private static Map<String, String> figures(
      List<ReliefSection.View> relief, List<FunctionSection.View> function) {
    List<FigureView> figures = new ArrayList<>();
    relief.forEach(view -> figures.addAll(view.figures()));
    function.forEach(view -> figures.addAll(view.figures()));
    Map<String, String> named = new TreeMap<>();
    figures.forEach(figure -> named.put(figure.name(), figure.svg()));
    return named;
  }

  /** One headline on the page. */
  public record Card(
      String title, String value, String about, String interval, String people, String sentence) {}

  private static Card card(Headline headline) {
    Estimate estimate = headline.estimate();
    return new Card(
        headline.title(),
        Phrases.headline(estimate, headline.unit()),
        Phrases.about(estimate, headline.unit()),
        detail(estimate, headline.unit()),
        headline.patients().isEmpty()
            ? "Counts withheld"
            : "%s patients, %s episodes"
                .formatted(Phrases.count(headline.patients()), Phrases.count(headline.episodes())),
        headline.sentence());
  }

  private static String detail(Estimate estimate, String unit) {
    if (estimate instanceof Estimate.NotEstimable missing) {
      return missing.reason();
    }
    String interval = Phrases.interval(estimate, unit);
    if (!(estimate instanceof Estimate.Range)) {
      return interval;
    }
    String range = "the data fix only this range";
    return interval.isEmpty() ? range : range + "; " + interval;
  }

  /**
   * One step of the patient flow.
   *
   * @param percent width of its bar, 0 to 100
   */
  public record FlowStep(String step, String reason, String people, long percent) {}

  private static List<FlowStep> flow(List<AttritionRow> rows) {
    long most = rows.stream().mapToLong(row -> row.patients().orElse(0)).max().orElse(0);
    return rows.stream()
        .map(
            row ->
                new FlowStep(
                    Naming.capital(row.step().replace('_', ' ')),
                    row.reason(),
                    people(row),
                    most == 0 ? 0 : 100 * row.patients().orElse(0) / most))
        .toList();
  }

  private static String people(AttritionRow row) {
    return row.patients().isEmpty()
        ? "count withheld"
        : "%s patients · %s episodes"
            .formatted(Phrases.count(row.patients()), Phrases.count(row.episodes()));
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

  private static TableView suppressions(List<Suppression> suppressions) {
    return new TableView(
        List.of("Table", "About", "Rows", "Why"),
        suppressions.stream()
            .map(
                row ->
                    List.of(row.table(), row.description(), Phrases.count(row.rows()), row.why()))
            .toList(),
        "");
  }

  private static TableView inputs(Provenance provenance) {
    return new TableView(
        List.of("Input", "SHA-256"),
        provenance.inputs().entrySet().stream()
            .map(input -> List.of(input.getKey(), input.getValue()))
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
