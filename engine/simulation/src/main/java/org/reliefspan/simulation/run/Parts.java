package org.reliefspan.simulation.run;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reliefspan.simulation.model.SimulationException;

/** Parts of a simulation that may lie on other machines. */
public final class Parts {
  private Parts() {}

  /**
   * What is made of all parts.
   *
   * @param parts their number; they are counted from 0
   * @return in the order of the parts
   * @throws SimulationException what went wrong in the first part that failed
   */
  public static <R extends Serializable> List<R> all(
      Places places, int parts, Places.Work<R> work) {
    List<R> results = new ArrayList<>();
    for (Part<R> part : places.map(parts, number -> Part.of(work, number))) {
      if (part.failure() != null) {
        throw part.failure();
      }
      if (part.result() != null) {
        results.add(part.result());
      }
    }
    return results;
  }

  /** What was made of a part, or why nothing was. */
  private record Part<R extends Serializable>(
      @Nullable R result, @Nullable SimulationException failure) implements Serializable {
    static <R extends Serializable> Part<R> of(Places.Work<R> work, int number) {
      try {
        return new Part<>(work.apply(number), null);
      } catch (SimulationException wrong) {
        return new Part<>(null, wrong);
      }
    }
  }
}
