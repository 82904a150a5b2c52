package org.reliefspan.analysis.estimate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.reliefspan.analysis.episode.EpisodeTable;
import org.reliefspan.analysis.outcome.FollowUps;
import org.reliefspan.analysis.outcome.FunctionOutcomes;
import org.reliefspan.analysis.outcome.FunctionQuestion;
import org.reliefspan.domain.catalog.Measure;
import org.reliefspan.domain.estimate.Estimate;
import org.reliefspan.domain.study.DropoutPlan;
import org.reliefspan.domain.study.Horizon;
import org.reliefspan.numerics.imputation.DeltaAdjustment;
import org.reliefspan.numerics.imputation.ImputationPlan;
import org.reliefspan.numerics.imputation.IncompleteOutcomes;
import org.reliefspan.numerics.imputation.NormalImputation;
import org.reliefspan.numerics.imputation.PooledEstimate;
import org.reliefspan.numerics.imputation.ReferenceStrategy;
import org.reliefspan.numerics.imputation.ShiftedMean;
import org.reliefspan.numerics.imputation.TippingPoint;
import org.reliefspan.numerics.model.NotEstimableException;

/**
 * How much those not seen could change the gain under the composite strategy: their scores are
 * imputed from those seen, then shifted. Shifts are in the direction of the gain, so that a
 * negative one makes the unseen worse; they concern horizons after the last one seen.
 */
final class DropoutSensitivity {
  static final String DELTA = "mean_gain_delta:";
  static final String UNSEEN = "share_unseen";
  private static final int CYCLES = 30;
  private static final double[] MULTIPLES = {-2, -1.5, -1, -0.5, 0, 0.5, 1, 1.5, 2};
  private static final double SHARE_OF_RANGE = 0.1; // where no change is known to matter

  private final FunctionSetting setting;
  private final DropoutPlan plan;
  private final Arms arms;
  private final List<Horizon> horizons = new ArrayList<>();
  private final MeasureRows rows;

  /** Outcomes of the procedure's episodes, then of the reference's where there is one. */
  private record Arms(Arm own, Optional<Arm> reference) {}

  /**
   * One procedure.
   *
   * @param outcome row-major [episode][horizon of the setting], NaN where not seen
   */
  @SuppressWarnings("ArrayRecordComponent")
  private record Arm(FollowUps followUps, double[] outcome, long[] identity) {}

  private DropoutSensitivity(
      FunctionSetting setting, DropoutPlan plan, Arms arms, MeasureRows rows) {
    this.setting = setting;
    this.plan = plan;
    this.arms = arms;
    this.rows = rows;
    for (int h = 0; h < setting.horizons().size(); h++) {
      if (seen(arms.own(), h) >= FunctionSetting.FEWEST_EPISODES) {
        horizons.add(setting.horizons().get(h));
      }
    }
  }

  /**
   * Writes the rows of a procedure.
   *
   * @param measure position in the plan's scores
   * @param reference follow-ups of the reference, where there is one
   */
  static void write(
      EpisodeTable table,
      int measure,
      FollowUps followUps,
      Optional<FollowUps> reference,
      FunctionSetting setting,
      DropoutPlan plan,
      MeasureRows rows) {
    if (followUps.size() == 0) {
      return;
    }
    Arms arms =
        new Arms(
            arm(table, measure, followUps, setting),
            reference
                .filter(other -> other.size() > 0)
                .map(other -> arm(table, measure, other, setting)));
    new DropoutSensitivity(setting, plan, arms, rows).write();
  }

  private static Arm arm(
      EpisodeTable table, int measure, FollowUps followUps, FunctionSetting setting) {
    int count = setting.horizons().size();
    double[] outcome = new double[followUps.size() * count];
    Arrays.fill(outcome, Double.NaN);
    int rule = table.rule(followUps.episode(0));
    for (int h = 0; h < count; h++) {
      FunctionOutcomes outcomes =
          FunctionOutcomes.of(
              table, new FunctionQuestion(rule, measure, setting.horizons().get(h)));
      for (int i = 0; i < outcomes.size(); i++) {
        int row = followUps.rowOf(outcomes.episode(i));
        if (row >= 0) {
          outcome[row * count + h] = outcomes.after(i);
        }
      }
    }
    return new Arm(followUps, outcome, identities(table, followUps));
  }

