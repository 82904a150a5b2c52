package org.reliefspan.domain.pathway.check;

import org.reliefspan.domain.pathway.EventSpec;
import org.reliefspan.domain.pathway.OutcomeSpec;
import org.reliefspan.domain.pathway.PathwaySpec;
import org.reliefspan.domain.pathway.Place;
import org.reliefspan.domain.pathway.TransitionSpec;

/** In discrete time there are transitions, in continuous time there are events. */
final class TimeModeCheck implements Concern {
  @Override
  public void check(PathwaySpec model, Report report) {
    if (model.isDiscrete()) {
      model.events().stream().limit(1).forEach(event -> refuseEvents(event, report));
      model.activities().stream().limit(1).forEach(each -> refuse(each.place(), report));
      model.effects().stream().limit(1).forEach(each -> refuse(each.place(), report));
    } else {
      model.transitions().stream().limit(1).forEach(move -> refuseTransitions(move, report));
      model.moves().stream()
          .limit(1)
          .forEach(
              move ->
                  report.add(
                      move.place(),
                      "needs discrete time (time: {cycle: 1}). Maybe write \"add\" at the"
                          + " events?"));
      model.outcomes().forEach(outcome -> refusePerCycle(outcome, report));
    }
  }

  private static void refuse(Place place, Report report) {
    report.add(
        place, "needs continuous time, but time has a \"cycle\". Maybe leave the cycle out?");
  }

  private static void refuseEvents(EventSpec event, Report report) {
    report.add(
        event.place(),
        "is an event, which needs continuous time, but time has a \"cycle\". Maybe leave the cycle"
            + " out, or write transitions?");
  }

  private static void refuseTransitions(TransitionSpec transition, Report report) {
    report.add(
        transition.place(),
        "is a transition, which needs discrete time. Maybe give \"time\" a \"cycle\", or write"
            + " events?");
  }

  private static void refusePerCycle(OutcomeSpec outcome, Report report) {
    if (outcome.discount().form() == OutcomeSpec.Form.PER_CYCLE) {
      report.add(
          outcome.place(),
          "discounts per cycle, but time has no \"cycle\". Maybe form: continuous?");
    }
  }
}
