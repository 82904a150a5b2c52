package org.reliefspan.app.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.reliefspan.analysis.episode.EpisodeBuilder;
import org.reliefspan.analysis.episode.EpisodePlan;
import org.reliefspan.analysis.episode.EpisodeTable;
import org.reliefspan.analysis.estimate.StudyEstimates;
import org.reliefspan.app.catalog.CatalogueFiles;
import org.reliefspan.app.studyfile.StudyFile;
import org.reliefspan.domain.catalog.Catalogue;
import org.reliefspan.domain.estimate.Estimate;
import org.reliefspan.domain.estimate.ReliefRow;
import org.reliefspan.domain.quantity.Interval;
import org.reliefspan.domain.study.ResolvedStudy;
import org.reliefspan.simulation.clinic.Clinic;
import org.reliefspan.simulation.clinic.ClinicSpec;
import org.reliefspan.simulation.clinic.ClinicTruth;
import org.reliefspan.simulation.clinic.TruthRow;

/**
 * In the clean clinic (no natural history, no noise, scheduled visits only) limits contain the
 * truth as often as they say. Ten seeds here; {@code benchmarks/coverage.sh} runs two hundred.
 */
class CleanClinicRecoveryTest {
  private static final int SEEDS = Integer.getInteger("coverage.seeds", 10);
  private static final int PATIENTS = Integer.getInteger("coverage.patients", 1500);
  private static final int TRUTH_PATIENTS = 40_000;
  private static final List<String> PROCEDURES = List.of("esi_transforaminal", "rfa_facet_lumbar");
  private static final String STUDY =
      """
      study: {name: clean}
      data: {source: none}
      relief:
        - procedures: [esi_transforaminal, rfa_facet_lumbar]
          distributions: [weibull]
          strategies: [composite]
          bootstrap: 100
      """;

  private final Catalogue catalogue = CatalogueFiles.builtIn();
  private final ResolvedStudy study =
      StudyFile.parse(Path.of("study.yaml"), STUDY).study().orElseThrow();

  @Test
  void limitsContainTheTruthAsOftenAsTheySay() {
    int pairs = SEEDS * PROCEDURES.size();
    List<Outcome> outcomes =
        IntStream.rangeClosed(1, SEEDS).mapToObj(this::outcomes).flatMap(List::stream).toList();
    long responders = outcomes.stream().filter(Outcome::responderMedianHeld).count();
    long treated = outcomes.stream().filter(Outcome::treatedMedianHeld).count();
    long days = outcomes.stream().filter(Outcome::daysInReliefHeld).count();
    System.out.println(
        String.format(
            Locale.ROOT,
            "clean clinic, %d pairs of %d patients: Weibull responder median held %d (%.1f%%),"
                + " Turnbull all-treated median %d (%.1f%%), mean days in relief 365 d %d (%.1f%%);"
                + " mean error of the responder median %.2f days",
            pairs,
            PATIENTS,
            responders,
            100.0 * responders / pairs,
            treated,
            100.0 * treated / pairs,
            days,
            100.0 * days / pairs,
            outcomes.stream().mapToDouble(Outcome::responderMedianError).average().orElseThrow()));
    double least = SEEDS >= 100 ? 0.895 : 0.8;
    assertThat(responders).isGreaterThanOrEqualTo((long) Math.ceil(least * pairs));
    assertThat(treated).isGreaterThanOrEqualTo((long) Math.ceil(least * pairs));
    assertThat(days).isGreaterThanOrEqualTo((long) Math.ceil(0.8 * pairs));
    if (SEEDS >= 100) {
      assertThat(responders).isLessThanOrEqualTo((long) Math.floor(0.99 * pairs));
    }
  }

  private record Outcome(
      boolean responderMedianHeld,
      boolean treatedMedianHeld,
      boolean daysInReliefHeld,
      double responderMedianError) {}

  private List<Outcome> outcomes(int seed) {
    ClinicSpec spec = ClinicSpec.scenario("clean").withSeed(seed);
    EpisodePlan plan = EpisodePlan.of(study, catalogue);
    EpisodeTable table =
        EpisodeBuilder.build(new ClinicBlocks(catalogue).block(Clinic.of(spec), PATIENTS), plan);
    StudyEstimates estimates = StudyEstimates.of(table, study);
    List<TruthRow> truth = ClinicTruth.rows(spec, TRUTH_PATIENTS);
    return PROCEDURES.stream().map(procedure -> outcome(procedure, estimates, truth)).toList();
  }

  private static Outcome outcome(String procedure, StudyEstimates estimates, List<TruthRow> truth) {
    double responders = truth(truth, procedure, "responders", "duration_median");
    double treated = truth(truth, procedure, "all_treated", "duration_median");
    double days = truth(truth, procedure, "all_treated", "mean_days_in_relief_365d");
    Estimate median = estimate(estimates, procedure, "responders", "weibull", "duration_median");
    return new Outcome(
        holds(median, responders),
        holds(
            estimate(estimates, procedure, "all_treated", "turnbull", "duration_median"), treated),
        holds(
            estimate(estimates, procedure, "all_treated", "turnbull", "mean_days_in_relief_365d"),
            days),
        ((Estimate.Point) median).value() - responders);
  }

  private static boolean holds(Estimate estimate, double truth) {
    Interval limits =
        estimate instanceof Estimate.Point point
            ? point.limits().orElseThrow()
            : ((Estimate.Range) estimate).limits().orElseThrow();
    return limits.contains(truth);
  }

  private static double truth(
      List<TruthRow> rows, String procedure, String population, String quantity) {
    return rows.stream()
        .filter(row -> row.procedure().equals(procedure) && row.stratum().equals("all"))
        .filter(row -> row.definition().equals("pain_50") && row.strategy().equals("composite"))
        .filter(row -> row.population().equals(population) && row.quantity().equals(quantity))
        .findFirst()
        .orElseThrow()
        .value();
  }

  private static Estimate estimate(
      StudyEstimates estimates,
      String procedure,
      String population,
      String estimator,
      String quantity) {
    return estimates.relief().stream()
        .filter(row -> row.key().procedure().equals(procedure))
        .filter(row -> row.key().definition().equals("pain_50"))
        .filter(row -> row.key().population().equals(population))
        .filter(row -> row.key().estimator().equals(estimator))
        .filter(row -> row.quantity().equals(quantity))
        .findFirst()
        .map(ReliefRow::estimate)
        .orElseThrow();
  }
}
