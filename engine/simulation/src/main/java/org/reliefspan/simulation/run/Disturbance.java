package org.reliefspan.simulation.run;

import java.util.ArrayList;
import java.util.List;
import org.reliefspan.simulation.model.Activity;
import org.reliefspan.simulation.model.Clock;
import org.reliefspan.simulation.model.Consequence;
import org.reliefspan.simulation.model.Node;
import org.reliefspan.simulation.model.Outcome;
import org.reliefspan.simulation.model.Program;
import org.reliefspan.simulation.model.Sources;

/**
 * What may change the values that add up over time, so that what was gained is brought up to date
 * before. Others leave it alone. Known before any patient.
 */
final class Disturbance {
  private final List<Sources> sources = new ArrayList<>();
  private final boolean[] happenings;
  private final boolean[] phases; // by activity

  Disturbance(Program program) {
    for (Outcome outcome : program.outcomes()) {
      for (Node value : outcome.perTime()) {
        sources.add(value.sources());
      }
    }
    this.happenings = new boolean[program.events().size()];
    for (Clock clock : program.clocks()) {
      set(clock.consequence());
    }
    List<Activity> activities = program.activities();
    this.phases = new boolean[activities.size()];
    for (int i = 0; i < phases.length; i++) {
      int activity = i;
      phases[i] = sources.stream().anyMatch(read -> read.activity(activity));
      activities.get(i).consequences().values().forEach(this::set);
    }
  }

  private void set(Consequence consequence) {
    happenings[consequence.happening()] =
        !consequence.targets().isEmpty()
            || sources.stream().anyMatch(read -> reads(read, consequence));
  }

  private static boolean reads(Sources read, Consequence consequence) {
    return read.happening(consequence.happening())
        || consequence.changes().stream().anyMatch(each -> read.attribute(each.slot()))
        || consequence.effects().stream().anyMatch(read::effect);
  }

  /** Whether a happening with its consequence may. */
  boolean byHappening(int happening) {
    return happenings[happening];
  }

  /** Whether it may that an activity stands otherwise. */
  boolean byPhase(int activity) {
    return phases[activity];
  }
}
