package org.reliefspan.analysis.fit;

import java.util.List;
import java.util.Optional;
import org.reliefspan.analysis.design.Groups;
import org.reliefspan.analysis.design.ModelFrame;
import org.reliefspan.analysis.design.Response;
import org.reliefspan.domain.fit.FitOption;
import org.reliefspan.domain.fit.FitOptions;
import org.reliefspan.domain.formula.FormulaException;
import org.reliefspan.numerics.model.RefusedRowException;
import org.reliefspan.numerics.survival.SurvivalData;

/**
 * Follow-ups in groups, perhaps within strata.
 *
 * @param data all rows
 * @param groups none of them empty
 * @param strata none of them empty
 * @param rows number of rows of the table
 * @param events rows with an event
 * @param isClustered whether the formula names clusters
 */
record SurvivalFrame(
    SurvivalData data, Groups groups, Groups strata, long rows, long events, boolean isClustered) {

  /** Rows of one table. With strata but no groups, the strata are the groups. */
  static SurvivalFrame of(ModelFrame frame, FitOptions options) {
    return untied(frame, options).tied();
  }

  /** The same with times as they are, for a part of a table: what is tied shows in the whole. */
  static SurvivalFrame untied(ModelFrame frame, FitOptions options) {
    SurvivalData data = data(frame, options);
    if (frame.isWeighted()) {
      data = data.withWeights(frame.caseWeights());
    }
    Optional<int[]> clusters = frame.cluster();
    if (clusters.isPresent()) {
      data = data.withClusters(clusters.get());
    }
    long events = 0;
    for (int row = 0; row < data.size(); row++) {
      events += data.status(row) > 0 ? 1 : 0;
    }
    return of(data, frame.groups(), frame.strata(), frame.rows(), events, clusters.isPresent());
  }

  /** With times that differ by rounding only made equal. */
  SurvivalFrame tied() {
    return new SurvivalFrame(data.tied(), groups, strata, rows, events, isClustered);
  }

  static SurvivalFrame of(
      SurvivalData data,
      Groups groups,
      Groups strata,
      long rows,
      long events,
      boolean isClustered) {
    boolean onlyStrata = groups.isWhole() && !strata.isWhole();
    return new SurvivalFrame(
        data,
        onlyStrata ? strata.compressed() : groups.compressed(),
        onlyStrata ? Groups.one(data.size()) : strata.compressed(),
        rows,
        events,
        isClustered);
  }

  private static SurvivalData data(ModelFrame frame, FitOptions options) {
    boolean entering = options.has(FitOption.ENTRY);
    if (frame.rows() == 0) {
      throw new FormulaException("No complete row is left.");
    }
    if (frame.response() instanceof Response.StartStop response) {
      if (entering) {
        throw new FormulaException("Surv(start, stop, status) leaves no place for --entry.");
      }
      return rows(response.stop(), response.status()).withEntry(response.start());
    }
    if (frame.response() instanceof Response.RightCensored response) {
      SurvivalData data = rows(response.time(), response.status());
      return entering ? entering(data, frame.numbers(FitOption.ENTRY.word())) : data;
    }
    throw new FormulaException(
        "The left side must be Surv(time, status) or Surv(start, stop, status). For intervals use"
            + " turnbull.");
  }

  private static SurvivalData rows(double[] time, int[] status) {
    for (int row = 0; row < time.length; row++) {
      if (!(time[row] >= 0 && time[row] < Double.POSITIVE_INFINITY)) {
        throw new RefusedRowException(
            "The time in {row} must be finite and not negative. Maybe the follow-up ends before it"
                + " begins?",
            row);
      }
    }
    return SurvivalData.of(time, status);
  }

  private static SurvivalData entering(SurvivalData data, double[] entry) {
    for (int row = 0; row < entry.length; row++) {
      if (!(entry[row] < data.time(row) && Double.isFinite(entry[row]))) {
        throw new RefusedRowException("The entry in {row} must lie before the end.", row);
      }
    }
    return data.withEntry(entry);
  }

  /** The rows of each group. */
  List<SurvivalData> byGroup() {
    return data.byGroup(groups.codes());
  }

  /** As R decides: with clusters, or with weights that are not whole numbers. */
  boolean isRobust() {
    return isClustered || hasFractionalWeights();
  }

  /** Whether a weight is not a whole number. */
  boolean hasFractionalWeights() {
    for (int row = 0; row < data.size(); row++) {
      if (data.weight(row) != Math.rint(data.weight(row))) {
        return true;
      }
    }
    return false;
  }

  /** Whether there is more than one group. */
  boolean isComparison() {
    return groups.size() > 1;
  }
}
