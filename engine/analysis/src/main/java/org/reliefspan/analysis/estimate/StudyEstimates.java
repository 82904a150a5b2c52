package org.reliefspan.analysis.estimate;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.reliefspan.analysis.episode.EpisodeTable;
import org.reliefspan.domain.estimate.Curve;
import org.reliefspan.domain.estimate.DataQualityRow;
import org.reliefspan.domain.estimate.DurationFit;
import org.reliefspan.domain.estimate.FunctionRow;
import org.reliefspan.domain.estimate.ReliefRow;
import org.reliefspan.domain.estimate.SensitivityRow;
import org.reliefspan.domain.estimate.StudyResults;
import org.reliefspan.domain.study.FunctionPlan;
import org.reliefspan.domain.study.ReliefPlan;
import org.reliefspan.domain.study.ResolvedStudy;

/** Everything that is estimated from the episodes of a study. */
public record StudyEstimates(
    List<ReliefRow> relief,
    List<SensitivityRow> sensitivity,
    List<Curve> curves,
    List<FunctionRow> function,
    List<DurationFit> fits) {
  /** Fewest patients of a group that is compared with others, however few may be published. */
  private static final int FEWEST_PATIENTS = 10;

  public StudyEstimates {
    relief = List.copyOf(relief);
    sensitivity = List.copyOf(sensitivity);
    curves = List.copyOf(curves);
    function = List.copyOf(function);
    fits = List.copyOf(fits);
  }

  /** Estimates every plan of the study. */
  public static StudyEstimates of(EpisodeTable table, ResolvedStudy study) {
    List<Curve> curves = new ArrayList<>();
    List<FunctionRow> function = new ArrayList<>();
    List<ReliefRow> relief = new ArrayList<>();
    List<SensitivityRow> sensitivity = new ArrayList<>();
    List<DurationFit> fits = new ArrayList<>();
    int fewest = Math.max(FEWEST_PATIENTS, study.disclosureThreshold());
    for (ReliefPlan plan : study.relief()) {
      ReliefEstimates estimates = ReliefEstimates.of(table, plan, study.seed(), fewest);
      relief.addAll(estimates.rows());
      sensitivity.addAll(estimates.sensitivity());
      curves.addAll(estimates.curves());
      estimates.fits().forEach(fit -> fits.add(fit.named(free(fit, fits))));
    }
    for (FunctionPlan plan : study.function()) {
      FunctionEstimates estimates = FunctionEstimates.of(table, plan, study.seed());
      function.addAll(estimates.rows());
      curves.addAll(estimates.curves());
    }
    return new StudyEstimates(relief, sensitivity, curves, function, fits);
  }

  /** The procedure; by another definition than before the procedure and the definition. */
  private static String free(DurationFit fit, List<DurationFit> before) {
    String procedure = fit.key().procedure();
    boolean taken = before.stream().anyMatch(other -> other.name().equals(procedure));
    return taken ? procedure + "-" + fit.key().definition() : procedure;
  }

  /**
   * The estimates with patient flow, headlines, methods in words and the truth beside them where it
   * is known.
   *
   * @param dataQuality what ingest found
   */
  public StudyResults results(
      EpisodeTable table, ResolvedStudy study, KnownTruth truth, List<DataQualityRow> dataQuality) {
    return new StudyResults(
        study.name(),
        study.title(),
        StudyLabels.of(study),
        Headlines.of(this, study),
        relief,
        sensitivity,
        truth.compare(this),
        curves,
        function,
        PatientFlow.of(table, study),
        withStaleBaselines(table, dataQuality),
        MethodsText.of(study),
        fits);
  }

  /** What ingest found, and how many analysed episodes have a baseline older than 30 days. */
  private static List<DataQualityRow> withStaleBaselines(
      EpisodeTable table, List<DataQualityRow> dataQuality) {
    List<DataQualityRow> rows = new ArrayList<>(dataQuality);
    for (int score = 0; score < table.plan().scores().size(); score++) {
      long stale = table.staleBaselines(score);
      if (stale > 0) {
        String source = "baseline of " + table.plan().scores().get(score).measure();
        rows.add(counted("stale_baseline", source, stale));
        rows.add(counted("fresh_baseline", source, table.freshBaselines(score)));
      }
    }
    return rows;
  }

  private static DataQualityRow counted(String rule, String source, long episodes) {
    return new DataQualityRow(
        rule, source, OptionalLong.of(episodes), OptionalDouble.empty(), "counted");
  }
}
