package org.reliefspan.analysis.fit;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.reliefspan.analysis.design.FrameSpec;
import org.reliefspan.analysis.design.ModelFrame;
import org.reliefspan.analysis.design.Response;
import org.reliefspan.domain.fit.FitOption;
import org.reliefspan.domain.fit.FitOptions;
import org.reliefspan.domain.fit.FittedTerm;
import org.reliefspan.domain.fit.Reuse;
import org.reliefspan.domain.formula.FormulaException;
import org.reliefspan.numerics.glm.ErrorDistribution;
import org.reliefspan.numerics.glm.Family;
import org.reliefspan.numerics.glm.RegressionData;
import org.reliefspan.numerics.limits.StudentT;
import org.reliefspan.numerics.model.Coefficients;
import org.reliefspan.numerics.model.NotEstimableException;
import org.reliefspan.numerics.model.RefusedRowException;
import org.reliefspan.numerics.model.SignificanceTest;

/** What {@code lm}, {@code glm} and {@code gee} have in common. */
final class Regressions {
  private Regressions() {}

  /** Words are a response of the binomial family only. */
  static FrameSpec.ResponseKind response(FitOptions options) {
    return options.choice(FitOption.FAMILY).equals("binomial")
        ? FrameSpec.ResponseKind.BINARY
        : FrameSpec.ResponseKind.NUMBER;
  }

  /** The numbers of a frame's left side. */
  static double[] response(ModelFrame frame) {
    if (frame.rows() == 0) {
      throw new NotEstimableException("No complete rows are left.");
    }
    if (frame.design().width() == 0) {
      throw new FormulaException("The right side of the formula must have a term.");
    }
    return frame.response() instanceof Response.Shares trials
        ? trials.shares()
        : ((Response.Numbers) frame.response()).values();
  }

  /** Rows with an event, or events among trials. */
  static long events(ModelFrame frame) {
    double[] response = response(frame);
    long events = 0;
    if (frame.response() instanceof Response.Shares trials) {
      for (int row = 0; row < response.length; row++) {
        events += Math.round(response[row] * trials.trials()[row]);
      }
      return events;
    }
    double[] weight = frame.weightsOrOnes();
    for (int row = 0; row < response.length; row++) {
      events += weight[row] > 0 && response[row] > 0 ? 1 : 0;
    }
    return events;
  }

  /**
   * What is to be added to a log likelihood that takes a weighted row of trials for one row of more
   * trials: its weight repeats the row, as in R. 0 for other responses.
   */
  static double repeatedTrials(ModelFrame frame) {
    double sum = 0;
    if (frame.response() instanceof Response.Shares response) {
      ErrorDistribution binomial = Family.binomial().distribution();
      for (int row = 0; row < frame.rows(); row++) {
        double trials = response.trials()[row];
        double all = frame.caseWeights()[row];
        if (all > 0 && all != trials) {
          double share = response.shares()[row];
          sum += all / trials * binomial.saturatedLogLikelihood(share, trials);
          sum -= binomial.saturatedLogLikelihood(share, all);
        }
      }
    }
    return sum;
  }

  /** A frame as data of a regression. */
  static RegressionData data(ModelFrame frame) {
    double[] response = response(frame);
    return checked(
        () ->
            RegressionData.of(frame.design().values(), response)
                .withWeights(frame.weightsOrOnes())
                .withOffset(frame.offsetOrZeros())
                .withColumnNames(frame.design().columns()));
  }

  /** What the numerics refuse as an argument comes from the user's table. */
  static <T> T checked(Supplier<T> work) {
    try {
      return work.get();
    } catch (RefusedRowException row) {
      throw row;
    } catch (IllegalArgumentException refused) {
      throw new FormulaException(String.valueOf(refused.getMessage()));
    }
  }

  /** The family of an option. */
  static Family family(String word) {
    return switch (word) {
      case "binomial" -> Family.binomial();
      case "poisson" -> Family.poisson();
      case "gaussian" -> Family.gaussian();
      default ->
          throw new FormulaException(
              "--family (%s) is not a family of this model. Maybe glm?".formatted(word));
    };
  }

  /** Whether a column is constant and not 0. */
  static boolean hasConstant(ModelFrame frame) {
    return frame.design().columns().contains("(Intercept)");
  }

  /** A design of the constant alone. */
  static double[] constant(int rows) {
    double[] ones = new double[rows];
    Arrays.fill(ones, 1);
    return ones;
  }

  /** How to draw from a regression; its link follows from the family. */
  static Reuse reuse(String family, List<String> columns, Coefficients estimates) {
    String link =
        switch (family) {
          case "gaussian" -> "identity";
          case "binomial" -> "logit";
          default -> "log";
        };
    List<Reuse.Role> roles = Collections.nCopies(columns.size(), Reuse.Role.PREDICTOR);
    return Reuse.of(Reuse.Kind.MEAN, link, columns, roles, estimates);
  }

  /** Terms with normal tests and limits. */
  static List<FittedTerm> terms(List<String> names, Coefficients estimates, double level) {
    return indices(names).stream()
        .map(index -> FittedTerm.of(names.get(index), estimates, index, level))
        .toList();
  }

  /** Terms with tests and limits by Student's t. */
  static List<FittedTerm> studentTerms(
      List<String> names, Coefficients estimates, double degreesOfFreedom, double level) {
    double critical = StudentT.criticalValue(level, degreesOfFreedom);
    return indices(names).stream()
        .map(index -> studentTerm(names.get(index), estimates, index, degreesOfFreedom, critical))
        .toList();
  }

  private static FittedTerm studentTerm(
      String name, Coefficients estimates, int index, double degreesOfFreedom, double critical) {
    double error = estimates.inferenceError(index);
    if (!estimates.isEstimable(index) || error == 0) {
      return estimates.isEstimable(index)
          ? FittedTerm.fixed(name, estimates.estimate(index))
          : FittedTerm.notEstimable(name);
    }
    double estimate = estimates.estimate(index);
    SignificanceTest test = SignificanceTest.student(estimate / error, degreesOfFreedom);
    return new FittedTerm(
        name,
        OptionalDouble.of(estimate),
        OptionalDouble.of(estimates.standardError(index)),
        estimates.robustStandardError(index).map(OptionalDouble::of).orElse(OptionalDouble.empty()),
        OptionalDouble.of(test.statistic()),
        OptionalDouble.of(test.p()),
        OptionalDouble.of(estimate - critical * error),
        OptionalDouble.of(estimate + critical * error));
  }

  /** A sentence for each column that depends on earlier ones. */
  static List<String> dependent(List<String> names, Coefficients estimates) {
    return indices(names).stream()
        .filter(index -> !estimates.isEstimable(index))
        .map(
            index ->
                "%s depends on the terms before it and was left out.".formatted(names.get(index)))
        .toList();
  }

  private static List<Integer> indices(List<String> names) {
    return IntStream.range(0, names.size()).boxed().toList();
  }
}
