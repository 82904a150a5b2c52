package org.reliefspan.simulation.cohort;

import org.reliefspan.simulation.model.Clock;
import org.reliefspan.simulation.model.Consequence;
import org.reliefspan.simulation.model.Cycles;
import org.reliefspan.simulation.model.Node;
import org.reliefspan.simulation.model.Outcome;
import org.reliefspan.simulation.model.Reads;

/** What the parts of a program read. */
final class Everything {
  private Everything() {}

  static long readsOf(Outcome outcome) {
    long reads = Reads.NOTHING;
    for (Node node : outcome.perTime()) {
      reads |= node.reads();
    }
    return reads;
  }

  static long readsOf(Cycles.Move move) {
    long reads = move.probability().reads();
    for (Node node : move.gains()) {
      reads |= node.reads();
    }
    return reads;
  }

  static long readsOf(Clock clock) {
    long reads = clock.when().reads() | clock.hazardRatio().reads() | readsOf(clock.timing());
    for (Consequence.Target target : clock.consequence().targets()) {
      reads |= target.probability().reads();
    }
    for (Consequence.Change change : clock.consequence().changes()) {
      reads |= change.value().reads();
    }
    for (Consequence.Gain gain : clock.consequence().gains()) {
      reads |= gain.value().reads();
    }
    return reads;
  }

  private static long readsOf(Clock.Timing timing) {
    if (timing instanceof Clock.Hazard hazard) {
      return hazard.law().reads();
    }
    return timing instanceof Clock.AtTime at
        ? at.time().reads()
        : ((Clock.AfterDelay) timing).delay().reads();
  }
}
