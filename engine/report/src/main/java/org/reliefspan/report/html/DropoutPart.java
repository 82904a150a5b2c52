package org.reliefspan.report.html;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.reliefspan.domain.estimate.Estimate;
import org.reliefspan.domain.estimate.FunctionRow;
import org.reliefspan.report.chart.Figures;
import org.reliefspan.report.chart.IntervalChart;
import org.reliefspan.report.chart.MarkedInterval;
import org.reliefspan.report.table.PublishedTables;
import org.reliefspan.report.words.Words;

/**
 * What those not seen could change, and how the patients were before: of one measure after one
 * procedure, all patients together.
 */
final class DropoutPart {
  static final String BEFORE = "before";
  private static final String DELTA = "mean_gain_delta:";
  private static final String HALF_YEAR = "6m";
  private static final Set<String> DETAILS =
      Set.of(
          "share_unseen",
          "tipping_delta_zero",
          "tipping_delta_mcid",
          "tipping_delta_limits",
          "mean_gain_jump_to_reference",
          "mean_gain_copy_reference",
          "mean_gain_copy_increments",
          "share_gain_return",
          "mean_weight");

  private final List<FunctionRow> rows;
  private final String title;

  /** Rows of one procedure and measure; the title names both. */
  DropoutPart(List<FunctionRow> all, String title) {
    this.rows = all.stream().filter(row -> row.stratum().equals("all")).toList();
    this.title = title;
  }

  /** Whether a row is told here and not in the summary. */
  static boolean tells(FunctionRow row) {
    return row.horizon().equals(BEFORE)
        || row.quantity().startsWith(DELTA)
        || DETAILS.contains(row.quantity());
  }

  /** One figure where there are shifts to draw. */
  Optional<FigureView> figure() {
    return horizon().map(this::figure);
  }

  /** Six months where it was asked for and is known, else the last known. */
  private Optional<String> horizon() {
    List<String> known =
        rows.stream()
            .filter(row -> row.quantity().startsWith(DELTA))
            .filter(row -> row.estimate() instanceof Estimate.Point)
            .map(FunctionRow::horizon)
            .distinct()
            .toList();
    return known.contains(HALF_YEAR)
        ? Optional.of(HALF_YEAR)
        : known.stream().reduce((first, last) -> last);
  }

  private static double delta(FunctionRow row) {
    return Double.parseDouble(row.quantity().substring(DELTA.length()));
  }

  private Stream<FunctionRow> shifts(String horizon) {
    return rows.stream()
        .filter(row -> row.horizon().equals(horizon) && row.quantity().startsWith(DELTA))
        .filter(row -> row.estimate() instanceof Estimate.Point)
        .sorted(Comparator.comparingDouble(DropoutPart::delta));
  }

  private FigureView figure(String horizon) {
    List<MarkedInterval> marks = new ArrayList<>();
    shifts(horizon)
        .forEach(
            row ->
                marks.add(
                    new MarkedInterval(
                        shift(delta(row)),
                        ((Estimate.Point) row.estimate()).value(),
                        PublishedTables.limits(row.estimate()))));
    FunctionRow first = shifts(horizon).findFirst().orElseThrow();
    String name =
        "If those not seen did worse or better: %s at %s"
            .formatted(title, Words.label("horizon", horizon));
    String axis = "Mean gain, " + Phrases.unitName(2, first.unit());
    return new FigureView(
        FigureView.name("dropout", first.procedure(), first.measure()),
        name,
        "Mean gain when those not seen are taken as like those seen (0), or as so many "
            + Phrases.unitName(2, first.unit())
            + " worse or better. The line is no gain.",
        IntervalChart.svg(new IntervalChart.Content(name, axis, OptionalDouble.of(0), marks)),
        TableView.empty());
  }

  private static String shift(double delta) {
    String size = Figures.plain(Math.abs(delta));
    return delta == 0 ? "alike" : size + (delta < 0 ? " worse" : " better");
  }

  /** At most two: about those not seen, and about the time before. */
  List<String> sentences() {
    List<String> sentences = new ArrayList<>();
    horizon().flatMap(this::unseenSentence).ifPresent(sentences::add);
    beforeSentence().ifPresent(sentences::add);
    return sentences;
  }

  private Optional<FunctionRow> row(String horizon, String quantity) {
    return rows.stream()
        .filter(row -> row.horizon().equals(horizon) && row.quantity().equals(quantity))
        .findFirst();
  }

  private Optional<Double> value(String horizon, String quantity) {
    return row(horizon, quantity)
        .filter(row -> row.estimate() instanceof Estimate.Point)
        .map(row -> ((Estimate.Point) row.estimate()).value());
  }

