package org.reliefspan.analysis.estimate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.reliefspan.analysis.episode.ObservationEnd;
import org.reliefspan.analysis.outcome.ReliefSightings;
import org.reliefspan.domain.estimate.Curve;
import org.reliefspan.domain.estimate.ReliefRow;
import org.reliefspan.domain.estimate.SensitivityRow;
import org.reliefspan.domain.study.DurationModel;
import org.reliefspan.domain.study.HeadlineFamily;
import org.reliefspan.domain.study.ScoreSource;
import org.reliefspan.numerics.duration.DurationDistribution;
import org.reliefspan.numerics.hidden.FamilyFits;
import org.reliefspan.numerics.hidden.GroupGate;
import org.reliefspan.numerics.hidden.HiddenReliefEstimate;
import org.reliefspan.numerics.hidden.HiddenReliefEstimator;
import org.reliefspan.numerics.hidden.HiddenReliefModel;
import org.reliefspan.numerics.hidden.IdentifiabilityGate;
import org.reliefspan.numerics.hidden.ReliefHistories;
import org.reliefspan.numerics.model.NotEstimableException;

/**
 * Durations and days in relief by the hidden process, visits that depend on relief included: rows
 * for responders and all treated. Where the data do not determine them, the rows say why.
 */
final class JointEstimates {
  private static final String SCHEDULED =
      "scores of planned slots alone, kept or missed; wrong where slots are moved or not recorded by"
          + " how the patient fares";

  private final ReliefCell cell;
  private final ReliefHistories histories;
  private final List<HeadlineFamily> allowed;

  private JointEstimates(ReliefCell cell, ReliefHistories histories, List<HeadlineFamily> allowed) {
    this.cell = cell;
    this.histories = histories;
    this.allowed = allowed;
  }

  /**
   * What was fitted, for those that look further.
   *
   * @param family of durations that leads
   * @param closed why the headline is not shown, if it is not
   * @param withoutEvents why durations as if events did not happen are not shown, if they are not
   * @param sparse why a group says too little by itself, if it does; empty for all together
   */
  record Joint(
      ReliefHistories histories,
      HeadlineFamily family,
      Optional<HiddenReliefEstimate> headline,
      List<String> closed,
      List<String> withoutEvents,
      List<String> sparse) {
    Joint {
      closed = List.copyOf(closed);
      withoutEvents = List.copyOf(withoutEvents);
      sparse = List.copyOf(sparse);
    }
  }

  /**
   * Writes the rows of the headline's family, and of all patients together those of the other
   * duration models of the plan.
   *
   * @param given the family that leads already, for groups and other choices of scores
   */
  static Optional<Joint> write(
      ReliefCell cell,
      Optional<HeadlineFamily> given,
      List<ReliefRow> rows,
      List<SensitivityRow> ofFamilies,
      List<Curve> curves) {
    ReliefSample sample = cell.sample();
    List<HeadlineFamily> allowed = given.map(List::of).orElse(cell.plan().families());
    if (sample.size() == 0) {
      new JointRows(cell, JointFamilies.first(allowed))
          .notEstimable("no episode has a baseline", rows);
      return Optional.empty();
    }
    ReliefHistories histories =
        ReliefSightings.of(sample.outcomes, cell.question(), sample.episode, sample.cluster);
    JointEstimates estimates = new JointEstimates(cell, histories, allowed);
    try {
      if (cell.question().scores() == ScoreSource.SCHEDULED_SCORES) {
        return Optional.of(estimates.scheduled(rows, curves));
      }
      boolean isGroup = !cell.stratum().equals(Stratum.ALL);
      return Optional.of(
          isGroup ? estimates.group(rows, curves) : estimates.all(rows, ofFamilies, curves));
    } catch (NotEstimableException undetermined) {
      HeadlineFamily first = JointFamilies.first(allowed);
      new JointRows(cell, first).notEstimable(undetermined.reason(), rows);
      List<String> reason = List.of(undetermined.reason());
      return Optional.of(new Joint(histories, first, Optional.empty(), reason, reason, reason));
    }
  }

  /** All patients together: the family that fits best leads. */
  private Joint all(List<ReliefRow> rows, List<SensitivityRow> ofFamilies, List<Curve> curves) {
    HiddenReliefEstimate quick = chosen(JointFamilies.distribution(JointFamilies.first(allowed)));
    JointFamilies families = JointFamilies.of(quick, allowed);
    IdentifiabilityGate gate = IdentifiabilityGate.of(families.headline(), families.fits());
    List<String> closed = new ArrayList<>(unknownEnd());
    List<String> withoutEvents = new ArrayList<>(closed);
    closed.addAll(gate.reasons());
    withoutEvents.addAll(gate.reasonsWithoutEvents());
    headline(families.headline(), families.family(), families.note(), closed, rows, curves);
    for (DurationModel model : cell.plan().models()) {
      HeadlineFamily other = HeadlineFamily.of(model);
      if (other != families.family()) {
        families.fit(other).ifPresent(fit -> beside(other, fit, families, closed, rows));
      }
    }
    ofFamilies.addAll(families.rows(cell, closed.isEmpty()));
    return new Joint(
        histories,
        families.family(),
        Optional.of(families.headline()),
        closed,
        withoutEvents,
        unknownEnd());
  }

