package org.reliefspan.simulation.result;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.reliefspan.domain.pathway.DecisionSpec;
import org.reliefspan.domain.pathway.OutcomeSpec;
import org.reliefspan.domain.pathway.PathwaySpec;
import org.reliefspan.domain.pathway.ResolvedPathway;
import org.reliefspan.domain.simulation.InputRow;
import org.reliefspan.domain.simulation.InputRow.Origin;
import org.reliefspan.domain.simulation.ReportingItem;
import org.reliefspan.domain.simulation.Sensitivity;
import org.reliefspan.domain.simulation.Setting;

/**
 * Rows of {@code cheers}: what a report of an economic evaluation should say, as far as a run knows
 * it. Items and their numbers: CHEERS 2022, Husereau et al., doi 10.1016/j.jval.2021.11.1351.
 */
final class Reporting {
  private static final int FIRST_AUTHORS_ITEM = 27;

  private final ResolvedPathway pathway;
  private final PathwaySpec base;
  private final EngineRun run;
  private final Setting setting;
  private final List<InputRow> inputs;
  private final Sensitivity sensitivity;
  private final List<ReportingItem> items = new ArrayList<>();

  Reporting(
      ResolvedPathway pathway,
      EngineRun run,
      Setting setting,
      List<InputRow> inputs,
      Sensitivity sensitivity) {
    this.pathway = pathway;
    this.base = pathway.strategies().get(0).model();
    this.run = run;
    this.setting = setting;
    this.inputs = inputs;
    this.sensitivity = sensitivity;
  }

  List<ReportingItem> items() {
    filled(1, "Title", pathway.title());
    notSaid(2, "Abstract", "for authors");
    notSaid(3, "Background and objectives", "for authors");
    notSaid(4, "Health economic analysis plan", "for authors");
    filledOr(5, "Study population", population(), "the file declares no attributes of patients");
    notSaid(6, "Setting and location", "for authors");
    filled(7, "Comparators", comparators());
    filledOr(
        8,
        "Perspective",
        pathway.decision().map(DecisionSpec::perspective).orElse(""),
        "the file could say it: decision: {perspective: ...}");
    filled(9, "Time horizon", number(setting.horizon()) + " " + plural(setting.timeUnit()));
    filled(10, "Discount rate", discounts());
    filled(11, "Selection of outcomes", String.join(", ", setting.units().keySet()));
    filledOr(12, "Measurement of outcomes", sources(), "no parameter names its source");
    notSaid(13, "Valuation of outcomes", "for authors");
    notSaid(14, "Measurement and valuation of resources and costs", "for authors");
    filledOr(15, "Currency and price date", currency(), "the outcome that is paid has no unit");
    filled(16, "Description of the model", model());
    filled(17, "Analytics and assumptions", analytics());
    notDone(18, "Heterogeneity", "results by kinds of patients are not computed");
    notDone(19, "Distributional effects", "who gains and who loses is not computed");
    filledOr(20, "Characterisation of uncertainty", uncertainty(), "no draws were asked for");
    notSaid(21, "Engagement with patients and others", "for authors");
    filled(22, "Study parameters", parameters());
    filled(23, "Main results", "tables strategies, differences and decision");
    filledOr(24, "Effect of uncertainty", effects(), "neither draws nor a tornado were asked for");
    notSaid(25, "Effect of engagement", "for authors");
    notSaid(26, "Findings, limitations, generalisability", "for authors");
    notSaid(FIRST_AUTHORS_ITEM, "Source of funding", "for authors");
    notSaid(FIRST_AUTHORS_ITEM + 1, "Conflicts of interest", "for authors");
    return items;
  }

  private void filled(int number, String topic, String answer) {
    items.add(new ReportingItem(number, topic, ReportingItem.FILLED, answer));
  }

  private void notSaid(int number, String topic, String answer) {
    items.add(new ReportingItem(number, topic, ReportingItem.NOT_SAID, answer));
  }

