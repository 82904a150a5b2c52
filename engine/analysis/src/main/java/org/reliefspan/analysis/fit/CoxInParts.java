package org.reliefspan.analysis.fit;

import java.util.List;
import org.reliefspan.analysis.design.Design;
import org.reliefspan.analysis.design.ModelFrame;
import org.reliefspan.analysis.parts.Parts;
import org.reliefspan.domain.fit.FitOption;
import org.reliefspan.domain.fit.FitOptions;
import org.reliefspan.domain.fit.FittedModel;
import org.reliefspan.numerics.hazard.CoxDayFit;
import org.reliefspan.numerics.hazard.CoxDayLayout;
import org.reliefspan.numerics.hazard.CoxDayPart;
import org.reliefspan.numerics.hazard.CoxDaySums;
import org.reliefspan.numerics.hazard.TieHandling;
import org.reliefspan.numerics.model.NotEstimableException;

/**
 * The Cox model over parts. Rows that fit into one memory are brought together; more of them, when
 * their times are whole days, stay where they are and each Newton step adds up sums by day.
 */
final class CoxInParts {
  private static final long MOST_SUMS = 1 << 24;

  private CoxInParts() {}

  static FittedModel fit(CoxModel model, Parts<ModelFrame> frames, FitOptions options) {
    DayCensus census = frames.collect(DayCensus::of).stream().reduce(DayCensus::plus).orElseThrow();
    TieHandling ties = CoxModel.ties(options);
    if (ties == TieHandling.EXACT
        || options.has(FitOption.TIMES)
        || census.hasClusters()
        || !census.isWhole()
        || census.rows() * (census.columns() + 4) <= Together.MOST
        || census.cells() * width(census) > MOST_SUMS) {
      return model.fit(JoinedFrames.of(frames.collect(frame -> frame)), options);
    }
    return byDay(frames, census, ties, options);
  }

  private static long width(DayCensus census) {
    long columns = census.columns();
    return 5 + 3 * columns + columns * (columns + 1);
  }

  static FittedModel byDay(
      Parts<ModelFrame> frames, DayCensus census, TieHandling ties, FitOptions options) {
    if (census.events() == 0) {
      throw new NotEstimableException(
          "There are no events among the rows at risk, so hazards cannot be compared.");
    }
    CoxDayLayout layout =
        CoxDayLayout.of(census.strata(), census.lastDay(), ties, census.means())
            .withScale(census.deviations());
    Parts<CoxDayPart> parts =
        frames.prepare(frame -> CoxDayPart.of(layout, HazardRows.of(frame, "cox")));
    CoxDayFit fit = CoxDayFit.of(layout, beta -> collected(parts, layout, beta));
    FittedModel.Builder result = FittedModel.of("cox", census.rows());
    CoxModel.noteWeightless(result, census.weightless());
    result.events(census.events());
    result.logLikelihood(fit.logLikelihood());
    result.nullLogLikelihood(fit.nullLogLikelihood());
    result.aic(fit.akaikeCriterion());
    Design design = census.design();
    CoxResults.addTerms(result, design, fit.coefficients(), options.level());
    CoxResults.add(result, "likelihood-ratio", fit.likelihoodRatioTest());
    CoxResults.add(result, "score", fit.scoreTest());
    CoxResults.add(result, "wald", fit.waldTest());
    result.note(
        "The rows lay in parts: the test of proportional hazards and the concordance need them in"
            + " one memory.");
    return result.build();
  }

  private static CoxDaySums collected(Parts<CoxDayPart> parts, CoxDayLayout layout, double[] beta) {
    List<double[]> sums =
        parts.collect(
            part -> {
              CoxDaySums own = CoxDaySums.empty(layout);
              part.addTo(own, beta);
              return own.values();
            });
    CoxDaySums total = CoxDaySums.empty(layout);
    for (double[] values : sums) {
      total.merge(CoxDaySums.ofValues(layout, values));
    }
    return total;
  }
}
