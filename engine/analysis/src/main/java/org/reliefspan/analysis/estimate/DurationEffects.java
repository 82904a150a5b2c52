package org.reliefspan.analysis.estimate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.reliefspan.analysis.outcome.ReliefSightings;
import org.reliefspan.domain.estimate.Estimate;
import org.reliefspan.domain.estimate.ReliefRow;
import org.reliefspan.domain.study.IntercurrentStrategy;
import org.reliefspan.domain.study.Population;
import org.reliefspan.numerics.hidden.Covariates;
import org.reliefspan.numerics.hidden.HiddenReliefEstimate;
import org.reliefspan.numerics.hidden.HiddenReliefEstimator;
import org.reliefspan.numerics.hidden.HiddenReliefModel;
import org.reliefspan.numerics.hidden.ReliefHistories;
import org.reliefspan.numerics.hidden.VisitKind;
import org.reliefspan.numerics.interval.DerivedEstimate;
import org.reliefspan.numerics.limits.LimitScale;
import org.reliefspan.numerics.model.NotEstimableException;

/**
 * Who has longer relief: ratios of durations among responders and odds ratios of response by the
 * joint model of relief and visits, all covariates together. Visit rates may differ by them too.
 * Durations are times to loss as if no event came first, so their strategy is the hypothetical one.
 */
final class DurationEffects {
  static final String TIME_RATIO = "time_ratio:";
  static final String ODDS_RATIO = "response_odds_ratio:";
  static final String RATIO = "ratio";

  private static final String OF_RESPONSE = "response: ";
  private static final int LOSSES_PER_TERM = 5;
  private static final int FEWEST_LOSSES = 30;
  private static final double FAR = 6; // log odds ratio or its error: 400 times the odds

  private final ReliefCell cell;
  private final JointEstimates.Joint joint;
  private final CovariateDesign design;
  private final ReliefSample sample;
  private final ReliefRows durations;
  private final ReliefRows responses;

  private Optional<HiddenReliefEstimate> fit = Optional.empty();

  /**
   * What was fitted, for those that look further.
   *
   * @param fit empty where the data do not determine one
   */
  record Fitted(CovariateDesign design, Optional<HiddenReliefEstimate> fit) {}

  private DurationEffects(ReliefCell cell, JointEstimates.Joint joint, CovariateDesign design) {
    this.cell = cell;
    this.joint = joint;
    this.design = design;
    this.sample = design.sample();
    String estimator = JointRows.estimator(joint.family()) + "_covariates";
    this.durations =
        new ReliefRows(
            cell.key(Population.RESPONDERS, estimator).with(IntercurrentStrategy.HYPOTHETICAL.id()),
            sample);
    this.responses = new ReliefRows(cell.key(Population.ALL_TREATED, estimator), sample);
  }

  /**
   * Writes the ratios.
   *
   * @param fewest patients that a group must have
   */
  static Fitted write(
      ReliefCell cell, JointEstimates.Joint joint, int fewest, List<ReliefRow> rows) {
    CovariateDesign design = CovariateDesign.of(cell.sample(), cell.plan().covariates(), fewest);
    DurationEffects effects = new DurationEffects(cell, joint, design);
    effects.writeAll();
    rows.addAll(effects.durations.list());
    rows.addAll(effects.responses.list());
    return new Fitted(design, effects.fit);
  }

  private void writeAll() {
    Optional<String> reason = reason();
    if (reason.isPresent()) {
      nothing(reason.get());
    } else {
      fitted();
    }
    design
        .notEstimable()
        .forEach(
            (term, why) -> {
              Estimate missing = new Estimate.NotEstimable(why);
              durations.value(TIME_RATIO + term, missing, RATIO, "");
              responses.value(ODDS_RATIO + term, missing, RATIO, "");
            });
  }

  /** Why nothing can be estimated at all. */
  private Optional<String> reason() {
    if (joint.headline().isEmpty() || !joint.closed().isEmpty()) {
      return Optional.of(
          "visits and scores do not settle how long relief lasts, so nor by whom"
              + (joint.closed().isEmpty() ? "" : ": " + String.join("; ", joint.closed())));
    }
    long losses = 0;
    for (int row = 0; row < sample.size(); row++) {
      boolean lost = sample.durationLeft[row] >= 0 && Double.isFinite(sample.durationRight[row]);
      losses += lost ? 1 : 0;
    }
    return losses < Math.max(FEWEST_LOSSES, (long) LOSSES_PER_TERM * design.terms().size())
        ? Optional.of(
            "fewer than %d losses of relief were seen, or fewer than %d for each term of the model"
                .formatted(FEWEST_LOSSES, LOSSES_PER_TERM))
        : Optional.empty();
  }

