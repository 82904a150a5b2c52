package org.reliefspan.simulation.psa;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.reliefspan.domain.pathway.JointLaw;
import org.reliefspan.numerics.resample.PercentileInterval;
import org.reliefspan.simulation.model.SimulationException;

/** Draws that were made elsewhere, row by row. */
final class JointRows implements JointDraw {
  private final List<String> names;
  private final JointLaw.Rows rows;

  JointRows(List<String> names, JointLaw.Rows rows) {
    this.names = List.copyOf(names);
    this.rows = rows;
  }

  @Override
  public List<String> names() {
    return names;
  }

  @Override
  public double[] values(int draw, ToDoubleFunction<String> uniform) {
    if (!names.isEmpty() && draw > rows.size()) {
      throw new SimulationException(
          "There are %d rows of draws, so there is no draw %d. Maybe ask for fewer draws."
              .formatted(rows.size(), draw));
    }
    double[] values = new double[names.size()];
    Arrays.setAll(values, i -> rows.at(draw - 1, i));
    return values;
  }

  /** Quantile of the rows, on the line between two of them (type 7 of Hyndman and Fan 1996). */
  @Override
  public double quantile(String name, double probability) {
    int column = names.indexOf(name);
    double[] sorted = new double[rows.size()];
    Arrays.setAll(sorted, row -> rows.at(row, column));
    Arrays.sort(sorted);
    return PercentileInterval.ofSorted(sorted, probability);
  }
}