  private void notDone(int number, String topic, String answer) {
    items.add(new ReportingItem(number, topic, ReportingItem.NOT_DONE, answer));
  }

  private void filledOr(int number, String topic, String answer, String missing) {
    if (answer.isEmpty()) {
      notSaid(number, topic, missing);
    } else {
      filled(number, topic, answer);
    }
  }

  private String population() {
    return base.attributes().isEmpty()
        ? ""
        : "virtual patients who differ in "
            + base.attributes().stream().map(each -> each.name()).collect(Collectors.joining(", "));
  }

  private String comparators() {
    return setting.titles().entrySet().stream()
        .map(
            each ->
                each.getKey().equals(each.getValue())
                    ? each.getKey()
                    : "%s (%s)".formatted(each.getKey(), each.getValue()))
        .collect(Collectors.joining("; "));
  }

  private String discounts() {
    return base.outcomes().stream()
        .map(
            each ->
                "%s %s%s"
                    .formatted(
                        each.name(), each.discount().rate().expression().words(), form(each)))
        .collect(Collectors.joining(", "));
  }

  private static String form(OutcomeSpec outcome) {
    return switch (outcome.discount().form()) {
      case ANNUAL -> "";
      case CONTINUOUS -> " (continuous)";
      case PER_CYCLE -> " (per cycle)";
    };
  }

  private String sources() {
    Set<String> sources = new LinkedHashSet<>();
    if (!base.source().isEmpty()) {
      sources.add(base.source());
    }
    inputs.stream().map(InputRow::source).filter(each -> !each.isEmpty()).forEach(sources::add);
    return String.join("; ", sources);
  }

  private String currency() {
    return setting
        .choice()
        .map(choice -> setting.units().getOrDefault(choice.cost(), ""))
        .orElse("");
  }

  private String model() {
    return "%d states; %s; %s"
        .formatted(
            base.states().size(),
            base.time()
                .cycle()
                .map(
                    cycle ->
                        "cycles of %s %s".formatted(cycle.expression().words(), setting.timeUnit()))
                .orElse("continuous time, %d events".formatted(base.events().size())),
            run.isExact()
                ? "expected values of a cohort"
                : "patients simulated one by one, strategies sharing their luck");
  }

  private String analytics() {
    String patients =
        run.isExact()
            ? "no Monte Carlo error"
            : String.format(
                Locale.ROOT,
                "%,d patients, seed %d, Monte Carlo errors in strategies and differences",
                run.result().patients(),
                run.request().seed());
    return base.isDiscrete()
        ? patients + "; correction " + base.time().correction().name().toLowerCase(Locale.ROOT)
        : patients;
  }

  private String uncertainty() {
    return run.hasDraws()
        ? "%d draws of %d uncertain parameters"
            .formatted(run.result().draws(), run.result().parameters().size())
        : "";
  }

  private String parameters() {
    return "table inputs: %d, of which %d uncertain, %d with a source, %d from an estimate file"
        .formatted(
            inputs.size(),
            inputs.stream().filter(row -> row.limits().isPresent()).count(),
            inputs.stream().filter(row -> !row.source().isEmpty()).count(),
            inputs.stream().filter(row -> row.origin() == Origin.ESTIMATED).count());
  }

  private String effects() {
    List<String> tables = new ArrayList<>();
    if (run.hasDraws()) {
      tables.add("limits in strategies and differences");
      Optional<DecisionSpec> decision = pathway.decision();
      decision.ifPresent(any -> tables.addAll(List.of("ceac", "voi")));
    }
    if (!sensitivity.responses().isEmpty()) {
      tables.add("sensitivity");
    }
    if (!sensitivity.switches().isEmpty()) {
      tables.add("thresholds");
    }
    return tables.isEmpty() ? "" : "tables " + String.join(", ", tables);
  }

  private static String number(double value) {
    return value == Math.rint(value)
        ? String.format(Locale.ROOT, "%.0f", value)
        : String.format(Locale.ROOT, "%.5g", value);
  }

  private static String plural(String unit) {
    return unit + "s";
  }
}
