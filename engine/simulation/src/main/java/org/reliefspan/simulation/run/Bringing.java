package org.reliefspan.simulation.run;

import org.reliefspan.numerics.random.Purpose;
import org.reliefspan.simulation.model.Consequence;
import org.reliefspan.simulation.model.Node;
import org.reliefspan.simulation.model.Source;

/** A consequence in arrays, for the inner loop. Immutable. */
final class Bringing {
  /** Where a happening leads that lets patients stay. */
  static final int STAYS = -1;

  /** Where a happening leads by chance. */
  static final int BY_CHANCE = -2;

  final String name;
  final int happening;
  final boolean disturbs; // values that add up over time
  final boolean isMarking; // whether any clock reads what it changes
  final long[] marks; // those clocks
  final boolean isBare; // it is counted, and that is all
  final int goesTo; // state, or one of the above
  final int[] targets; // states
  final Node[] probabilities; // of targets
  final Purpose direction;
  final int[] outcomes; // to which it adds
  final Node[] gains;
  final int[] slots; // of attributes that change
  final Source[] values; // of those
  final int[] requests; // activities
  final Node[] conditions; // of requests
  final int[] cancels;
  final int[] effects;

  Bringing(Consequence of, boolean disturbs, long[] marks) {
    this.name = of.name();
    this.happening = of.happening();
    this.disturbs = disturbs;
    this.marks = marks;
    this.isMarking = Dependents.isAny(marks);
    this.targets = of.targets().stream().mapToInt(Consequence.Target::state).toArray();
    this.probabilities =
        of.targets().stream().map(Consequence.Target::probability).toArray(Node[]::new);
    this.direction = of.direction();
    this.goesTo = goesTo();
    this.outcomes = of.gains().stream().mapToInt(Consequence.Gain::outcome).toArray();
    this.gains = of.gains().stream().map(Consequence.Gain::value).toArray(Node[]::new);
    this.slots = of.changes().stream().mapToInt(Consequence.Change::slot).toArray();
    this.values = of.changes().stream().map(Consequence.Change::value).toArray(Source[]::new);
    this.requests = of.requests().stream().mapToInt(Consequence.Request::activity).toArray();
    this.conditions =
        of.requests().stream().map(Consequence.Request::condition).toArray(Node[]::new);
    this.cancels = EventPlan.ints(of.cancels());
    this.effects = EventPlan.ints(of.effects());
    this.isBare =
        targets.length
                + gains.length
                + slots.length
                + requests.length
                + cancels.length
                + effects.length
            == 0;
  }

  private int goesTo() {
    if (targets.length == 0) {
      return STAYS;
    }
    Node first = probabilities[0];
    boolean isCertain = targets.length == 1 && first.isConstant() && first.constant() == 1;
    return isCertain ? targets[0] : BY_CHANCE;
  }
}
