package org.reliefspan.analysis.fit;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.reliefspan.analysis.design.FrameSpec;
import org.reliefspan.analysis.design.ModelFrame;
import org.reliefspan.analysis.parts.Parts;
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
final class SplineSurvivalModel implements ScalableModel {
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
    RoystonParmar model = model(options);
    DurationSample sample = sample(frame);
    DurationFacts facts = DurationFacts.of(frame, sample);
    RoystonParmarFit fit = model.fit(sample);
    double alone = model.fit(sample.withDesign(new double[0], 0)).logLikelihood();
    return result(facts, fit, alone, options);
  }

  @Override
  public FittedModel fit(Parts<ModelFrame> frames, FitOptions options) {
    RoystonParmar model = model(options);
    DurationFacts facts =
        frames.collect(frame -> DurationFacts.of(frame, sample(frame))).stream()
            .reduce(DurationFacts::plus)
            .orElseThrow();
    Parts<DurationSample> samples = frames.prepare(SplineSurvivalModel::sample);
    RoystonParmarFit fit = model.fit(new DurationPlaces(samples));
    Parts<DurationSample> plain = frames.prepare(SplineSurvivalModel::withoutCovariates);
    double alone = model.fit(new DurationPlaces(plain)).logLikelihood();
    return result(facts, fit, alone, options);
  }

  private static RoystonParmar model(FitOptions options) {
    int knots = options.whole(FitOption.KNOTS).orElse(KNOTS);
    if (knots < 0 || knots > 10) {
      throw new FormulaException("--knots (%d) must lie between 0 and 10.".formatted(knots));
    }
    return RoystonParmar.ofDegreesOfFreedom(scale(options.choice(FitOption.SCALE)), knots + 1);
  }

  private static DurationSample sample(ModelFrame frame) {
    if (frame.strata().size() > 1) {
      throw new FormulaException(
          "spline-survival has no strata(). Maybe write the column as a term?");
    }
    return DurationFrame.sample(frame);
  }

  private static DurationSample withoutCovariates(ModelFrame frame) {
    return sample(frame).withDesign(new double[0], 0);
  }

  private FittedModel result(
      DurationFacts facts, RoystonParmarFit fit, double alone, FitOptions options) {
    FittedModel.Builder result = FittedModel.of(name(), facts.rows());
    result
        .events(facts.events())
        .logLikelihood(fit.logLikelihood())
        .nullLogLikelihood(alone)
        .aic(fit.aic());
    addTerms(result, fit, facts.columns(), options.level());
    ParametricReport report = new ParametricReport(result, options);
    if (options.choice(FitOption.SCALE).equals("normal")) {
      addProfiles(report, fit, facts);
      return result.note(knotsNote(fit)).build();
    }
    String kind = options.choice(FitOption.SCALE).equals("odds") ? "odds-ratio" : "hazard-ratio";
    List<String> columns = facts.columns();
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
