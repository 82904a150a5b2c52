package org.reliefspan.analysis.fit;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.reliefspan.analysis.design.FrameSpec;
import org.reliefspan.analysis.design.Groups;
import org.reliefspan.analysis.design.ModelFrame;
import org.reliefspan.domain.fit.FitOption;
import org.reliefspan.domain.fit.FitOptions;
import org.reliefspan.domain.fit.FittedModel;
import org.reliefspan.domain.fit.FittedTerm;
import org.reliefspan.numerics.duration.AcceleratedFailureTime;
import org.reliefspan.numerics.duration.DurationDistribution;
import org.reliefspan.numerics.duration.DurationFit;
import org.reliefspan.numerics.duration.DurationSample;
import org.reliefspan.numerics.model.Coefficients;

/** {@code aft}: parametric durations; {@code strata()} gives each stratum its own scale. */
final class AcceleratedFailureTimeModel implements FitModel {
  private static final String INTERCEPT = "(Intercept)";

  @Override
  public String name() {
    return "aft";
  }

  @Override
  public String summary() {
    return "durations of a parametric family, with time ratios";
  }

  @Override
  public String example() {
    return "fit aft 'Surv(left, right, type=interval2) ~ treatment' bcos.csv --dist weibull";
  }

  @Override
  public Set<FitOption> options() {
    return Set.of(
        FitOption.WEIGHTS, FitOption.DIST, FitOption.ENTRY, FitOption.TIMES, FitOption.TAU);
  }

  @Override
  public FrameSpec.Role role() {
    return FrameSpec.Role.DESIGN;
  }

  @Override
  public FrameSpec.ResponseKind response() {
    return FrameSpec.ResponseKind.SURVIVAL;
  }

  @Override
  public FittedModel fit(ModelFrame frame, FitOptions options) {
    DurationDistribution distribution = distribution(options.choice(FitOption.DIST));
    boolean isStratified = frame.strata().size() > 1;
    DurationSample plain = DurationFrame.sample(frame, options);
    DurationSample sample = isStratified ? plain.withScaleStrata(frame.strata().codes()) : plain;
    AcceleratedFailureTime model = AcceleratedFailureTime.of(distribution);
    DurationFit fit = model.fit(sample);
    FittedModel.Builder result = FittedModel.of(name(), frame.rows());
    result.events(DurationFrame.events(sample)).logLikelihood(fit.logLikelihood()).aic(fit.aic());
    List<String> columns = frame.design().columns();
    if (columns.contains(INTERCEPT)) {
      DurationFit without = columns.size() == 1 ? fit : model.fitIntercept(sample);
      result.nullLogLikelihood(without.logLikelihood());
    }
    addTerms(result, fit, columns, frame.strata(), options.level());
    ParametricReport report = new ParametricReport(result, options);
    addRatios(report, fit, columns);
    addProfiles(report, fit, frame);
    return result.build();
  }

  static DurationDistribution distribution(String choice) {
    return switch (choice) {
      case "exponential" -> DurationDistribution.EXPONENTIAL;
      case "lognormal" -> DurationDistribution.LOGNORMAL;
      case "loglogistic" -> DurationDistribution.LOGLOGISTIC;
      case "gengamma" -> DurationDistribution.GENERALISED_GAMMA;
      case "gompertz" -> DurationDistribution.GOMPERTZ;
      default -> DurationDistribution.WEIBULL;
    };
  }

  private static void addTerms(
      FittedModel.Builder result,
      DurationFit fit,
      List<String> columns,
      Groups strata,
      double level) {
    Coefficients coefficients = fit.coefficients();
    for (int i = 0; i < columns.size(); i++) {
      result.add(FittedTerm.of(columns.get(i), coefficients, i, level));
    }
    DurationDistribution distribution = fit.model().distribution();
    if (distribution == DurationDistribution.EXPONENTIAL) {
      result.add(FittedTerm.fixed("log(scale)", 0));
    } else if (distribution.hasScale()) {
      for (int stratum = 0; stratum < strata.size(); stratum++) {
        String name = strata.size() == 1 ? "log(scale)" : "log(scale):" + label(strata, stratum);
        result.add(FittedTerm.of(name, coefficients, fit.scaleIndex(stratum).orElseThrow(), level));
      }
    }
    if (distribution.hasShape()) {
      String name = distribution == DurationDistribution.GENERALISED_GAMMA ? "Q" : "shape";
      result.add(FittedTerm.of(name, coefficients, fit.shapeIndex().orElseThrow(), level));
    }
  }

  private static String label(Groups strata, int stratum) {
    return strata.labels().get(stratum);
  }

  private static void addRatios(ParametricReport report, DurationFit fit, List<String> columns) {
    String kind =
        fit.model().distribution().hasTimeRatios() ? "time-ratio: %s" : "hazard-ratio: %s";
    for (int i = 0; i < columns.size(); i++) {
      if (!columns.get(i).equals(INTERCEPT)) {
        report.addRatio(kind.formatted(columns.get(i)), fit.coefficients(), i);
      }
    }
  }

  private static void addProfiles(ParametricReport report, DurationFit fit, ModelFrame frame) {
    Map<String, double[]> profiles = DurationFrame.profiles(frame.design(), frame.weightsOrOnes());
    Groups strata = frame.strata();
    double[] none = new double[0];
    profiles.forEach(
        (name, covariates) -> {
          for (int stratum = 0; stratum < strata.size(); stratum++) {
            String full =
                strata.size() == 1
                    ? name
                    : name.equals("all")
                        ? label(strata, stratum)
                        : name + ";" + label(strata, stratum);
            report.add(full, fit.at(covariates, none, none, stratum));
          }
        });
  }
}
