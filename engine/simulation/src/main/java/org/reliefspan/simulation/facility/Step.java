package org.reliefspan.simulation.facility;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.reliefspan.domain.facility.Access;
import org.reliefspan.domain.facility.Preemption;
import org.reliefspan.domain.facility.StepSpec;
import org.reliefspan.simulation.model.Activity;
import org.reliefspan.simulation.model.Node;

/**
 * An activity as a facility runs it.
 *
 * @param index of the activity
 * @param activity of the program
 * @param needs resources
 * @param numbers of them
 * @param access how patients come to it
 * @param order who is next
 * @param blocks whether who finds no waiting place stays where it is
 * @param preemption whether it interrupts sessions of lower priority
 * @param planned ticks that a session is planned to last, or always lasts; 0 if that is not known
 * @param target by when it should begin
 * @param mayBreakOff whether sessions may be interrupted and go on
 */
@SuppressWarnings("ArrayRecordComponent")
record Step(
    int index,
    Activity activity,
    int[] needs,
    int[] numbers,
    Access access,
    StepSpec.Order order,
    boolean blocks,
    Preemption preemption,
    long planned,
    Optional<StepSpec.Target> target,
    boolean mayBreakOff) {

  /** Whether it begins whenever it is wanted. */
  boolean isFree() {
    return needs.length == 0 && access instanceof Access.Walk;
  }

  boolean isListed() {
    return access instanceof Access.Lists;
  }

  /** How many make a list that begins with the last of them; empty for other lists. */
  OptionalInt gathers() {
    return access instanceof Access.Lists lists && lists.when() instanceof Access.Gathered gathered
        ? OptionalInt.of(gathered.size())
        : OptionalInt.empty();
  }

  boolean isBooked() {
    return access instanceof Access.Slots;
  }

  /** Whether all who wait are alike, so that they go as they came. */
  boolean isInTurn() {
    return order == StepSpec.Order.FIRST_COME && isConstant(activity.priority()) && !mayBreakOff;
  }

  boolean mayBalk() {
    Node balk = activity.waiting().balk();
    return !(isConstant(balk) && balk.constant() == 0);
  }

  boolean hasPlacesForAll() {
    Node places = activity.waiting().places();
    return isConstant(places) && places.constant() == Double.POSITIVE_INFINITY;
  }

  /** How many of a resource it needs. */
  int numberOf(int resource) {
    int number = 0;
    for (int i = 0; i < needs.length; i++) {
      number += needs[i] == resource ? numbers[i] : 0;
    }
    return number;
  }

  private static boolean isConstant(Node node) {
    return node.isConstant();
  }

  /** Names of what it needs. */
  List<String> resources() {
    return activity.needs().stream().map(Activity.Need::resource).toList();
  }
}
