package org.reliefspan.app.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.reliefspan.domain.fit.FittedModel;
import org.reliefspan.domain.fit.FittedQuantity;
import org.reliefspan.domain.fit.FittedTerm;
import org.reliefspan.simulation.clinic.Clinic;
import org.reliefspan.simulation.clinic.ClinicSpec;
import org.reliefspan.simulation.clinic.PatientRecord;
import org.reliefspan.simulation.clinic.VisitTable;

/**
 * Planted fact 10: the spread of sites and the trends over the years, found by {@code fit lmm} and
 * {@code fit glm} in the tables as written.
 */
class SiteAndTrendTest {
  private static final double MIDDLE_YEAR = 2021.5;

  /** Twelve sites say little about their variance, so many clinics are taken together. */
  @Test
  void sitesSpreadAsPlanted() {
    double found = 0;
    double planted = 0;
    int held = 0;
    int clinics = PlantedClinic.ASKED > 0 ? 100 : 16;
    for (int seed = 1; seed <= clinics; seed++) {
      Clinic clinic = Clinic.of(ClinicSpec.scenario("default").withSeed(seed));
      FittedQuantity variance =
          quantity(
              intakeScores(clinic)
                  .fit("lmm", "odi ~ severity + mood + claim + adherence", "--subject", "site"));
      found += variance.value().orElseThrow() / clinics;
      planted +=
          variance(
                  clinic.sites().stream()
                      .mapToDouble(site -> Double.parseDouble(site.get(1)))
                      .toArray())
              / clinics;
      held += variance.lower().orElseThrow() <= 4 && variance.upper().orElseThrow() >= 4 ? 1 : 0;
    }
    System.out.printf(
        Locale.ROOT,
        "fact 10, %d clinics of 12 sites: mean variance of the sites drawn %.3f (4 planted), lmm"
            + " %.3f; limits hold 4 in %d%n",
        clinics,
        planted,
        found,
        held);
    assertThat(found / planted).isBetween(0.75, 1.25);
    assertThat(held).isGreaterThan(clinics * 3 / 4);
  }

  private static PlantedRows intakeScores(Clinic clinic) {
    PlantedRows rows = new PlantedRows("odi", "severity", "mood", "claim", "adherence", "site");
    for (long number = 0; number < 1200; number++) {
      PatientRecord patient = clinic.patient(number);
      List<String> about = patient.rows(VisitTable.PATIENTS).get(0);
      for (List<String> score : patient.rows(VisitTable.MEASURES)) {
        double value = Double.parseDouble(cell(VisitTable.MEASURES, score, "value"));
        boolean odi = cell(VisitTable.MEASURES, score, "measure").equals("odi");
        if (odi && cell(VisitTable.MEASURES, score, "day").equals("0") && value <= 100) {
          rows.add(
              value,
              number(about, "severity"),
              number(about, "low_mood"),
              number(about, "work_compensation"),
              number(about, "adherence"),
              Double.parseDouble(
                  cell(VisitTable.PATIENTS, about, "site_id").replaceAll("\\D", "")));
          break;
        }
      }
    }
    return rows;
  }

  private static FittedQuantity quantity(FittedModel model) {
    return model.quantities().stream()
        .filter(one -> one.name().equals("variance(intercept)"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void opioidStartsFallOverTheYears() {
    PlantedClinic clinic =
        new PlantedClinic(ClinicSpec.scenario("default"), PlantedClinic.patients(40_000));
    PlantedRows rows = new PlantedRows("user", "year");
    for (long number = 0; number < clinic.patients(); number++) {
      PatientRecord patient = clinic.clinic().patient(number);
      List<String> about = patient.rows(VisitTable.PATIENTS).get(0);
      rows.add(
          patient.rows(VisitTable.MEDICATIONS).isEmpty() ? 0 : 1,
          number(about, "entry_year") - MIDDLE_YEAR);
    }
    FittedTerm slope =
        PlantedRows.term(rows.fit("glm", "user ~ year", "--family", "binomial"), "year");
    print("opioid starts", Math.log(0.92), slope);
    assertThat(slope.upper().orElseThrow()).isNegative();
    assertThat(slope.lower().orElseThrow()).isLessThan(Math.log(0.92));
    assertThat(slope.upper().orElseThrow()).isGreaterThan(Math.log(0.92));
  }

  /** Half relief at a first visit by protocol after three months stands for success. */
  @Test
  void ablationsBecomeBetterOverTheYears() {
    PlantedClinic clinic =
        new PlantedClinic(
            PlantedClinic.spec(
                "scenario: clean",
                "population: {facet_share: 1}",
                "facets: {no_block_share: 1, dual_block_share: 0, facet_true_share: 1}",
                "calendar: {ablation_logit_per_year: 0.05}",
                "visits: {slot_days: [84]}"),
            PlantedClinic.patients(60_000));
    PlantedRows rows = new PlantedRows("success", "year");
    for (long number = 0; number < clinic.patients(); number++) {
      PatientRecord patient = clinic.clinic().patient(number);
      List<String> about = patient.rows(VisitTable.PATIENTS).get(0);
      double before = Double.NaN;
      double after = Double.NaN;
      for (List<String> score : patient.rows(VisitTable.MEASURES)) {
        if (cell(VisitTable.MEASURES, score, "measure").equals("nrs")) {
          before = after;
          after = Double.parseDouble(cell(VisitTable.MEASURES, score, "value"));
        }
      }
      if (patient.rows(VisitTable.MEASURES).stream()
          .anyMatch(score -> Integer.parseInt(cell(VisitTable.MEASURES, score, "day")) > 50)) {
        rows.add(after <= 0.5 * before ? 1 : 0, number(about, "entry_year") - MIDDLE_YEAR);
      }
    }
    FittedTerm slope =
        PlantedRows.term(rows.fit("glm", "success ~ year", "--family", "binomial"), "year");
    print("ablation, %d seen".formatted(rows.size()), 0.05, slope);
    assertThat(slope.lower().orElseThrow()).isPositive().isLessThan(0.05);
    assertThat(slope.upper().orElseThrow()).isGreaterThan(0.05);
  }

  private static void print(String what, double planted, FittedTerm slope) {
    System.out.printf(
        Locale.ROOT,
        "fact 10, %s: log odds a year %.4f, glm %.4f (%.4f to %.4f)%n",
        what,
        planted,
        slope.estimate().orElseThrow(),
        slope.lower().orElseThrow(),
        slope.upper().orElseThrow());
  }

  private static String cell(VisitTable table, List<String> row, String column) {
    return row.get(table.columns().indexOf(column));
  }

  private static double number(List<String> about, String column) {
    return Double.parseDouble(cell(VisitTable.PATIENTS, about, column));
  }

  private static double variance(double[] values) {
    double mean = 0;
    for (double value : values) {
      mean += value / values.length;
    }
    double sum = 0;
    for (double value : values) {
      sum += (value - mean) * (value - mean);
    }
    return sum / (values.length - 1);
  }
}
