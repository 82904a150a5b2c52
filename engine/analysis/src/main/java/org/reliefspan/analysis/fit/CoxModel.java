package org.reliefspan.analysis.fit;

import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.reliefspan.analysis.design.FrameSpec;
import org.reliefspan.analysis.design.ModelFrame;
import org.reliefspan.analysis.parts.Parts;
import org.reliefspan.domain.fit.FitOption;
import org.reliefspan.domain.fit.FitOptions;
import org.reliefspan.domain.fit.FittedModel;
import org.reliefspan.domain.formula.FormulaException;
import org.reliefspan.numerics.hazard.CoxBaseline;
import org.reliefspan.numerics.hazard.CoxFit;
import org.reliefspan.numerics.hazard.CoxRegression;
import org.reliefspan.numerics.hazard.HazardData;
import org.reliefspan.numerics.hazard.TieHandling;

/** {@code cox}: log hazard ratios. */
final class CoxModel implements ScalableModel {
  @Override
  public String name() {
    return "cox";
  }

  @Override
  public String summary() {
    return "proportional hazards: log hazard ratios, with tests and predicted curves";
  }

  @Override
  public String example() {
    return "fit cox 'Surv(time, status) ~ age + sex + strata(site)' lung.csv --times 180,365";
  }

  @Override
  public Set<FitOption> options() {
    return Set.of(FitOption.WEIGHTS, FitOption.TIES, FitOption.TIMES, FitOption.CONF);
  }

  @Override
  public FrameSpec.Role role() {
    return FrameSpec.Role.SLOPES;
  }

  @Override
  public FrameSpec.ResponseKind response() {
    return FrameSpec.ResponseKind.SURVIVAL;
  }

  @Override
  public boolean readsFrailty() {
    return true;
  }

  @Override
  public FittedModel fit(ModelFrame whole, FitOptions options) {
    ModelFrame frame = whole.weighty();
    if (frame.has(FrameSpec.FRAILTY)) {
      return FrailtyModel.fit(name(), frame, options);
    }
    HazardData data = HazardRows.of(frame, name());
    boolean byRow =
        frame.cluster().isEmpty()
            && hasFractionalWeights(frame)
            && ties(options) != TieHandling.EXACT;
    if (byRow) {
      data = data.withClusters(IntStream.range(0, frame.rows()).toArray());
    }
    CoxFit fit = CoxRegression.withTies(ties(options)).fit(data);
    FittedModel.Builder result = FittedModel.of(name(), frame.rows());
    noteWeightless(result, whole.weightless());
    if (byRow) {
      result.note("Weights are not whole numbers: standard errors are robust, row by row.");
    }
    CoxResults.add(result, frame.design(), fit, options.level());
    CoxResults.addProportionality(result, frame.design(), fit);
    CoxResults.addConcordance(result, fit, options.level());
    addCurves(result, frame, fit, HazardCurves.of(options));
    return result.build();
  }

  static void noteWeightless(FittedModel.Builder result, long rows) {
    if (rows > 0) {
      result.note("Rows of weight 0 were left out: %d.".formatted(rows));
    }
  }

  /** Whether a weight is not a whole number; then standard errors are robust, as R decides. */
  static boolean hasFractionalWeights(ModelFrame frame) {
    if (frame.isWeighted()) {
      for (double weight : frame.caseWeights()) {
        if (weight != Math.rint(weight)) {
          return true;
        }
      }
    }
    return false;
  }

  static TieHandling ties(FitOptions options) {
    return TieHandling.valueOf(options.choice(FitOption.TIES).toUpperCase(Locale.ROOT));
  }

  private static void addCurves(
      FittedModel.Builder result, ModelFrame frame, CoxFit fit, HazardCurves curves) {
    if (!curves.wanted()) {
      return;
    }
    CoxBaseline baseline = fit.baseline();
    for (int stratum = 0; stratum < baseline.strata(); stratum++) {
      curves.addSurvival(result, frame.strata().labels().get(stratum), baseline, stratum);
    }
    result.note(HazardCurves.CENTRE);
  }

  @Override
  public FittedModel fit(Parts<ModelFrame> frames, FitOptions options) {
    if (frames.collect(frame -> frame.has(FrameSpec.FRAILTY)).contains(true)) {
      throw new FormulaException(
          "frailty() needs all rows in one memory. Maybe leave --spark out?");
    }
    return CoxInParts.fit(this, frames, options);
  }
}
