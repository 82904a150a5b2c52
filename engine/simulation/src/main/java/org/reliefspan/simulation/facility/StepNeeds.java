package org.reliefspan.simulation.facility;

import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/** Which steps of an appointment book need which resources, and what follows from it. Immutable. */
final class StepNeeds {
  private static final int BEGINNINGS_AT_ONCE = 1024;

  private final List<AppointmentBook.Step> steps;
  private final int[][] resources; // by step
  private final int[][] amounts; // by step and its needs
  private final int[][] users; // by resource: steps
  private final int[][] sharing; // by step
  private final long chunk;
  private final long longest;

  StepNeeds(List<AppointmentBook.Step> steps, int numberOfResources) {
    this.steps = List.copyOf(steps);
    this.resources = integers(AppointmentBook.Need::resource);
    this.amounts = integers(AppointmentBook.Need::amount);
    this.users =
        IntStream.range(0, numberOfResources).mapToObj(this::usersOf).toArray(int[][]::new);
    this.sharing =
        IntStream.range(0, steps.size()).mapToObj(this::sharingWith).toArray(int[][]::new);
    double grid = steps.stream().mapToDouble(AppointmentBook.Step::grid).min().orElse(1);
    this.chunk = (long) Math.min(AppointmentBook.FAR, Math.ceil(BEGINNINGS_AT_ONCE * grid));
    double length = steps.stream().mapToDouble(AppointmentBook.Step::length).max().orElse(1);
    this.longest = (long) Math.ceil(length) + 1;
  }

  private int[][] integers(ToIntFunction<AppointmentBook.Need> component) {
    return steps.stream()
        .map(step -> step.needs().stream().mapToInt(component).toArray())
        .toArray(int[][]::new);
  }

  private int[] usersOf(int resource) {
    return IntStream.range(0, resources.length)
        .filter(step -> needOf(step, resource) >= 0)
        .toArray();
  }

  private int[] sharingWith(int step) {
    return IntStream.of(resources[step])
        .flatMap(resource -> IntStream.of(users[resource]))
        .distinct()
        .sorted()
        .toArray();
  }

  /** Whether all grids and lengths are whole ticks. */
  boolean areWhole() {
    return steps.stream()
        .allMatch(step -> StepOpenings.isWhole(step.grid()) && StepOpenings.isWhole(step.length()));
  }

  /** Resources that a step needs. */
  int[] resources(int step) {
    return resources[step];
  }

  /** How many of those. */
  int[] amounts(int step) {
    return amounts[step];
  }

  /** Steps that need a resource. */
  int[] users(int resource) {
    return users[resource];
  }

  /** Steps that have a resource in common with a step. */
  int[] sharing(int step) {
    return sharing[step];
  }

  /** Which need of a step a resource is; -1 if it does not need it. */
  int needOf(int step, int resource) {
    for (int need = 0; need < resources[step].length; need++) {
      if (resources[step][need] == resource) {
        return need;
      }
    }
    return -1;
  }

  /** Ticks of a book that are made at once: so many beginnings of the finest grid. */
  long chunk() {
    return chunk;
  }

  /** Ticks that no session is longer than. */
  long longest() {
    return longest;
  }
}
