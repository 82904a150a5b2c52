package org.reliefspan.simulation.run;

import java.io.Serializable;
import java.util.List;
import java.util.function.IntFunction;

/** Where parts of a simulation are worked through, on one machine or many. */
public interface Places {
  /**
   * What is made of each part.
   *
   * @param parts their number; they are counted from 0
   * @return in the order of the parts
   */
  <R extends Serializable> List<R> map(int parts, Work<R> work);

  /** What is done to a part; it may travel to another machine. */
  @FunctionalInterface
  interface Work<R> extends IntFunction<R>, Serializable {}
}