  /** Patient and number of the episode among the patient's. */
  private static long[] identities(EpisodeTable table, FollowUps followUps) {
    long[] identity = new long[followUps.size()];
    for (int row = 0; row < identity.length; row++) {
      int episode = followUps.episode(row);
      int number = 0;
      while (episode > number && table.subject(episode - number - 1) == table.subject(episode)) {
        number++;
      }
      identity[row] = (table.subject(episode) << 10) + number;
    }
    return identity;
  }

  private int seen(Arm arm, int horizon) {
    int seen = 0;
    int count = setting.horizons().size();
    for (int row = 0; row < arm.followUps().size(); row++) {
      seen += Double.isNaN(arm.outcome()[row * count + horizon]) ? 0 : 1;
    }
    return seen;
  }

  private MeasureRows.People people() {
    return FunctionSetting.people(arms.own().followUps());
  }

  private void write() {
    for (int h = 0; h < setting.horizons().size(); h++) {
      int unseen = arms.own().followUps().size() - seen(arms.own(), h);
      rows.add(
          setting.horizons().get(h).id(),
          UNSEEN,
          Estimate.of((double) unseen / arms.own().followUps().size()),
          "probability",
          people(),
          "of all with a baseline; neither a score in the window nor further treatment before it");
    }
    if (horizons.isEmpty()) {
      return;
    }
    IncompleteOutcomes outcomes = outcomes();
    try {
      writeShifts(
          outcomes,
          NormalImputation.of(
              outcomes, new ImputationPlan(plan.imputations(), CYCLES, setting.seed())));
    } catch (NotEstimableException reason) {
      for (Horizon horizon : horizons) {
        rows.notEstimable(
            horizon.id(),
            DELTA + "0",
            "too few scores at the horizons to impute those not seen",
            people());
      }
    }
  }

  /**
   * Episodes of both arms; covariates are a constant, the baseline and, with a reference, the arm.
   */
  private IncompleteOutcomes outcomes() {
    List<Arm> both = new ArrayList<>(List.of(arms.own()));
    arms.reference().ifPresent(both::add);
    int subjects = both.stream().mapToInt(arm -> arm.followUps().size()).sum();
    int columns = both.size() + 1;
    double[] outcome = new double[subjects * horizons.size()];
    double[] covariates = new double[subjects * columns];
    long[] identity = new long[subjects];
    int at = 0;
    for (Arm arm : both) {
      for (int row = 0; row < arm.followUps().size(); row++, at++) {
        for (int h = 0; h < horizons.size(); h++) {
          int place = setting.horizons().indexOf(horizons.get(h));
          outcome[at * horizons.size() + h] =
              arm.outcome()[row * setting.horizons().size() + place];
        }
        covariates[at * columns] = 1;
        covariates[at * columns + 1] = arm.followUps().baseline(row);
        if (columns > 2) {
          covariates[at * columns + 2] = arm.equals(arms.own()) ? 1 : 0;
        }
        identity[at] = arm.identity()[row];
      }
    }
    IncompleteOutcomes outcomes =
        IncompleteOutcomes.of(horizons.size(), outcome, covariates, identity);
    if (columns == 2) {
      return outcomes;
    }
    double[] asReference = covariates.clone();
    for (int subject = 0; subject < subjects; subject++) {
      asReference[subject * columns + 2] = 0;
    }
    return outcomes.withReference(asReference);
  }

  private void writeShifts(IncompleteOutcomes outcomes, NormalImputation imputation) {
    List<ShiftedMean> means = means(outcomes, imputation, ReferenceStrategy.MISSING_AT_RANDOM);
    for (int h = 0; h < horizons.size(); h++) {
      for (double delta : deltas()) {
        rows.add(
            horizons.get(h).id(),
            DELTA + plain(delta),
            estimate(means.get(h).at(delta)),
            people(),
            delta == 0
                ? "composite: those not seen imputed as alike to those seen"
                : "composite: those not seen imputed and shifted after the last score");
      }
      writeTipping(horizons.get(h), means.get(h));
    }
    if (arms.reference().isPresent()) {
      writeReference(outcomes, imputation);
    }
  }

  private static String plain(double delta) {
    return delta == Math.rint(delta) ? Long.toString(Math.round(delta)) : Double.toString(delta);
  }

