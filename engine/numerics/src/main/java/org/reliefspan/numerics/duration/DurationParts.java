package org.reliefspan.numerics.duration;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.reliefspan.numerics.likelihood.LogLikelihood;
import org.reliefspan.numerics.model.NotEstimableException;
import org.reliefspan.numerics.variance.Sandwich;

/**
 * Fits an {@link AcceleratedFailureTime} model without point mass or cured share to rows that lie
 * in several places, from sums over each place.
 *
 * <p>Rows of one cluster must not lie in two places. Some 20,000 rows travel, for the start of the
 * climb; all else is sums, added in the order of the places. The result is that of the joined rows
 * but for the order of additions.
 */
public final class DurationParts {
  private static final int PILOT_ROWS = 20_000;

  private final Collector places;
  private final int scaleStrata;

  /**
   * Rows in places.
   *
   * @param scaleStrata number of scale strata over all places, at least 1
   */
  public DurationParts(Collector places, int scaleStrata) {
    this.places = places;
    this.scaleStrata = scaleStrata;
  }

  /** Brings back one result of each place, in a fixed order. */
  public interface Collector {
    /** Applies a task in each place. */
    <R extends Serializable> List<R> collect(Task<R> task);
  }

  /** What is done in one place; it may travel. */
  @FunctionalInterface
  public interface Task<R> extends Serializable {
    /** The result of one place. */
    R apply(DurationSample sample);
  }

  /** Fits all rows. */
  public DurationFit fit(AcceleratedFailureTime model) {
    if (model.zero().isPresent() || model.cure().isPresent()) {
      throw new IllegalArgumentException(
          "A point mass at zero or a cured share needs all rows in one place.");
    }
    PlaceSums sums = PlaceSums.total(places.collect(PlaceSums::of));
    if (sums.ended() == 0) {
      throw new NotEstimableException(SampleCheck.NO_ENDS);
    }
    if (sums.zeros() > 0) {
      throw new NotEstimableException(SampleCheck.ZEROS);
    }
    int stride = (int) Math.max(1, sums.rows() / PILOT_ROWS);
    DurationSample pilot = DurationSample.joined(places.collect(sample -> sample.everyRow(stride)));
    PartDesign location = sums.design(pilot);
    return new DurationFitter(model, pilot, location, new Sums(places, scaleStrata)).fit();
  }

  /** Fits the same rows with an intercept instead of covariates. */
  public DurationFit fitIntercept(AcceleratedFailureTime model) {
    Collector all = places;
    Collector plain =
        new Collector() {
          @Override
          public <R extends Serializable> List<R> collect(Task<R> task) {
            return all.collect(sample -> task.apply(withIntercept(sample)));
          }
        };
    return new DurationParts(plain, scaleStrata).fit(model);
  }

  private static DurationSample withIntercept(DurationSample sample) {
    double[] ones = new double[sample.rows()];
    Arrays.fill(ones, 1);
    return sample.withDesign(ones, 1);
  }

  /** The fitter's sums, by tasks. */
  private record Sums(Collector places, int scaleStrata) implements RowsInParts {
    @Override
    public LogLikelihood likelihood(ModelLayout layout, int[] kept) {
      return new SummedPlaces(places, layout, kept);
    }

    @Override
    public Optional<double[]> meat(ModelLayout layout, int[] kept, double[] parameters) {
      double[] at = parameters.clone();
      List<double[]> each = places.collect(sample -> meatOf(sample, layout, kept, at));
      int size = layout.size();
      double[] total = new double[size * size];
      boolean clustered = false;
      for (double[] meat : each) {
        clustered |= meat.length > 0;
        for (int i = 0; i < meat.length; i++) {
          total[i] += meat[i];
        }
      }
      return clustered ? Optional.of(total) : Optional.empty();
    }
  }

  private static double[] meatOf(
      DurationSample sample, ModelLayout layout, int[] kept, double[] parameters) {
    int[] clusters = sample.clusters();
    if (clusters.length == 0) {
      return new double[0];
    }
    double[] design = PartDesign.picked(sample.sharedDesign(), sample.columns(), kept);
    double[] scores = layout.likelihood(sample, design).scores(parameters);
    return Sandwich.meat(scores, clusters, layout.size());
  }

  /** The likelihood as a sum over places. */
  private static final class SummedPlaces implements LogLikelihood {
    private final Collector places;
    private final ModelLayout layout;
    private final int[] kept;

    SummedPlaces(Collector places, ModelLayout layout, int[] kept) {
      this.places = places;
      this.layout = layout;
      this.kept = kept;
    }

    @Override
    public int size() {
      return layout.size();
    }

    @Override
    public double evaluate(double[] parameters, double[] gradient, double[] information) {
      Arrays.fill(gradient, 0);
      Arrays.fill(information, 0);
      double[] at = parameters.clone();
      ModelLayout sent = layout;
      int[] columns = kept;
      double value = 0;
      for (double[] part : places.collect(sample -> evaluated(sample, sent, columns, at))) {
        value += part[part.length - 1];
        for (int i = 0; i < gradient.length; i++) {
          gradient[i] += part[i];
        }
        for (int i = 0; i < information.length; i++) {
          information[i] += part[gradient.length + i];
        }
      }
      return value;
    }

    /** Gradient, information and value in one array. */
    private static double[] evaluated(
        DurationSample sample, ModelLayout layout, int[] kept, double[] parameters) {
      int size = layout.size();
      double[] gradient = new double[size];
      double[] information = new double[size * size];
      double[] design = PartDesign.picked(sample.sharedDesign(), sample.columns(), kept);
      double value = layout.objective(sample, design).evaluate(parameters, gradient, information);
      double[] all = Arrays.copyOf(gradient, size + size * size + 1);
      System.arraycopy(information, 0, all, size, size * size);
      all[all.length - 1] = value;
      return all;
    }
  }
}
