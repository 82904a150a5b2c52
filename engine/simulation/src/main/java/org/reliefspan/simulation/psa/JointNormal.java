package org.reliefspan.simulation.psa;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.reliefspan.domain.pathway.JointLaw;
import org.reliefspan.domain.pathway.JointParameters;
import org.reliefspan.numerics.math.DetMath;
import org.reliefspan.numerics.random.Quantiles;
import org.reliefspan.simulation.model.SimulationException;

/** Parameters that are normal together on a scale: mean + L z with L L' the covariance. */
final class JointNormal implements JointDraw {
  private static final double TOLERANCE = 1e-10;

  /** A pivot below the tolerance leaves entries beside it up to the root of that. */
  private static final double LEAST_ROOT = 1e-5;

  private final JointParameters spec;
  private final JointLaw.Normal law;
  private final double[] factor; // row-major, lower triangle

  JointNormal(JointParameters spec, JointLaw.Normal law) {
    this.spec = spec;
    this.law = law;
    this.factor = factor(spec, law);
  }

  @Override
  public List<String> names() {
    return spec.names();
  }

  @Override
  public double[] values(int draw, ToDoubleFunction<String> uniform) {
    int size = spec.names().size();
    double[] luck =
        spec.names().stream()
            .mapToDouble(name -> Quantiles.normal(uniform.applyAsDouble(name), 0, 1))
            .toArray();
    double[] values = new double[size];
    for (int i = 0; i < size; i++) {
      double sum = law.mean().get(i);
      for (int j = 0; j <= i; j++) {
        sum += factor[i * size + j] * luck[j];
      }
      values[i] = onTheirScale(sum);
    }
    return values;
  }

  @Override
  public double quantile(String name, double probability) {
    int i = spec.names().indexOf(name);
    double variance = law.covariance().get(i * spec.names().size() + i);
    double normal = Quantiles.normal(probability, 0, 1);
    return onTheirScale(law.mean().get(i) + Math.sqrt(variance) * normal);
  }

  private double onTheirScale(double value) {
    return switch (law.scale()) {
      case IDENTITY -> value;
      case LOG -> DetMath.exp(value);
      case LOGIT -> 1 / (1 + DetMath.exp(-value));
    };
  }

  private static double[] factor(JointParameters spec, JointLaw.Normal law) {
    int size = spec.names().size();
    if (law.mean().size() != size || law.covariance().size() != size * size) {
      throw wrong(spec, "need one mean and one row of covariances for each name");
    }
    double[] a = law.covariance().stream().mapToDouble(Double::doubleValue).toArray();
    requireSymmetry(spec, a, size);
    double[] factor = new double[size * size];
    for (int j = 0; j < size; j++) {
      double pivot = a[j * size + j] - dot(factor, j, j, j, size);
      if (!(pivot >= -TOLERANCE * Math.abs(a[j * size + j]))) {
        throw wrong(spec, "have a matrix that is not a covariance: a variance would be negative");
      }
      double root = Math.sqrt(Math.max(0, pivot));
      boolean isZero = pivot <= TOLERANCE * a[j * size + j];
      factor[j * size + j] = isZero ? 0 : root;
      for (int i = j + 1; i < size; i++) {
        double rest = a[i * size + j] - dot(factor, i, j, j, size);
        if (isZero && Math.abs(rest) > LEAST_ROOT * Math.sqrt(a[i * size + i] * a[j * size + j])) {
          throw wrong(spec, "have a matrix that is not a covariance");
        }
        factor[i * size + j] = isZero ? 0 : rest / root;
      }
    }
    return factor;
  }

  private static double dot(double[] factor, int row, int other, int until, int size) {
    double sum = 0;
    for (int k = 0; k < until; k++) {
      sum += factor[row * size + k] * factor[other * size + k];
    }
    return sum;
  }

  private static void requireSymmetry(JointParameters spec, double[] a, int size) {
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < i; j++) {
        double scale = Math.sqrt(Math.abs(a[i * size + i] * a[j * size + j]));
        if (!(Math.abs(a[i * size + j] - a[j * size + i]) <= TOLERANCE * scale)) {
          throw wrong(spec, "have a covariance that is not symmetric");
        }
      }
    }
  }

  private static SimulationException wrong(JointParameters spec, String what) {
    return SimulationException.at(
        spec.place(), "The joint parameters %s %s.".formatted(spec.names(), what));
  }
}
