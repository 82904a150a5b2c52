package org.reliefspan.analysis.estimate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.reliefspan.domain.estimate.Estimate;
import org.reliefspan.domain.estimate.FunctionRow;
import org.reliefspan.domain.estimate.Headline;
import org.reliefspan.domain.estimate.ReliefKey;
import org.reliefspan.domain.estimate.ReliefRow;
import org.reliefspan.domain.estimate.SensitivityRow;
import org.reliefspan.domain.study.FunctionPlan;
import org.reliefspan.domain.study.Horizon;
import org.reliefspan.domain.study.IndexProcedure;
import org.reliefspan.domain.study.IntercurrentStrategy;
import org.reliefspan.domain.study.Population;
import org.reliefspan.domain.study.ReliefPlan;
import org.reliefspan.domain.study.ResolvedStudy;

/**
 * The answers that are shown first. Their sentences hold no number from the results, because
 * disclosure control does not read sentences.
 */
final class Headlines {
  private static final String FAMILIES_MATTER =
      "; other durations that fit alike give a median more than 5% apart";

  private final StudyEstimates estimates;
  private final List<Headline> headlines = new ArrayList<>();

  private Headlines(StudyEstimates estimates) {
    this.estimates = estimates;
  }

  static List<Headline> of(StudyEstimates estimates, ResolvedStudy study) {
    Headlines headlines = new Headlines(estimates);
    for (ReliefPlan plan : study.relief()) {
      plan.procedures().forEach(procedure -> headlines.relief(plan, procedure));
    }
    study.function().stream().findFirst().ifPresent(headlines::function);
    return headlines.headlines;
  }

  private void relief(ReliefPlan plan, IndexProcedure procedure) {
    Optional<ReliefRow> median = medianAmongResponders(plan, procedure);
    if (median.isEmpty()) {
      return;
    }
    ReliefRow row = median.get();
    headlines.add(
        new Headline(
            "relief_" + procedure.family().id(),
            "Relief after " + procedure.family().name().toLowerCase(Locale.ROOT),
            row.estimate(),
            row.unit(),
            row.episodes(),
            row.patients(),
            "Median time from the procedure to loss of relief among responders (%s, %s, %s; %s)%s."
                .formatted(
                    plan.definition().id(),
                    IntercurrentStrategy.COMPOSITE.id(),
                    row.key().estimator(),
                    plan.families().size() == 1
                        ? "durations as the study asks"
                        : "durations that fit best",
                    familiesMatter(row.key()) ? FAMILIES_MATTER : "")));
  }

  /** Whether families that fit alike give clearly different medians. */
  private boolean familiesMatter(ReliefKey key) {
    return estimates.sensitivity().stream()
        .filter(row -> row.analysis().equals(JointFamilies.ANALYSIS))
        .map(SensitivityRow::row)
        .filter(row -> row.key().equals(key) && row.quantity().equals(JointFamilies.SPREAD))
        .map(ReliefRow::estimate)
        .anyMatch(
            estimate ->
                estimate instanceof Estimate.Point point && point.value() > JointFamilies.CAUTION);
  }

  private Optional<ReliefRow> medianAmongResponders(ReliefPlan plan, IndexProcedure procedure) {
    return estimates.relief().stream()
        .filter(row -> row.key().procedure().equals(procedure.family().id()))
        .filter(row -> row.key().stratum().equals(Stratum.ALL))
        .filter(row -> row.key().definition().equals(plan.definition().id()))
        .filter(row -> row.key().strategy().equals(IntercurrentStrategy.COMPOSITE.id()))
        .filter(row -> row.key().population().equals(Population.RESPONDERS.id()))
        .filter(row -> row.key().estimator().startsWith(JointRows.PREFIX))
        .filter(row -> row.quantity().equals("duration_median"))
        .findFirst();
  }

  private void function(FunctionPlan plan) {
    IndexProcedure procedure = plan.procedures().get(0);
    Horizon horizon =
        plan.horizons().contains(Horizon.THREE_MONTHS)
            ? Horizon.THREE_MONTHS
            : plan.horizons().get(0);
    String measure = plan.measures().get(0).measure().id();
    Optional<FunctionRow> gain =
        estimates.function().stream()
            .filter(row -> row.procedure().equals(procedure.family().id()))
            .filter(row -> row.stratum().equals(Stratum.ALL))
            .filter(row -> row.measure().equals(measure))
            .filter(row -> row.horizon().equals(horizon.id()))
            .filter(row -> row.quantity().equals("mean_gain"))
            .findFirst();
    gain.ifPresent(row -> headlines.add(function(row, procedure, plan, horizon)));
  }

  private static Headline function(
      FunctionRow row, IndexProcedure procedure, FunctionPlan plan, Horizon horizon) {
    return new Headline(
        "function_" + procedure.family().id(),
        "Function gain after " + procedure.family().name().toLowerCase(Locale.ROOT),
        row.estimate(),
        row.unit(),
        row.episodes(),
        row.patients(),
        "Mean gain on the %s from before to %s after; improved after the procedure, not because of it."
            .formatted(plan.measures().get(0).measure().name(), words(horizon)));
  }

  private static String words(Horizon horizon) {
    return switch (horizon) {
      case TWO_WEEKS -> "2 weeks";
      case SIX_WEEKS -> "6 weeks";
      case THREE_MONTHS -> "3 months";
      case SIX_MONTHS -> "6 months";
      case TWELVE_MONTHS -> "12 months";
      case TWENTY_FOUR_MONTHS -> "24 months";
    };
  }
}
