package org.reliefspan.simulation.clinic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class ClinicTruthTest {

  private static final List<TruthRow> ROWS =
      ClinicTruth.rows(ClinicSpec.scenario("default"), 40_000);

  private static TruthRow row(String procedure, String strategy, String keys) {
    return ROWS.stream()
        .filter(row -> row.procedure().equals(procedure) && row.strategy().equals(strategy))
        .filter(
            row ->
                String.join("/", row.stratum(), row.definition(), row.population(), row.quantity())
                    .equals(keys))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void rowsHaveTheColumnsOfTheTruthFile() {
    assertThat(ROWS).allMatch(row -> row.cells().size() == TruthRow.header().size());
    assertThat(ROWS.stream().map(row -> row.cells().subList(0, 7))).doesNotHaveDuplicates();
  }

  /** The fade, the threshold and C move the median below the parameter's 44.9 days. */
  @Test
  void theTrueMedianIsNotTheParameter() {
    TruthRow median =
        row("esi_interlaminar", "hypothetical", "all/pain_50/responders/duration_median");
    assertThat(median.value()).isBetween(36.0, 42.0);
    assertThat(median.mcError()).isBetween(0.05, 1.0);
  }

  @Test
  void eventsOnlyShortenRelief() {
    for (String procedure : List.of("esi_transforaminal", "esi_interlaminar", "rfa_facet_lumbar")) {
      String keys = "all/pain_50/all_treated/mean_days_in_relief_365d";
      assertThat(row(procedure, "composite", keys).value())
          .isLessThan(row(procedure, "hypothetical", keys).value());
    }
  }

  @Test
  void painReliefOfHalfIsNeverPermanent() {
    assertThat(ROWS)
        .filteredOn(row -> row.definition().equals("pain_50"))
        .filteredOn(row -> row.quantity().equals("share_never_lost"))
        .isNotEmpty()
        .allMatch(row -> row.value() == 0);
  }

  @Test
  void mostPlantedRespondersReachReliefAndNobodyElseDoes() {
    String share = "all/pain_50/%s/responder_share";
    double all = row("rfa_facet_lumbar", "hypothetical", share.formatted("all_treated")).value();
    TruthRow planted =
        row("rfa_facet_lumbar", "hypothetical", share.formatted("planted_responders"));
    assertThat(planted.value()).isBetween(0.88, 0.95);
    long episodes =
        row("rfa_facet_lumbar", "hypothetical", share.formatted("all_treated")).episodes();
    assertThat(all * episodes).isCloseTo(planted.value() * planted.episodes(), within(1e-6));
  }

  @Test
  void errorsAreStandardErrors() {
    TruthRow share =
        row(
            "esi_transforaminal",
            "hypothetical",
            "episode=first/pain_50/all_treated/responder_share");
    double binomial = Math.sqrt(share.value() * (1 - share.value()) / share.episodes());
    assertThat(share.mcError()).isCloseTo(binomial, within(1e-9));
  }

  @Test
  void withoutEventsBothStrategiesAgree() {
    List<TruthRow> clean = ClinicTruth.rows(ClinicSpec.scenario("clean"), 5_000);
    List<Double> composite = values(clean, "composite");
    assertThat(composite).isNotEmpty().isEqualTo(values(clean, "hypothetical"));
  }

  private static List<Double> values(List<TruthRow> rows, String strategy) {
    return rows.stream()
        .filter(row -> row.strategy().equals(strategy))
        .map(TruthRow::value)
        .toList();
  }

  @Test
  void aTruthNeedsPatients() {
    assertThatThrownBy(() -> ClinicTruth.rows(ClinicSpec.scenario("clean"), 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Maybe");
  }
}
