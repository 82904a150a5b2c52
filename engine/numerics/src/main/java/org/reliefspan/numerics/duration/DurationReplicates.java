package org.reliefspan.numerics.duration;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.reliefspan.numerics.likelihood.SimultaneousNewton;

/**
 * Refits an {@link AcceleratedFailureTime} model without point mass or cured share under many sets
 * of weights at once, from the estimates of the rows as they are. Rows may lie in several places.
 */
public final class DurationReplicates {
  private final Places places;
  private final DurationFit fit;

  /** Where rows lie. */
  public interface Places {
    /** Applies a task in each place, in a fixed order. */
    List<double[][]> collect(Task task);
  }

  /** What is done in one place; it may travel. */
  @FunctionalInterface
  public interface Task extends Serializable {
    /**
     * The result of one place.
     *
     * @param weights weights of the rows by replicate, those of the sample included
     */
    double[][] apply(DurationSample sample, IntFunction<double[]> weights);
  }

  private DurationReplicates(Places places, DurationFit fit) {
    this.places = places;
    this.fit = fit;
  }

  /**
   * Fits all replicates.
   *
   * @param fit the fit to the rows as they are
   * @param scaleStrata number of scale strata over all places, at least 1
   * @return one for each replicate; empty where the climb had no end
   */
  public static List<Optional<DurationFit>> of(
      Places places, DurationFit fit, int scaleStrata, int replicates) {
    return new DurationReplicates(places, fit).refitted(scaleStrata, replicates);
  }

  private List<Optional<DurationFit>> refitted(int scaleStrata, int replicates) {
    AcceleratedFailureTime model = fit.model();
    double[] estimates = fit.coefficients().estimates();
    int[] estimated =
        IntStream.range(0, estimates.length)
            .filter(i -> fit.coefficients().isEstimable(i))
            .toArray();
    int locations = fit.locations();
    int[] kept = Arrays.stream(estimated).filter(i -> i < locations).toArray();
    ModelLayout layout =
        new ModelLayout(
            model.distribution(), model.fixedScale(), scaleStrata, new int[] {kept.length, 0, 0});
    double[] start = Arrays.stream(estimated).mapToDouble(i -> estimates[i]).toArray();
    double[][] ends =
        SimultaneousNewton.maximize(
            (members, at) -> evaluated(layout, kept, members, at), replicates, start);
    return Arrays.stream(ends).map(end -> refit(end, estimated, estimates)).toList();
  }

  private Optional<DurationFit> refit(double[] end, int[] estimated, double[] estimates) {
    if (end.length == 0) {
      return Optional.empty();
    }
    double[] all = estimates.clone();
    for (int i = 0; i < estimated.length; i++) {
      all[estimated[i]] = end[i];
    }
    return Optional.of(fit.withEstimates(all));
  }

  private double[][] evaluated(ModelLayout layout, int[] kept, int[] members, double[][] at) {
    List<double[][]> parts =
        places.collect((sample, weights) -> evaluated(sample, layout, kept, weights, members, at));
    double[][] total = parts.get(0);
    for (double[][] part : parts.subList(1, parts.size())) {
      for (int m = 0; m < members.length; m++) {
        for (int i = 0; i < total[m].length; i++) {
          total[m][i] += part[m][i];
        }
      }
    }
    return total;
  }

  private static double[][] evaluated(
      DurationSample sample,
      ModelLayout layout,
      int[] kept,
      IntFunction<double[]> weights,
      int[] members,
      double[][] at) {
    int size = layout.size();
    double[] design = PartDesign.picked(sample.sharedDesign(), sample.columns(), kept);
    double[] gradient = new double[size];
    double[] information = new double[size * size];
    double[][] answers = new double[members.length][size + size * size + 1];
    for (int m = 0; m < members.length; m++) {
      DurationSample weighted = sample.withWeights(weights.apply(members[m]));
      Arrays.fill(gradient, 0);
      Arrays.fill(information, 0);
      double value = layout.objective(weighted, design).evaluate(at[m], gradient, information);
      System.arraycopy(gradient, 0, answers[m], 0, size);
      System.arraycopy(information, 0, answers[m], size, size * size);
      answers[m][size + size * size] = value;
    }
    return answers;
  }
}