  private void nothing(String reason) {
    Estimate missing = new Estimate.NotEstimable(reason);
    for (CovariateDesign.Term term : design.terms()) {
      durations.value(TIME_RATIO + term.name(), missing, RATIO, term.note());
      responses.value(ODDS_RATIO + term.name(), missing, RATIO, term.note());
    }
  }

  private void fitted() {
    if (design.terms().isEmpty()) {
      return;
    }
    HiddenReliefEstimate found;
    try {
      found =
          fit(ReliefSightings.of(sample.outcomes, cell.question(), sample.episode, sample.cluster));
    } catch (NotEstimableException undetermined) {
      nothing(undetermined.reason());
      return;
    }
    fit = Optional.of(found);
    for (CovariateDesign.Term term : design.terms()) {
      durations.value(
          TIME_RATIO + term.name(), ratio(found, term.name()), RATIO, note(term, found, ""));
      responses.value(
          ODDS_RATIO + term.name(),
          odds(found, term.name()),
          RATIO,
          note(term, found, OF_RESPONSE));
    }
  }

  /** All covariates everywhere, or else only where the data determine them. */
  private HiddenReliefEstimate fit(ReliefHistories plain) {
    Covariates with = design.withOnes();
    Covariates few = design.withOnesAndFew();
    Covariates visits = plain.has(VisitKind.UNSCHEDULED) ? design.withoutOnes() : Covariates.none();
    List<ReliefHistories> tries = new ArrayList<>();
    tries.add(plain.with(with, with, visits));
    if (few.columns() > 1 && few.columns() < with.columns()) {
      tries.add(plain.with(with, few, visits));
    }
    tries.add(plain.with(with, Covariates.constant(sample.size()), visits));
    tries.add(plain.with(with, Covariates.constant(sample.size()), Covariates.none()));
    HiddenReliefModel model = joint.headline().orElseThrow().model();
    Optional<NotEstimableException> last = Optional.empty();
    for (ReliefHistories data : tries) {
      try {
        return HiddenReliefEstimator.fit(model, data);
      } catch (NotEstimableException undetermined) {
        last = Optional.of(undetermined);
      }
    }
    throw last.orElseThrow();
  }

  private Estimate ratio(HiddenReliefEstimate fit, String coefficient) {
    int at = fit.names().indexOf(coefficient);
    double log = fit.coefficients().estimate(at);
    double error = fit.coefficients().inferenceError(at);
    if (!(Math.abs(log) < FAR && error < FAR)) {
      return new Estimate.NotEstimable("the data leave it open without bound");
    }
    double ratio = Math.exp(log);
    DerivedEstimate derived = new DerivedEstimate(ratio, ratio * error, LimitScale.LOG);
    return error > 0
        ? Estimate.of(ratio, Clusters.interval(derived.limits(cell.level()), cell.level()))
        : Estimate.of(ratio);
  }

  private Estimate odds(HiddenReliefEstimate fit, String term) {
    if (fit.model().response() == HiddenReliefModel.Response.ALL) {
      return new Estimate.NotEstimable("by the model everyone responds");
    }
    return fit.names().contains(OF_RESPONSE + term)
        ? ratio(fit, OF_RESPONSE + term)
        : new Estimate.NotEstimable(
            "the data do not determine who responds together with durations");
  }

  /** What is compared, and what is held equal. */
  private String note(CovariateDesign.Term term, HiddenReliefEstimate fit, String prefix) {
    StringBuilder note = new StringBuilder("ratio of ");
    note.append(prefix.isEmpty() ? "durations" : "odds of response").append(' ');
    note.append(term.note());
    List<String> others = others(term, fit, prefix);
    if (!others.isEmpty()) {
      note.append("; adjusted for ").append(String.join(", ", others));
    }
    if (design.size() < cell.sample().size()) {
      note.append("; episodes without all covariates are left out, episodes counts the others");
    }
    boolean visits = fit.names().contains("visits: " + term.name());
    return note.append(visits ? "; visit rates differ by it too" : "").toString();
  }

  private List<String> others(CovariateDesign.Term term, HiddenReliefEstimate fit, String prefix) {
    return design.terms().stream()
        .filter(other -> fit.names().contains(prefix + other.name()))
        .map(CovariateDesign.Term::covariate)
        .filter(name -> !name.equals(term.covariate()))
        .distinct()
        .toList();
  }
}
