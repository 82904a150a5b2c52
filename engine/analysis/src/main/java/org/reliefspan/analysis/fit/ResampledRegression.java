package org.reliefspan.analysis.fit;

import java.util.List;
import java.util.stream.IntStream;
import org.reliefspan.analysis.design.ModelFrame;
import org.reliefspan.analysis.parts.Parts;
import org.reliefspan.domain.fit.FitOptions;
import org.reliefspan.domain.fit.FittedModel;
import org.reliefspan.domain.fit.FittedTerm;
import org.reliefspan.numerics.glm.Family;
import org.reliefspan.numerics.glm.GeneralisedLinearLikelihood;
import org.reliefspan.numerics.glm.RegressionData;
import org.reliefspan.numerics.likelihood.SimultaneousNewton;
import org.reliefspan.numerics.model.NotEstimableException;

/** Regressions of all bootstrap replicates, climbed together from the fit of the rows. */
final class ResampledRegression {
  private final Family family;
  private final Parts<ModelFrame> frames;
  private final Resampling resampling;
  private final int[] kept; // columns that the rows determine

  private ResampledRegression(
      Family family, Parts<ModelFrame> frames, Resampling resampling, int[] kept) {
    this.family = family;
    this.frames = frames;
    this.resampling = resampling;
    this.kept = kept;
  }

  /** The fitted model with errors and limits of replicates. */
  static FittedModel of(
      FittedModel fitted, Family family, Parts<ModelFrame> frames, FitOptions options) {
    List<FittedTerm> terms = fitted.terms();
    int[] kept =
        IntStream.range(0, terms.size()).filter(i -> terms.get(i).estimate().isPresent()).toArray();
    double[] start =
        IntStream.of(kept).mapToDouble(i -> terms.get(i).estimate().orElseThrow()).toArray();
    Resampling resampling = Resampling.of(options);
    double[][] ends =
        new ResampledRegression(family, frames, resampling, kept)
            .ends(start, resampling.replicates());
    return BootstrapSummary.ofQuantities(options, name -> false)
        .of(fitted, number -> replicate(fitted, kept, ends[number]));
  }

  private static FittedModel replicate(FittedModel fitted, int[] kept, double[] end) {
    if (end.length == 0) {
      throw new NotEstimableException("The replicate has no maximum.");
    }
    FittedModel.Builder result = FittedModel.of(fitted.model(), fitted.n());
    for (int i = 0; i < kept.length; i++) {
      result.add(FittedTerm.fixed(fitted.terms().get(kept[i]).term(), end[i]));
    }
    return result.build();
  }

  private double[][] ends(double[] start, int replicates) {
    return SimultaneousNewton.maximize(this::evaluated, replicates, start);
  }

  private double[][] evaluated(int[] members, double[][] at) {
    Family asked = family;
    Resampling sent = resampling;
    int[] columns = kept;
    List<double[][]> parts =
        frames.collect(frame -> evaluated(frame, asked, sent, columns, members, at));
    double[][] total = new double[members.length][];
    for (int m = 0; m < members.length; m++) {
      int member = m;
      total[m] = PartSums.of(parts.stream().map(part -> part[member]).toList());
    }
    return total;
  }

  private static double[][] evaluated(
      ModelFrame frame,
      Family family,
      Resampling resampling,
      int[] columns,
      int[] members,
      double[][] at) {
    int size = columns.length;
    double[][] answers = new double[members.length][size + size * size + 1];
    if (frame.rows() == 0) {
      return answers;
    }
    RegressionData data = Regressions.data(frame).withDesign(picked(frame, columns));
    Resampling.Draws draws = resampling.draws(frame);
    double[] weight = frame.weightsOrOnes();
    double[] gradient = new double[size];
    double[] information = new double[size * size];
    for (int m = 0; m < members.length; m++) {
      RegressionData drawn = data.withWeights(draws.weighted(weight, members[m]));
      double value =
          GeneralisedLinearLikelihood.of(family, drawn).evaluate(at[m], gradient, information);
      System.arraycopy(gradient, 0, answers[m], 0, size);
      System.arraycopy(information, 0, answers[m], size, size * size);
      answers[m][size + size * size] = value;
    }
    return answers;
  }

  private static double[] picked(ModelFrame frame, int[] columns) {
    int width = frame.design().width();
    double[] values = frame.design().values();
    double[] picked = new double[frame.rows() * columns.length];
    for (int row = 0; row < frame.rows(); row++) {
      for (int j = 0; j < columns.length; j++) {
        picked[row * columns.length + j] = values[row * width + columns[j]];
      }
    }
    return picked;
  }
}
