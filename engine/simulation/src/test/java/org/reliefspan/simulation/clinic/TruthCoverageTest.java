package org.reliefspan.simulation.clinic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every scenario has the true value of every estimand, exact or with its error. */
class TruthCoverageTest {
  private static final int PATIENTS = 3000;

  private static List<String> scenarios() {
    return ClinicSpec.scenarios();
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void everyEstimandHasATrueValue(String scenario) {
    List<TruthRow> rows = ClinicTruth.rows(ClinicSpec.scenario(scenario), PATIENTS);
    TreeSet<String> procedures =
        rows.stream().map(TruthRow::procedure).collect(Collectors.toCollection(TreeSet::new));
    assertThat(procedures).isNotEmpty();
    for (String procedure : procedures) {
      for (TruthDefinition definition : TruthDefinition.values()) {
        for (TruthStrategy strategy : TruthStrategy.values()) {
          List<TruthRow> own =
              rows.stream()
                  .filter(row -> row.procedure().equals(procedure) && row.stratum().equals("all"))
                  .filter(row -> row.definition().equals(definition.key()))
                  .filter(row -> row.strategy().equals(strategy.key()))
                  .filter(row -> row.population().equals("all_treated"))
                  .toList();
          assertThat(own.stream().map(TruthRow::quantity))
              .contains("responder_share", "duration_median", "mean_days_in_relief_365d")
              .contains("mean_days_to_loss_730d", "in_relief_30d", "in_relief_365d");
        }
      }
      assertThat(rows)
          .anyMatch(
              row ->
                  row.procedure().equals(procedure)
                      && row.strategy().equals("competing")
                      && row.quantity().equals("repeat_incidence_365d"));
    }
    boolean exact = scenario.startsWith("visits-");
    assertThat(rows)
        .allMatch(row -> row.mcError() >= 0 && (!exact || row.mcError() == 0))
        .noneMatch(row -> Double.isNaN(row.value()));
  }

  /**
   * By hand: Weibull with shape 1.5 and median 9 months, relief until a twelfth of a day earlier.
   */
  @Test
  void sharesInReliefAreThoseOfTheLaw() {
    List<TruthRow> rows = ClinicTruth.rows(ClinicSpec.scenario("visits-rates-12-60"), 20_000);
    double scale = 9 * 30.4375 / Math.pow(Math.log(2), 1 / 1.5);
    for (int day : List.of(30, 90, 365, 730)) {
      double expected = Math.exp(-Math.pow((day + 0.1 * 5 / 6) / scale, 1.5));
      assertThat(value(rows, "pain_50", "composite", "in_relief_" + day + "d"))
          .isCloseTo(expected, within(1e-4));
    }
  }

  /** Where the pain share is 0.6 and function gains 18 points, composite relief is that of both. */
  @Test
  void compositeReliefIsTheRarerOfItsParts() {
    List<TruthRow> rows = ClinicTruth.rows(ClinicSpec.scenario("default"), 6000);
    for (String procedure : List.of("rfa_facet_lumbar", "esi_transforaminal")) {
      double both = share(rows, procedure, "composite");
      assertThat(both)
          .isLessThan(share(rows, procedure, "function_mcid"))
          .isLessThan(share(rows, procedure, "pain_30") + 0.02)
          .isGreaterThan(0.05);
    }
  }

  private static double share(List<TruthRow> rows, String procedure, String definition) {
    return value(
        rows.stream().filter(row -> row.procedure().equals(procedure)).toList(),
        definition,
        "hypothetical",
        "responder_share");
  }

  private static double value(
      List<TruthRow> rows, String definition, String strategy, String quantity) {
    return rows.stream()
        .filter(row -> row.stratum().equals("all") && row.definition().equals(definition))
        .filter(row -> row.strategy().equals(strategy) && row.quantity().equals(quantity))
        .filter(row -> row.population().equals("all_treated"))
        .findFirst()
        .orElseThrow()
        .value();
  }

  @Test
  void incidencesAddUpToWhatHappensFirst() {
    List<TruthRow> rows = ClinicTruth.rows(ClinicSpec.scenario("default"), 6000);
    for (String procedure : List.of("esi_interlaminar", "rfa_facet_lumbar")) {
      List<TruthRow> own =
          rows.stream()
              .filter(row -> row.procedure().equals(procedure) && row.stratum().equals("all"))
              .filter(row -> row.strategy().equals("competing"))
              .filter(row -> row.quantity().endsWith("_365d"))
              .toList();
      double sum = own.stream().mapToDouble(TruthRow::value).sum();
      assertThat(own).hasSize(3);
      assertThat(sum).isBetween(0.05, 0.9);
    }
  }
}
