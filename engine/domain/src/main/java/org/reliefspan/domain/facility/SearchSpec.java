package org.reliefspan.domain.facility;

import java.io.Serializable;
import java.util.List;
import org.reliefspan.domain.pathway.Place;

/**
 * A search of the cheapest plan that meets the targets of steps.
 *
 * @param ranges what may be chosen
 * @param guarantee probability with which the plan that is found is right
 * @param indifference difference of a share that does not matter
 * @param place where it stands
 */
public record SearchSpec(List<Range> ranges, double guarantee, double indifference, Place place)
    implements Serializable {
  /** Copies. */
  public SearchSpec {
    ranges = List.copyOf(ranges);
  }

  /** Numbers of a resource, both ends included. */
  public record Range(String resource, int from, int to) implements Serializable {}
}
