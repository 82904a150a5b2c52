package org.reliefspan.analysis.fit;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.reliefspan.analysis.design.FrameSpec;
import org.reliefspan.analysis.design.Groups;
import org.reliefspan.analysis.design.ModelFrame;
import org.reliefspan.analysis.design.Response;
import org.reliefspan.domain.fit.FitOption;
import org.reliefspan.domain.fit.FitOptions;
import org.reliefspan.domain.fit.FittedModel;
import org.reliefspan.domain.fit.FittedQuantity;
import org.reliefspan.numerics.longitudinal.CovarianceStructure;
import org.reliefspan.numerics.longitudinal.RepeatedMeasures;
import org.reliefspan.numerics.longitudinal.RepeatedMeasuresFit;
import org.reliefspan.numerics.longitudinal.RepeatedMeasuresModel;

/** {@code mmrm}: linear model for repeated measures. */
final class RepeatedMeasuresFitModel implements FitModel {
  private static final String SPATIAL = "sp-exp";

  @Override
  public String name() {
    return "mmrm";
  }

  @Override
  public String summary() {
    return "linear model for repeated measures, covariance within a subject by visit or time";
  }

  @Override
  public String example() {
    return "fit mmrm 'score ~ arm*visit + baseline' visits.csv --subject id --time visit"
        + " --cov unstructured --df kenward-roger";
  }

  @Override
  public Set<FitOption> options() {
    return Set.of(
        FitOption.SUBJECT, FitOption.TIME, FitOption.COV, FitOption.DF, FitOption.WEIGHTS);
  }

  @Override
  public FrameSpec.Role role() {
    return FrameSpec.Role.DESIGN;
  }

  @Override
  public FrameSpec.ResponseKind response() {
    return FrameSpec.ResponseKind.NUMBER;
  }

  @Override
  public FittedModel fit(ModelFrame frame, FitOptions options) {
    LongitudinalAnswer.checkFinite(frame);
    String choice = options.choice(FitOption.COV);
    boolean byTime = choice.equals(SPATIAL);
    List<String> visits = byTime ? List.of() : frame.levels(FitOption.TIME.word()).labels();
    RepeatedMeasuresFit fit =
        RepeatedMeasuresModel.fit(
            measures(
                frame,
                byTime
                    ? frame.numbers(FitOption.TIME.word())
                    : codes(frame.levels(FitOption.TIME.word()))),
            structure(choice, visits.size()));
    FittedModel.Builder result = FittedModel.of(name(), frame.rows());
    LongitudinalAnswer.add(result, frame, options, fit);
    if (byTime || visits.size() > 20) {
      addParameters(result, fit);
    } else {
      addCovariance(result, fit, visits);
    }
    return result.build();
  }

  private static RepeatedMeasures measures(ModelFrame frame, double[] position) {
    return RepeatedMeasures.of(
            frame.design().values(),
            ((Response.Numbers) frame.response()).values(),
            frame.codes(FitOption.SUBJECT.word()),
            position)
        .withWeights(frame.weightsOrOnes());
  }

  private static double[] codes(Groups visits) {
    return Arrays.stream(visits.codes()).asDoubleStream().toArray();
  }

  private static CovarianceStructure structure(String choice, int visits) {
    return switch (choice) {
      case "unstructured" -> CovarianceStructure.unstructured(visits);
      case "cs" -> CovarianceStructure.compoundSymmetry();
      case "ar1" -> CovarianceStructure.autoregressive();
      case SPATIAL -> CovarianceStructure.spatialExponential();
      default -> throw new IllegalArgumentException("unknown covariance " + choice);
    };
  }

  private static void addParameters(FittedModel.Builder result, RepeatedMeasuresFit fit) {
    for (int r = 0; r < fit.covarianceParameters(); r++) {
      result.add(
          FittedQuantity.of("all", fit.structure().parameterName(r), fit.covarianceParameter(r)));
    }
  }

  private static void addCovariance(
      FittedModel.Builder result, RepeatedMeasuresFit fit, List<String> visits) {
    int size = visits.size();
    double[] positions = IntStream.range(0, size).asDoubleStream().toArray();
    double[] covariance = fit.covarianceAt(positions);
    for (int s = 0; s < size; s++) {
      for (int t = 0; t <= s; t++) {
        String name = "covariance(%s,%s)".formatted(visits.get(s), visits.get(t));
        result.add(FittedQuantity.of("all", name, covariance[s * size + t]));
      }
    }
  }
}
