package org.reliefspan.domain.pathway;

import java.io.Serializable;
import java.util.List;

/** How parameters vary together. */
public sealed interface JointLaw extends Serializable {

  /**
   * Normal on a scale.
   *
   * @param scale on which they are normal
   * @param mean on that scale
   * @param covariance row-major, on that scale
   */
  record Normal(JointParameters.Scale scale, List<Double> mean, List<Double> covariance)
      implements JointLaw {
    /** Copies the lists. */
    public Normal {
      mean = List.copyOf(mean);
      covariance = List.copyOf(covariance);
    }
  }

  /**
   * Shares that sum to 1.
   *
   * @param concentration by name, such as counts; means are in proportion
   */
  record Dirichlet(List<Double> concentration) implements JointLaw {
    /** Copies the list. */
    public Dirichlet {
      concentration = List.copyOf(concentration);
    }
  }

  /** Draws that were made elsewhere: the first draw has the first row. */
  final class Rows implements JointLaw {
    private static final long serialVersionUID = 1L;

    private final int columns;
    private final double[] values; // row-major [draw][parameter]

    /**
     * Draws by row.
     *
     * @param values row-major [draw][parameter]
     */
    public Rows(int columns, double[] values) {
      this.columns = columns;
      this.values = values.clone();
    }

    /** Number of draws. */
    public int size() {
      return columns == 0 ? 0 : values.length / columns;
    }

    /** Value of a parameter in a draw, counted from 0. */
    public double at(int draw, int parameter) {
      return values[draw * columns + parameter];
    }

    /** The same draws of some of the parameters. */
    Rows columns(List<Integer> kept) {
      double[] of = new double[size() * kept.size()];
      for (int i = 0; i < of.length; i++) {
        of[i] = at(i / kept.size(), kept.get(i % kept.size()));
      }
      return new Rows(kept.size(), of);
    }
  }
}
