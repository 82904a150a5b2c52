package org.reliefspan.simulation.run;

import java.util.ArrayList;
import java.util.List;
import org.reliefspan.simulation.model.Activity;
import org.reliefspan.simulation.model.Clock;
import org.reliefspan.simulation.model.Consequence;
import org.reliefspan.simulation.model.Node;
import org.reliefspan.simulation.model.Outcome;
import org.reliefspan.simulation.model.Program;
import org.reliefspan.simulation.model.Reads;
import org.reliefspan.simulation.model.Sources;

/**
 * Which clocks and activities may change what a value that moves with time reads, so that its
 * integral is brought up to date before them. Others leave it alone. Known before any patient.
 */
final class Disturbance {
  private final List<Sources> sources = new ArrayList<>();
  private final boolean readsActivities;
  private final boolean[] disturbs; // clocks, then activities

  Disturbance(Program program) {
    long reads = Reads.NOTHING;
    for (Outcome outcome : program.outcomes()) {
      for (Node value : outcome.perTime()) {
        if (value.isMoving()) {
          sources.add(value.sources());
          reads |= value.reads();
        }
      }
    }
    this.readsActivities = (reads & Reads.ACTIVITY) != 0;
    List<Clock> clocks = program.clocks();
    List<Activity> activities = program.activities();
    this.disturbs = new boolean[clocks.size() + activities.size()];
    for (int i = 0; i < clocks.size(); i++) {
      disturbs[i] = by(clocks.get(i).consequence(), activities);
    }
    for (int i = 0; i < activities.size(); i++) {
      disturbs[clocks.size() + i] =
          readsActivities
              || activities.get(i).consequences().values().stream()
                  .anyMatch(each -> by(each, activities));
    }
  }

  /** Whether it may: by index of a clock, then of an activity. */
  boolean by(int index) {
    return disturbs[index];
  }

  private boolean by(Consequence consequence, List<Activity> activities) {
    boolean asks = !consequence.requests().isEmpty() || !consequence.cancels().isEmpty();
    boolean itself =
        !consequence.targets().isEmpty()
            || (readsActivities && asks)
            || sources.stream().anyMatch(read -> reads(read, consequence));
    return itself || (asks && byBooking(consequence, activities));
  }

  /** Requests and withdrawals are counted too, and may begin effects. */
  private boolean byBooking(Consequence consequence, List<Activity> activities) {
    List<Integer> asked = new ArrayList<>(consequence.cancels());
    consequence.requests().forEach(each -> asked.add(each.activity()));
    return asked.stream()
        .flatMap(each -> activities.get(each).consequences().values().stream())
        .anyMatch(
            each ->
                sources.stream()
                    .anyMatch(
                        read ->
                            read.happening(each.happening())
                                || each.effects().stream().anyMatch(read::effect)));
  }

  private static boolean reads(Sources read, Consequence consequence) {
    return read.happening(consequence.happening())
        || consequence.changes().stream().anyMatch(each -> read.attribute(each.slot()))
        || consequence.effects().stream().anyMatch(read::effect);
  }
}