  private double[] deltas() {
    if (!plan.deltas().isEmpty()) {
      return DoubleStream.concat(
              DoubleStream.of(0), plan.deltas().stream().mapToDouble(Double::doubleValue))
          .sorted()
          .distinct()
          .toArray();
    }
    double unit = setting.measure().importantChange().orElse(SHARE_OF_RANGE * range());
    return DoubleStream.of(MULTIPLES).map(multiple -> multiple * unit + 0.0).toArray();
  }

  private double range() {
    Measure measure = setting.measure();
    return measure.maximum() - measure.minimum();
  }

  /** For each horizon the mean gain of the own arm, as a function of the shift. */
  private List<ShiftedMean> means(
      IncompleteOutcomes outcomes, NormalImputation imputation, ReferenceStrategy strategy) {
    FollowUps own = arms.own().followUps();
    int[] patient = own.patientNumbers();
    List<ShiftedMean> means = new ArrayList<>();
    for (int h = 0; h < horizons.size(); h++) {
      boolean[] left = new boolean[own.size()];
      for (int row = 0; row < left.length; row++) {
        left[row] = outcomes.departure(row) <= h;
      }
      means.add(new ShiftedMean(left, patient));
    }
    for (int k = 0; k < imputation.imputations(); k++) {
      double[] completed = imputation.completed(k, strategy, DeltaAdjustment.none());
      for (int h = 0; h < horizons.size(); h++) {
        double[] gain = new double[own.size()];
        for (int row = 0; row < gain.length; row++) {
          gain[row] =
              setting.measure().gain(own.baseline(row), completed[row * horizons.size() + h]);
        }
        means.get(h).add(gain);
      }
    }
    return means;
  }

  private Estimate estimate(PooledEstimate pooled) {
    return new Estimate.Point(
        pooled.estimate(),
        Optional.of(Clusters.interval(pooled.limits(setting.level()), setting.level())));
  }

  private void writeReference(IncompleteOutcomes outcomes, NormalImputation imputation) {
    writeReference(outcomes, imputation, ReferenceStrategy.JUMP_TO_REFERENCE, "jump_to_reference");
    writeReference(outcomes, imputation, ReferenceStrategy.COPY_REFERENCE, "copy_reference");
    writeReference(outcomes, imputation, ReferenceStrategy.COPY_INCREMENTS, "copy_increments");
  }

  private void writeReference(
      IncompleteOutcomes outcomes,
      NormalImputation imputation,
      ReferenceStrategy strategy,
      String name) {
    List<ShiftedMean> means = means(outcomes, imputation, strategy);
    for (int h = 0; h < horizons.size(); h++) {
      rows.add(
          horizons.get(h).id(),
          "mean_gain_" + name,
          estimate(means.get(h).at(0)),
          people(),
          "composite: those not seen take the course of the reference procedure");
    }
  }

  private void writeTipping(Horizon horizon, ShiftedMean mean) {
    writeTipping(horizon, mean, "tipping_delta_zero", 0);
    setting
        .measure()
        .importantChange()
        .ifPresent(change -> writeTipping(horizon, mean, "tipping_delta_mcid", change));
    double towards = -Math.signum(mean.at(0).estimate()) * range();
    Optional<TippingPoint> limits =
        mean.share() > 0 && towards != 0
            ? TippingPoint.between(mean::at, 0, towards, 1 - setting.level())
            : Optional.empty();
    rows.add(
        horizon.id(),
        "tipping_delta_limits",
        limits
            .<Estimate>map(point -> Estimate.of(point.delta()))
            .orElseGet(() -> new Estimate.NotEstimable(outOfRange(mean))),
        people(),
        limits.isPresent()
            ? "the shift at which it is no longer clear on which side of no gain"
            : "");
  }

  private static String outOfRange(ShiftedMean mean) {
    return mean.share() > 0
        ? "no shift within the range of the measure does it"
        : "nobody has left before this horizon";
  }

  private void writeTipping(Horizon horizon, ShiftedMean mean, String quantity, double value) {
    double delta = mean.deltaFor(value);
    boolean within = mean.share() > 0 && Math.abs(delta) <= range();
    rows.add(
        horizon.id(),
        quantity,
        within ? Estimate.of(delta) : new Estimate.NotEstimable(outOfRange(mean)),
        people(),
        within ? "shift of those who left that brings the mean gain there" : "");
  }
}
