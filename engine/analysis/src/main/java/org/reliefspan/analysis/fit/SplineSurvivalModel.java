package org.reliefspan.analysis.fit;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.reliefspan.analysis.design.FrameSpec;
import org.reliefspan.analysis.design.ModelFrame;
import org.reliefspan.domain.fit.FitOption;
import org.reliefspan.domain.fit.FitOptions;
import org.reliefspan.domain.fit.FittedModel;
import org.reliefspan.domain.fit.FittedTerm;
import org.reliefspan.domain.formula.FormulaException;
import org.reliefspan.numerics.duration.DurationSample;
import org.reliefspan.numerics.model.Coefficients;
import org.reliefspan.numerics.spline.RoystonParmar;
import org.reliefspan.numerics.spline.RoystonParmarFit;
import org.reliefspan.numerics.spline.SplineScale;

/** {@code spline-survival}: Royston-Parmar splines of log time. */
final class SplineSurvivalModel implements FitModel {
  private static final int KNOTS = 2;

  @Override
  public String name() {
    return "spline-survival";
  }

  @Override
  public String summary() {
    return "smooth survival curves by splines of log time (Royston-Parmar)";
  }

  @Override
  public String example() {
    return "fit spline-survival 'Surv(time, status) ~ sex' lung.csv --knots 2 --times 180,365";
  }

  @Override
  public Set<FitOption> options() {
    return Set.of(
        FitOption.WEIGHTS,
        FitOption.KNOTS,
        FitOption.SCALE,
        FitOption.ENTRY,
        FitOption.TIMES,
        FitOption.TAU);
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
  public FittedModel fit(ModelFrame frame, FitOptions options) {
    if (frame.strata().size() > 1) {
      throw new FormulaException(
          "spline-survival has no strata(). Maybe write the column as a term?");
    }
    int knots = options.whole(FitOption.KNOTS).orElse(KNOTS);
    if (knots < 0 || knots > 10) {
      throw new FormulaException("--knots (%d) must lie between 0 and 10.".formatted(knots));
    }
    DurationSample sample = DurationFrame.sample(frame);
    DurationFacts facts = DurationFacts.of(frame, sample);
    RoystonParmar model =
        RoystonParmar.ofDegreesOfFreedom(scale(options.choice(FitOption.SCALE)), knots + 1);
    RoystonParmarFit fit = model.fit(sample);
    FittedModel.Builder result = FittedModel.of(name(), frame.rows());
    result
        .events(facts.events())
        .logLikelihood(fit.logLikelihood())
        .nullLogLikelihood(model.fit(sample.withDesign(new double[0], 0)).logLikelihood())
        .aic(fit.aic());
    addTerms(result, fit, frame.design().columns(), options.level());
    ParametricReport report = new ParametricReport(result, options);
    if (options.choice(FitOption.SCALE).equals("normal")) {
      addProfiles(report, fit, facts);
      return result.note(knotsNote(fit)).build();
    }
    String kind = options.choice(FitOption.SCALE).equals("odds") ? "odds-ratio" : "hazard-ratio";
    List<String> columns = frame.design().columns();
    for (int i = 0; i < columns.size(); i++) {
      report.addRatio(kind + ": " + columns.get(i), fit.coefficients(), fit.splineSize() + i);
    }
    addProfiles(report, fit, facts);
    return result.note(knotsNote(fit)).build();
  }

  private static SplineScale scale(String choice) {
    return switch (choice) {
      case "odds" -> SplineScale.ODDS;
      case "normal" -> SplineScale.PROBIT;
      default -> SplineScale.HAZARD;
    };
  }

  private static void addTerms(
      FittedModel.Builder result, RoystonParmarFit fit, List<String> columns, double level) {
    Coefficients coefficients = fit.coefficients();
    for (int i = 0; i < fit.splineSize(); i++) {
      result.add(FittedTerm.of("gamma" + i, coefficients, i, level));
    }
    for (int i = 0; i < columns.size(); i++) {
      result.add(FittedTerm.of(columns.get(i), coefficients, fit.splineSize() + i, level));
    }
  }

  private static void addProfiles(
      ParametricReport report, RoystonParmarFit fit, DurationFacts facts) {
    facts.profiles().forEach((name, covariates) -> report.add(name, fit.at(covariates)));
  }

  private static String knotsNote(RoystonParmarFit fit) {
    List<String> times =
        Arrays.stream(fit.knots()).mapToObj(knot -> "%.6g".formatted(Math.exp(knot))).toList();
    return "The knots stand at the times %s.".formatted(String.join(", ", times));
  }
}
