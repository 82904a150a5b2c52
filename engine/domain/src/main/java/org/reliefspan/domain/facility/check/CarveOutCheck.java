package org.reliefspan.domain.facility.check;

import org.reliefspan.domain.facility.ResourceSpec;
import org.reliefspan.domain.facility.ResourceSpec.CarveOut;

/** Hours that are held: for whom, and how many. */
final class CarveOutCheck implements Concern {
  @Override
  public void check(Situation situation, Complaints complaints) {
    for (ResourceSpec resource : situation.facility().resources()) {
      for (CarveOut held : resource.carveOuts()) {
        check(held, resource, situation, complaints);
      }
    }
  }

  private static void check(
      CarveOut held, ResourceSpec resource, Situation situation, Complaints complaints) {
    if (situation.facility().calendar().isEmpty()) {
      complaints.add(
          resource.place(), "has carve_outs by days of the week, which need a \"calendar\".");
    }
    if (held.hours().count().orElse(0) > resource.count()) {
      complaints.add(
          resource.place(),
          "holds %d in a carve-out, but there are %d."
              .formatted(held.hours().count().getAsInt(), resource.count()));
    }
    if (!(held.release() >= 0)) {
      complaints.add(
          resource.place(),
          "has a carve-out with a release of %s. It must be a time from 0 on, which is never."
              .formatted(held.release()));
    }
    for (String activity : held.activities()) {
      if (!situation.activities().contains(activity)) {
        complaints.unknown(
            resource.place(), "activity of the pathway", activity, situation.activities());
      }
    }
  }
}
