package org.reliefspan.domain.pathway;

import java.io.Serializable;
import java.util.List;

/**
 * A function given by points.
 *
 * @param name called like a function in expressions
 * @param x increasing arguments
 * @param y values
 * @param between how values between the points come about
 * @param place where it stands
 */
public record TableSpec(String name, List<Double> x, List<Double> y, Between between, Place place)
    implements Serializable {
  /** Copies the points. */
  public TableSpec {
    x = List.copyOf(x);
    y = List.copyOf(y);
  }

  /** Its value; outside the points that of the nearest end. */
  public double at(double argument) {
    int last = x.size() - 1;
    if (!(argument > x.get(0))) {
      return Double.isNaN(argument) ? argument : y.get(0);
    }
    int below = last;
    while (x.get(below) > argument) {
      below--;
    }
    if (below == last || between == Between.STEP) {
      return y.get(below);
    }
    double share = (argument - x.get(below)) / (x.get(below + 1) - x.get(below));
    return y.get(below) + share * (y.get(below + 1) - y.get(below));
  }

  /** Between two points. */
  public enum Between {
    /** The value at the largest point that is not above. */
    STEP,
    /** On the line between them. */
    LINEAR
  }
}
