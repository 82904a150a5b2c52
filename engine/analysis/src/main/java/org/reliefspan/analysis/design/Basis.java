package org.reliefspan.analysis.design;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import org.reliefspan.numerics.spline.BasisSpline;
import org.reliefspan.numerics.spline.NaturalSpline;

/** Columns as functions of one number. */
sealed interface Basis extends Serializable {
  /** Number of columns. */
  int size();

  /** What fills the columns. */
  Filler filler();

  /** Fills the columns at a number. */
  interface Filler {
    void fill(double x, double[] columns);
  }

  /** A natural cubic spline. */
  record Natural(List<Double> interior, double lower, double upper) implements Basis {
    @Override
    public int size() {
      return interior.size() + 1;
    }

    @Override
    public Filler filler() {
      return NaturalSpline.withKnots(numbers(interior), lower, upper)::evaluate;
    }
  }

  /** Cubic B-splines without the first. */
  record Cubic(List<Double> interior, double lower, double upper) implements Basis {
    @Override
    public int size() {
      return interior.size() + 3;
    }

    @Override
    public Filler filler() {
      return BasisSpline.withKnots(numbers(interior), lower, upper)::evaluate;
    }
  }

  /**
   * Polynomials p<sub>k+1</sub> = (x - centre<sub>k</sub>) p<sub>k</sub> - square<sub>k</sub> /
   * square<sub>k-1</sub> p<sub>k-1</sub>, each divided by the root of its sum of squares over the
   * sample, so that they are orthonormal there.
   *
   * @param centre of degree 0, 1, ...
   * @param square sum of squares of degree 0, 1, ..., one more than centres
   */
  record Orthogonal(List<Double> centre, List<Double> square) implements Basis {

    /** Over a sample with more distinct values than {@code degree}. */
    static Orthogonal of(double[] sample, int degree) {
      double[] centre = new double[degree];
      double[] square = new double[degree + 1];
      double[] before = new double[sample.length];
      double[] now = new double[sample.length];
      Arrays.fill(now, 1);
      for (int k = 0; k <= degree; k++) {
        double moment = 0;
        for (int i = 0; i < sample.length; i++) {
          square[k] += now[i] * now[i];
          moment += sample[i] * now[i] * now[i];
        }
        if (k < degree) {
          centre[k] = moment / square[k];
          double share = k == 0 ? 0 : square[k] / square[k - 1];
          for (int i = 0; i < sample.length; i++) {
            double next = (sample[i] - centre[k]) * now[i] - share * before[i];
            before[i] = now[i];
            now[i] = next;
          }
        }
      }
      return new Orthogonal(list(centre), list(square));
    }

    @Override
    public int size() {
      return centre.size();
    }

    @Override
    public Filler filler() {
      double[] centres = numbers(centre);
      double[] squares = numbers(square);
      return (x, columns) -> {
        double before = 0;
        double now = 1;
        for (int k = 0; k < centres.length; k++) {
          double share = k == 0 ? 0 : squares[k] / squares[k - 1];
          double next = (x - centres[k]) * now - share * before;
          before = now;
          now = next;
          columns[k] = now / Math.sqrt(squares[k + 1]);
        }
      };
    }
  }

  /** One column: less a centre, by a scale. */
  record Scaled(double centre, double scale) implements Basis {
    @Override
    public int size() {
      return 1;
    }

    @Override
    public Filler filler() {
      return (x, columns) -> columns[0] = (x - centre) / scale;
    }
  }

  /** Boxed numbers, which records compare by value. */
  static List<Double> list(double[] numbers) {
    return Arrays.stream(numbers).boxed().toList();
  }

  private static double[] numbers(List<Double> list) {
    return list.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
