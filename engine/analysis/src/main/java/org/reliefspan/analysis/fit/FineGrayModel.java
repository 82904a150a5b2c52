package org.reliefspan.analysis.fit;

import java.util.Set;
import org.reliefspan.analysis.design.FrameSpec;
import org.reliefspan.analysis.design.ModelFrame;
import org.reliefspan.analysis.design.Response;
import org.reliefspan.analysis.parts.Parts;
import org.reliefspan.domain.fit.FitOption;
import org.reliefspan.domain.fit.FitOptions;
import org.reliefspan.domain.fit.FittedModel;
import org.reliefspan.domain.formula.FormulaException;
import org.reliefspan.numerics.hazard.CensoringConvention;
import org.reliefspan.numerics.hazard.CoxFit;
import org.reliefspan.numerics.hazard.FineGray;
import org.reliefspan.numerics.survival.TiedTimes;

/** {@code fine-gray}: covariates against the cumulative incidence of one cause. */
final class FineGrayModel implements ScalableModel {
  @Override
  public String name() {
    return "fine-gray";
  }

  @Override
  public String summary() {
    return "subdistribution hazards: covariates against the incidence of one cause";
  }

  @Override
  public String example() {
    return "fit fine-gray 'Surv(time, cause) ~ age + sex' events.csv --cause 1";
  }

  @Override
  public Set<FitOption> options() {
    return Set.of(FitOption.CAUSE, FitOption.CONVENTION, FitOption.TIMES, FitOption.CONF);
  }

  @Override
  public FrameSpec.Role role() {
    return FrameSpec.Role.SLOPES;
  }

  @Override
  public FrameSpec.ResponseKind response() {
    return FrameSpec.ResponseKind.COMPETING;
  }

  @Override
  public FittedModel fit(ModelFrame frame, FitOptions options) {
    if (!(frame.response() instanceof Response.RightCensored data)) {
      throw new FormulaException("fine-gray needs Surv(time, cause), without late entry.");
    }
    if (!frame.strata().isWhole() || frame.cluster().isPresent() || frame.offsets().length > 0) {
      throw new FormulaException("fine-gray has no strata(), cluster() or offset().");
    }
    int cause = options.whole(FitOption.CAUSE).orElse(1);
    if (cause < 1) {
      throw new FormulaException("--cause (%d) must be at least 1.".formatted(cause));
    }
    CensoringConvention convention = convention(options);
    double[] time =
        convention == CensoringConvention.EVENTS_FIRST
            ? TiedTimes.of(data.time()).joined(data.time())
            : data.time(); // crr compares times exactly
    CoxFit fit =
        FineGray.fit(
            frame.design().values(),
            frame.design().width(),
            time,
            data.status(),
            cause,
            convention);
    FittedModel.Builder result = FittedModel.of(name(), frame.rows());
    CoxResults.add(result, frame.design(), fit, options.level());
    HazardCurves curves = HazardCurves.of(options);
    if (curves.wanted()) {
      curves.addIncidence(result, Integer.toString(cause), fit.baseline());
      result.note(HazardCurves.CENTRE);
    }
    return result.build();
  }

  /** Its weights follow from the censoring of all rows, so these are brought together. */
  @Override
  public FittedModel fit(Parts<ModelFrame> frames, FitOptions options) {
    Together.check(name(), frames);
    return fit(JoinedFrames.of(frames.collect(frame -> frame)), options);
  }

  private static CensoringConvention convention(FitOptions options) {
    return options.choice(FitOption.CONVENTION).equals("crr")
        ? CensoringConvention.EVENTS_AT_RISK
        : CensoringConvention.EVENTS_FIRST;
  }
}
