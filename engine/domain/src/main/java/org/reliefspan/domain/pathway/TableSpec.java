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

  /** Between two points. */
  public enum Between {
    /** The value at the largest point that is not above. */
    STEP,
    /** On the line between them. */
    LINEAR
  }
}
