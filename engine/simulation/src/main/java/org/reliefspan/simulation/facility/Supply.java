package org.reliefspan.simulation.facility;

import org.reliefspan.domain.facility.ResourceSpec;

/** What is there of each resource and in use, and whether that is enough. Not thread-safe. */
final class Supply {
  private final Facility facility;
  private final Openings[] openings;
  private final Resources resources;

  Supply(Facility facility, Openings[] openings) {
    this.facility = facility;
    this.openings = openings;
    this.resources = new Resources(facility.resources());
  }

  Resources resources() {
    return resources;
  }

  /** Whether a session of a step can begin. */
  boolean suffices(Step step, long now) {
    for (int i = 0; i < step.needs().length; i++) {
      if (!suffices(step, i, 0, now)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Whether there is enough of a need.
   *
   * @param less of it that will not be in use any more
   */
  boolean suffices(Step step, int need, int less, long now) {
    int resource = step.needs()[need];
    int used = resources.busy[resource] - less + step.numbers()[need];
    return used <= resources.level[resource]
        && (facility.atClose(resource) != ResourceSpec.AtClose.FIT
            || fits(openings[resource], used, now, now + step.planned()));
  }

  /** Whether so many stay until what is planned is over. */
  private static boolean fits(Openings opening, int used, long now, long end) {
    for (long at = opening.nextChange(now); at < end; at = opening.nextChange(at)) {
      if (used > opening.levelAt(at)) {
        return false;
      }
    }
    return true;
  }

  /** A session of a step takes what it needs. */
  void take(Step step, long now) {
    int[] needs = step.needs();
    for (int i = 0; i < needs.length; i++) {
      resources.use(needs[i], step.numbers()[i], now);
    }
  }

  /** A session of a step gives back what it needed. */
  void giveBack(Step step, long now) {
    int[] needs = step.needs();
    for (int i = 0; i < needs.length; i++) {
      giveBack(needs[i], step.numbers()[i], now);
    }
  }

  void giveBack(int resource, int number, long now) {
    resources.use(resource, -number, now);
  }

  /** So many of a resource are there from now on. */
  void open(int resource, int level, long now) {
    resources.open(resource, level, now);
  }

  boolean isAnyLeft(int resource) {
    return resources.busy[resource] < resources.level[resource];
  }

  /** Whether more are in use than are there. */
  boolean isExceeded(int resource) {
    return resources.busy[resource] > resources.level[resource];
  }

  /** Times count from here on. */
  void restart(long now) {
    resources.restart(now);
  }

  /** Times count until here. */
  void end(long now) {
    for (int r = 0; r < facility.resources(); r++) {
      resources.settle(r, now);
    }
  }
}