  /** Scores and chances of planned slots alone, with the headline's family. */
  private Joint scheduled(List<ReliefRow> rows, List<Curve> curves) {
    HeadlineFamily family = JointFamilies.first(allowed);
    HiddenReliefEstimate fit =
        HiddenReliefEstimator.refine(chosen(JointFamilies.distribution(family)));
    IdentifiabilityGate gate =
        IdentifiabilityGate.of(fit, FamilyFits.near(fit, HiddenReliefModel.Response.SOME));
    List<String> closed = new ArrayList<>(unknownEnd());
    closed.addAll(gate.reasons());
    headline(fit, family, SCHEDULED, closed, rows, curves);
    return new Joint(
        histories, family, Optional.of(fit), closed, gate.reasonsWithoutEvents(), unknownEnd());
  }

  /** A group, with the family of all together. */
  private Joint group(List<ReliefRow> rows, List<Curve> curves) {
    HeadlineFamily family = JointFamilies.first(allowed);
    HiddenReliefEstimate headline =
        HiddenReliefEstimator.refine(chosen(JointFamilies.distribution(family)));
    GroupGate gate = GroupGate.of(headline, HiddenReliefModel.Response.SOME, histories);
    List<String> closed = new ArrayList<>(unknownEnd());
    List<String> sparse = new ArrayList<>(closed);
    closed.addAll(gate.reasons());
    sparse.addAll(gate.sparse());
    String note = "AIC " + Math.round(headline.aic());
    headline(headline, family, note, closed, rows, curves);
    return new Joint(histories, family, Optional.of(headline), closed, closed, sparse);
  }

  private void headline(
      HiddenReliefEstimate fit,
      HeadlineFamily family,
      String note,
      List<String> closed,
      List<ReliefRow> rows,
      List<Curve> curves) {
    JointRows written = new JointRows(cell, family);
    if (closed.isEmpty()) {
      written.write(fit, note, rows);
      written.curves(fit, curves);
    } else {
      written.notEstimable(
          "visits and scores do not settle it: " + String.join("; ", closed), rows);
    }
  }

  private void beside(
      HeadlineFamily family,
      HiddenReliefEstimate fit,
      JointFamilies families,
      List<String> closed,
      List<ReliefRow> rows) {
    if (closed.isEmpty()) {
      new JointRows(cell, family).write(fit, "AIC " + Math.round(families.fits().aic(fit)), rows);
    } else {
      new JointRows(cell, family)
          .notEstimable("not settled, as for the headline's family of durations", rows);
    }
  }

  /** Why silence cannot be read, if it cannot. */
  private List<String> unknownEnd() {
    return 2 * knownEnds() < cell.sample().size()
        ? List.of(
            "the end of observation is not on record for most episodes (enrol_end), so silence after"
                + " the last visit cannot be read")
        : List.of();
  }

  private int knownEnds() {
    int known = 0;
    for (int episode : cell.sample().episode) {
      ObservationEnd end = cell.sample().outcomes.table().observationEnd(episode);
      known += end == ObservationEnd.LAST_EVENT ? 0 : 1;
    }
    return known;
  }

  /**
   * The simplest structure that the scores allow: scores that waver need mistaken scores and
   * perhaps regained relief, which Akaike's criterion decides; relief first seen after a failing
   * score is then taken for a mistake. Where no score wavers, the first failing score stands.
   */
  private HiddenReliefEstimate chosen(DurationDistribution family) {
    HiddenReliefModel plain = HiddenReliefModel.of(family);
    HiddenReliefModel.Mistakes mistakes = HiddenReliefModel.Mistakes.toEstimate();
    List<HiddenReliefModel> possible = new ArrayList<>();
    if (histories.wavers()) {
      possible.add(plain.with(mistakes));
      possible.add(plain.with(mistakes).with(HiddenReliefModel.Regain.MARKOV));
    }
    return possible.isEmpty() ? HiddenReliefEstimator.fitQuickly(plain, histories) : best(possible);
  }

  private HiddenReliefEstimate best(List<HiddenReliefModel> possible) {
    Optional<HiddenReliefEstimate> best = Optional.empty();
    Optional<NotEstimableException> reason = Optional.empty();
    for (HiddenReliefModel model : possible) {
      try {
        HiddenReliefEstimate fit = HiddenReliefEstimator.fitQuickly(model, histories);
        best = best.filter(other -> other.aic() <= fit.aic()).or(() -> Optional.of(fit));
      } catch (NotEstimableException undetermined) {
        reason = Optional.of(undetermined);
      }
    }
    if (best.isEmpty()) {
      throw reason.orElseThrow();
    }
    return best.get();
  }
}
