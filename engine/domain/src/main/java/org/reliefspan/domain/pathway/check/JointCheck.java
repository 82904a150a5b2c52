package org.reliefspan.domain.pathway.check;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.reliefspan.domain.pathway.JointLaw;
import org.reliefspan.domain.pathway.JointParameters;
import org.reliefspan.domain.pathway.ParameterSpec;
import org.reliefspan.domain.pathway.PathwaySpec;

/** Parameters that are drawn together: declared, drawn once, by a law that can be one. */
final class JointCheck implements Concern {
  private static final double MOST = 1e6;

  @Override
  public void check(PathwaySpec model, Report report) {
    Map<String, ParameterSpec> parameters = new HashMap<>();
    model.parameters().forEach(each -> parameters.put(each.name(), each));
    Set<String> drawn = new HashSet<>();
    for (JointParameters joint : model.joint()) {
      for (String name : joint.names()) {
        ParameterSpec parameter = parameters.get(name);
        if (parameter == null) {
          report.unknown(joint.place(), "parameter", name, Declared.by(model).parameters());
        } else if (parameter.draw().isPresent() || !drawn.add(name)) {
          report.add(joint.place(), "draws %s, which is drawn already.".formatted(name));
        }
      }
      law(joint, report);
    }
  }

  private static void law(JointParameters joint, Report report) {
    if (joint.names().isEmpty()) {
      report.add(joint.place(), "names no parameters.");
    } else if (joint.law() instanceof JointLaw.Normal normal) {
      normal(joint, normal, report);
    } else if (joint.law() instanceof JointLaw.Dirichlet dirichlet) {
      dirichlet(joint, dirichlet, report);
    }
  }

  private static void dirichlet(JointParameters joint, JointLaw.Dirichlet law, Report report) {
    int size = joint.names().size();
    if (size < 2 || law.concentration().size() != size) {
      report.add(
          joint.place(),
          "names %d parameters and has %d concentrations, but needs one for each of at least 2."
              .formatted(size, law.concentration().size()));
    } else if (!law.concentration().stream().allMatch(each -> each > 0 && each <= MOST)) {
      report.add(
          joint.place(),
          "must have concentrations above 0, at most %,.0f. Maybe leave out a share that is"
                  .formatted(MOST)
              + " always 0.");
    }
  }

  private static void normal(JointParameters joint, JointLaw.Normal law, Report report) {
    int size = joint.names().size();
    if (law.mean().size() != size || law.covariance().size() != size * size) {
      report.add(
          joint.place(),
          "names %d parameters and so needs %d means and a covariance of %d rows and columns."
              .formatted(size, size, size));
    } else if (!isSymmetric(law.covariance(), size)) {
      report.add(joint.place(), "must have a covariance that is symmetric.");
    } else if (!isCovariance(law.covariance(), size)) {
      report.add(
          joint.place(),
          "must have a covariance that is positive semi-definite. Maybe a correlation is beyond"
              + " 1?");
    }
  }

  private static boolean isSymmetric(List<Double> matrix, int size) {
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < i; j++) {
        double one = matrix.get(i * size + j);
        double other = matrix.get(j * size + i);
        if (!(Math.abs(one - other) <= 1e-12 * Math.max(Math.abs(one), Math.abs(other)))) {
          return false;
        }
      }
    }
    return true;
  }

  /** Eliminates by the largest variance that is left; all that is left must stay above 0. */
  private static boolean isCovariance(List<Double> matrix, int size) {
    double[] left = matrix.stream().mapToDouble(Double::doubleValue).toArray();
    boolean[] done = new boolean[size];
    double tolerance = 1e-10 * largestVariance(left, done, size);
    for (int step = 0; step < size; step++) {
      int pivot = pivot(left, done, size);
      double variance = left[pivot * size + pivot];
      if (variance <= tolerance) {
        return isNothing(left, done, tolerance, size);
      }
      done[pivot] = true;
      eliminate(left, done, pivot, size);
    }
    return true;
  }

  private static double largestVariance(double[] left, boolean[] done, int size) {
    int pivot = pivot(left, done, size);
    return Math.max(0, left[pivot * size + pivot]);
  }

  private static int pivot(double[] left, boolean[] done, int size) {
    int pivot = -1;
    for (int i = 0; i < size; i++) {
      if (!done[i] && (pivot < 0 || left[i * size + i] > left[pivot * size + pivot])) {
        pivot = i;
      }
    }
    return pivot;
  }

  private static boolean isNothing(double[] left, boolean[] done, double tolerance, int size) {
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        if (!done[i] && !done[j] && Math.abs(left[i * size + j]) > tolerance) {
          return false;
        }
      }
    }
    return true;
  }

  private static void eliminate(double[] left, boolean[] done, int pivot, int size) {
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        if (!done[i] && !done[j]) {
          left[i * size + j] -=
              left[i * size + pivot] * left[pivot * size + j] / left[pivot * size + pivot];
        }
      }
    }
  }
}
