package org.reliefspan.domain.facility;

import java.io.Serializable;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import org.reliefspan.domain.pathway.Place;

/**
 * A room, a device, people of one skill.
 *
 * @param name as activities need it
 * @param count how many there are
 * @param opening when they are there
 * @param atClose what happens to sessions that last when they go
 * @param turnover time after a session until it is free again, in units of the pathway
 * @param continuity whether a patient keeps the one of them that came first
 * @param cost of one of them per year, for the search of the cheapest plan
 * @param carveOuts hours that are held for some activities
 * @param place where it stands
 */
public record ResourceSpec(
    String name,
    int count,
    Opening opening,
    AtClose atClose,
    double turnover,
    boolean continuity,
    OptionalDouble cost,
    List<CarveOut> carveOuts,
    Place place)
    implements Serializable {
  /** Copies. */
  public ResourceSpec {
    carveOuts = List.copyOf(carveOuts);
  }

  /** The same with another count. */
  public ResourceSpec withCount(int newCount) {
    return new ResourceSpec(
        name, newCount, opening, atClose, turnover, continuity, cost, carveOuts, place);
  }

  /** What happens to sessions that last when a shift ends. */
  public enum AtClose {
    /** They are finished, in overtime. */
    FINISH,
    /** Nothing begins that is planned to last longer; what lasts is finished. */
    FIT,
    /** They are interrupted and go on later where they were. */
    RESUME,
    /** They are interrupted and begin again later with the same duration. */
    RESTART,
    /** They are interrupted and begin again later with a new duration. */
    RESAMPLE,
    /** They are interrupted for good. */
    LEAVE
  }

  /**
   * Hours of the week that are held for some activities.
   *
   * @param hours which
   * @param activities for which
   * @param release how long before they are given to all, in units; 0 for never
   */
  public record CarveOut(Opening.Shift hours, Set<String> activities, double release)
      implements Serializable {
    /** Copies. */
    public CarveOut {
      activities = Set.copyOf(activities);
    }
  }
}