  private Optional<String> unseenSentence(String horizon) {
    Optional<FunctionRow> alike = row(horizon, DELTA + "0");
    if (alike.isEmpty() || !(alike.get().estimate() instanceof Estimate.Point point)) {
      return Optional.empty();
    }
    String unit = alike.get().unit();
    String begin =
        "At %s the mean gain is %s when those not seen%s are taken as like those seen"
            .formatted(
                Words.label("horizon", horizon),
                Phrases.withUnit(point.value(), unit),
                value(horizon, "share_unseen")
                    .map(share -> " (" + Phrases.number(share, "probability") + ")")
                    .orElse(""));
    return Optional.of(begin + "; " + tipping(horizon, unit) + ".");
  }

  private String tipping(String horizon, String unit) {
    Optional<Double> zero = value(horizon, "tipping_delta_zero");
    Optional<Double> important = value(horizon, "tipping_delta_mcid");
    if (zero.isEmpty() && important.isEmpty()) {
      return "nothing that the scale allows for them brings it to none, or across the smallest"
          + " difference that matters";
    }
    List<String> parts = new ArrayList<>();
    zero.ifPresent(delta -> parts.add("it is none if they did " + moved(delta, unit)));
    important.ifPresent(
        delta ->
            parts.add(
                "it crosses the smallest difference that matters if they did "
                    + moved(delta, unit)));
    return String.join(", and ", parts);
  }

  private static String moved(double delta, String unit) {
    return Phrases.withUnit(Math.abs(delta), unit) + (delta < 0 ? " worse" : " better");
  }

  private Optional<String> beforeSentence() {
    Optional<FunctionRow> excess =
        row(BEFORE, "baseline_excess").filter(row -> row.estimate() instanceof Estimate.Point);
    return excess.map(
        row -> {
          double worse = ((Estimate.Point) row.estimate()).value();
          String begin =
              "Just before the procedure patients were %s than over the year before"
                  .formatted(moved(-worse, row.unit()));
          return returned()
              .map(share -> begin + "; a mere return to usual would be " + share + ".")
              .orElse(begin + ".");
        });
  }

  private Optional<String> returned() {
    List<FunctionRow> known =
        rows.stream()
            .filter(row -> row.quantity().equals("share_gain_return"))
            .filter(row -> row.estimate() instanceof Estimate.Point)
            .toList();
    return known.stream()
        .filter(row -> row.horizon().equals(HALF_YEAR))
        .findFirst()
        .or(() -> known.stream().reduce((first, last) -> last))
        .map(
            row ->
                Phrases.number(((Estimate.Point) row.estimate()).value(), "probability")
                    + " of the gain at "
                    + Words.label("horizon", row.horizon()));
  }

  /** All of it by horizon. */
  List<Fold> folds() {
    return Fold.filled(
        new Fold("Those not seen, and the weights", table(false)),
        new Fold("Before the procedure", table(true)));
  }

  private TableView table(boolean before) {
    List<String> horizons = new ArrayList<>();
    Map<String, Map<String, String>> cells = new TreeMap<>(DropoutPart::order);
    for (FunctionRow row : rows) {
      if (tells(row) && row.horizon().equals(BEFORE) == before) {
        if (!horizons.contains(row.horizon())) {
          horizons.add(row.horizon());
        }
        cells
            .computeIfAbsent(row.quantity(), quantity -> new LinkedHashMap<>())
            .put(row.horizon(), Phrases.cell(row.estimate(), row.unit()));
      }
    }
    List<String> headers = new ArrayList<>(List.of("Quantity"));
    horizons.forEach(horizon -> headers.add(Words.label("horizon", horizon)));
    List<List<String>> lines = new ArrayList<>();
    cells.forEach(
        (quantity, values) -> {
          List<String> line = new ArrayList<>(List.of(label(quantity)));
          horizons.forEach(horizon -> line.add(values.getOrDefault(horizon, "–")));
          lines.add(line);
        });
    return TableView.readable(headers, lines, "function");
  }

  private static int order(String one, String other) {
    boolean first = one.startsWith(DELTA);
    boolean second = other.startsWith(DELTA);
    if (first && second) {
      return Double.compare(
          Double.parseDouble(one.substring(DELTA.length())),
          Double.parseDouble(other.substring(DELTA.length())));
    }
    return first != second
        ? Boolean.compare(second, first)
        : Words.order("quantity").compare(one, other);
  }

  private static String label(String quantity) {
    return quantity.startsWith(DELTA)
        ? "Mean gain, those not seen "
            + shift(Double.parseDouble(quantity.substring(DELTA.length())))
        : Words.label("quantity", quantity);
  }
}
