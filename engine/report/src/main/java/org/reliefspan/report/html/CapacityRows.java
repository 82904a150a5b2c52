package org.reliefspan.report.html;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.reliefspan.domain.simulation.CapacityResults;
import org.reliefspan.domain.simulation.FacilityDifferenceRow;
import org.reliefspan.domain.simulation.FacilityRow;

/** Finds rows of what running a pathway in a facility found. */
final class CapacityRows {
  private static final String BASE = "base";
  private static final String AS_IT_IS = "as it is";
  private final CapacityResults results;

  CapacityRows(CapacityResults results) {
    this.results = results;
  }

  CapacityResults results() {
    return results;
  }

  /** Names in order. */
  List<String> scenarios() {
    return results.scenarios().stream().map(CapacityResults.Scenario::name).toList();
  }

  /** The scenario with which others are compared; empty where nothing was run. */
  String first() {
    return results.scenarios().isEmpty() ? "" : results.scenarios().get(0).name();
  }

  /** Title of a scenario, its name where it has none or shares it with others. */
  String title(String scenario) {
    String title =
        results.scenarios().stream()
            .filter(each -> each.name().equals(scenario))
            .map(CapacityResults.Scenario::title)
            .findFirst()
            .orElse("");
    int colon = scenario.indexOf(':');
    if (title.isBlank()) {
      String words = isBase(scenario) ? AS_IT_IS + scenario.substring(BASE.length()) : scenario;
      return Naming.capital(FacilityNames.words(words).replace(":", ", "));
    }
    boolean isShared =
        results.scenarios().stream().filter(each -> each.title().equals(title)).count() > 1;
    return isShared && colon >= 0
        ? title + ", " + FacilityNames.words(scenario.substring(colon + 1))
        : title;
  }

  /** Whether it is the facility without a scenario, under some strategy. */
  static boolean isBase(String scenario) {
    return scenario.equals(BASE) || scenario.startsWith(BASE + ":");
  }

  /** The unit of time in the plural. */
  String times() {
    return FacilityNames.unit(2, results.unit());
  }

  /** Steps for which somebody may wait, in order. */
  List<String> steps() {
    return names(results.waits());
  }

  /** Resources in order. */
  List<String> resources() {
    return names(results.utilisation());
  }

  static List<String> names(List<FacilityRow> rows) {
    return rows.stream().map(FacilityRow::name).distinct().toList();
  }

  /** Quantities over all hours, in order. */
  static List<String> quantities(List<FacilityRow> rows) {
    return rows.stream()
        .filter(row -> row.hour().isEmpty())
        .map(FacilityRow::quantity)
        .distinct()
        .toList();
  }

  Optional<FacilityRow> wait(String scenario, String step, String quantity) {
    return find(results.waits(), scenario, step, quantity);
  }

  /** The row over all hours. */
  static Optional<FacilityRow> find(
      List<FacilityRow> rows, String scenario, String name, String quantity) {
    return rows.stream()
        .filter(row -> row.hour().isEmpty() && row.quantity().equals(quantity))
        .filter(row -> row.scenario().equals(scenario) && row.name().equals(name))
        .findFirst();
  }

  Optional<CapacityResults.Target> target(String scenario, String step) {
    return results.targets().stream()
        .filter(row -> row.scenario().equals(scenario) && row.step().equals(step))
        .findFirst();
  }

  /** The row of a scenario with the highest value of a quantity. */
  static Optional<FacilityRow> highest(List<FacilityRow> rows, String scenario, String quantity) {
    Predicate<FacilityRow> isMeant =
        row ->
            row.scenario().equals(scenario)
                && row.quantity().equals(quantity)
                && row.hour().isEmpty()
                && row.value().isPresent();
    return rows.stream()
        .filter(isMeant)
        .max(Comparator.comparingDouble(row -> row.value().getAsDouble()));
  }

  /** Differences of a scenario to those with which it is compared. */
  List<FacilityDifferenceRow> differences(String scenario) {
    return results.differences().stream().filter(row -> row.scenario().equals(scenario)).toList();
  }
}
