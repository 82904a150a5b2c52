package org.reliefspan.simulation.facility;

import java.util.List;

/** XX */
final class WarmupSearch {
  private WarmupSearch() {}

  static long of(FacilityRequest request, List<Facility> facilities, long until) {
    return 0;
  }
}
