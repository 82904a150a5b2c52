package org.reliefspan.report.html;

import static org.reliefspan.report.html.ReliefRows.ALL_TREATED;
import static org.reliefspan.report.html.ReliefRows.OBSERVED;
import static org.reliefspan.report.html.ReliefRows.RESPONDERS;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.reliefspan.domain.estimate.ReliefRow;
import org.reliefspan.report.html.ReliefRows.Subject;
import org.reliefspan.report.words.Words;

/** The tables of one procedure: summary first, other models and definitions for those who ask. */
final class ReliefTables {
  private static final Pattern AIC = Pattern.compile("AIC (-?[0-9.]+)");
  private static final Pattern HORIZON = Pattern.compile("(.+)_incidence_(\\d+)d");

  private ReliefTables() {}

  private record Column(String population, String estimator, String header) {
    boolean holds(ReliefRow row) {
      String rowEstimator = row.key().estimator();
      boolean counted =
          ReliefRows.isCounted(rowEstimator)
              && (ReliefRows.isStepped(estimator) || population.equals(RESPONDERS));
      return row.key().population().equals(population)
          && (rowEstimator.equals(estimator) || counted)
          && !(population.equals(RESPONDERS) && row.quantity().equals("responder_share"));
    }
  }

  /** Quantities of the three populations by the estimators the study leads with. */
  static TableView summary(ReliefRows all) {
    List<Column> columns =
        columns(all).stream()
            .filter(column -> all.rows().stream().anyMatch(column::holds))
            .toList();
    Set<String> quantities = new TreeSet<>(Words.order("quantity"));
    for (ReliefRow row : all.rows()) {
      if (columns.stream().anyMatch(column -> column.holds(row))) {
        quantities.add(row.quantity());
      }
    }
    List<String> headers = new ArrayList<>(List.of("Quantity"));
    columns.forEach(column -> headers.add(column.header()));
    List<List<String>> lines = new ArrayList<>();
    for (String quantity : quantities) {
      List<String> line = new ArrayList<>(List.of(Words.label("quantity", quantity)));
      columns.forEach(column -> line.add(ReliefRows.cell(find(all, column, quantity))));
      lines.add(line);
    }
    return new TableView(headers, lines, "");
  }

  private static Optional<ReliefRow> find(ReliefRows all, Column column, String quantity) {
    return all.rows().stream()
        .filter(row -> row.quantity().equals(quantity) && column.holds(row))
        .findFirst();
  }

  private static List<Column> columns(ReliefRows all) {
    Set<Column> columns = new LinkedHashSet<>();
    columns.add(column(ALL_TREATED, all.assumptionFree(ALL_TREATED)));
    columns.add(column(ALL_TREATED, all.model(ALL_TREATED)));
    columns.add(column(RESPONDERS, all.model(RESPONDERS)));
    columns.add(column(OBSERVED, all.assumptionFree(OBSERVED)));
    return List.copyOf(columns);
  }

  private static Column column(String population, String estimator) {
    String how =
        ReliefRows.isStepped(estimator)
            ? Words.label("estimator", estimator) + ", no assumed shape"
            : Words.label("estimator", estimator);
    return new Column(population, estimator, Words.label("population", population) + "\n" + how);
  }

  /** The shapes of duration that the study tried, side by side. */
  static TableView models(ReliefRows all) {
    List<List<String>> lines = new ArrayList<>();
    for (String model : all.estimators(RESPONDERS)) {
      Optional<ReliefRow> median = all.find(RESPONDERS, model, "duration_median");
      lines.add(
          List.of(
              Words.label("estimator", model),
              ReliefRows.cell(
                  all.find(ALL_TREATED, model, "responder_share")
                      .or(() -> all.find(RESPONDERS, model, "responder_share"))),
              ReliefRows.cell(all.find(RESPONDERS, model, "duration_p25")),
              ReliefRows.cell(median),
              ReliefRows.cell(all.find(RESPONDERS, model, "duration_p75")),
              median.map(ReliefTables::aic).orElse("–")));
    }
    return new TableView(
        List.of(
            "Duration among responders",
            Words.label("quantity", "responder_share"),
            "A quarter lose relief within",
            "Half lose relief within",
            "Three quarters lose relief within",
            "AIC\nlower fits better"),
        lines.size() > 1 ? lines : List.of(),
        "");
  }

  private static String aic(ReliefRow row) {
    Matcher aic = AIC.matcher(row.note());
    return aic.find() ? aic.group(1) : "–";
  }

  /** The main quantities by each definition of relief. */
  static TableView definitions(ReliefRows everything, String procedure, Subject main) {
    Set<Subject> subjects = new LinkedHashSet<>(List.of(main));
    for (ReliefRow row : everything.rows()) {
      Subject subject = Subject.of(row.key());
      if (subject.procedure().equals(procedure)
          && everything
              .of(subject)
              .median()
              .or(everything.of(subject)::responderShare)
              .isPresent()) {
        subjects.add(subject);
      }
    }
    List<List<String>> lines = new ArrayList<>();
    for (Subject subject : subjects) {
      String label = Naming.capital(Words.label("definition", subject.definition()));
      String strategy = Words.label("strategy", subject.strategy());
      lines.add(
          leading(
              subject.strategy().equals(main.strategy()) ? label : label + "\n" + strategy,
              everything.of(subject)));
    }
    return new TableView(
        leadingHeaders("Relief means"), subjects.size() > 1 ? lines : List.of(), "");
  }

  /** The main quantities by group. */
  static TableView strata(ReliefRows subject, String columns) {
    Set<String> strata = new LinkedHashSet<>();
    subject.rows().stream()
        .map(row -> row.key().stratum())
        .filter(stratum -> Naming.columns(stratum).equals(columns))
        .forEach(strata::add);
    List<List<String>> lines = new ArrayList<>();
    for (String stratum : strata) {
      lines.add(leading(Naming.stratum(stratum), subject.stratum(stratum)));
    }
    return TableView.readable(leadingHeaders("Group"), lines, "relief");
  }

  private static List<String> leadingHeaders(String first) {
    return List.of(
        first,
        Words.label("quantity", "responder_share"),
        "Median among responders",
        Words.label("quantity", "responder_share_6w"),
        Words.label("quantity", "responder_share_6m"),
        Words.label("quantity", "responder_share_12m"),
        Words.label("quantity", "mean_days_in_relief_365d"),
        "Patients");
  }

  private static List<String> leading(String label, ReliefRows rows) {
    ReliefRows shown =
        rows.rows().stream().anyMatch(row -> ReliefRows.isAll(row.key()))
            ? rows.stratum("all")
            : rows;
    return List.of(
        label,
        ReliefRows.cell(shown.responderShare()),
        ReliefRows.cell(shown.median()),
        ReliefRows.cell(shown.shareInRelief("6w")),
        ReliefRows.cell(shown.shareInRelief("6m")),
        ReliefRows.cell(shown.shareInRelief("12m")),
        ReliefRows.cell(shown.daysInRelief(365)),
        patients(shown));
  }

  private static String patients(ReliefRows rows) {
    return rows.rows().stream()
        .filter(row -> row.patients().isPresent())
        .mapToLong(row -> row.patients().getAsLong())
        .max()
        .stream()
        .mapToObj(Phrases::count)
        .findFirst()
        .orElse("withheld");
  }

  /** What else happened and how often, causes down and horizons across. */
  static TableView incidence(ReliefRows all) {
    Set<String> causes = new LinkedHashSet<>();
    Set<Integer> horizons = new TreeSet<>();
    for (ReliefRow row : all.rows()) {
      Matcher incidence = HORIZON.matcher(row.quantity());
      if (incidence.matches()) {
        causes.add(incidence.group(1));
        horizons.add(Integer.valueOf(incidence.group(2)));
      }
    }
    List<String> headers = new ArrayList<>(List.of("Event"));
    horizons.forEach(horizon -> headers.add("Within %s days".formatted(horizon)));
    List<List<String>> lines = new ArrayList<>();
    for (String cause : causes) {
      List<String> line = new ArrayList<>(List.of(Words.label("cause", cause)));
      for (int horizon : horizons) {
        String quantity = "%s_incidence_%sd".formatted(cause, horizon);
        line.add(
            ReliefRows.cell(
                all.rows().stream().filter(row -> row.quantity().equals(quantity)).findFirst()));
      }
      lines.add(line);
    }
    return new TableView(headers, lines, "");
  }
}
