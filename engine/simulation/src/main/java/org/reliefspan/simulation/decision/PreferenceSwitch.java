package org.reliefspan.simulation.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;

/**
 * A value of a parameter at which another strategy becomes the preferred one.
 *
 * @param value where
 * @param below strategy preferred below it
 * @param above strategy preferred above it
 */
public record PreferenceSwitch(double value, int below, int above) {
  private static final int HALVINGS = 200;

  /**
   * All switches between sections that differ at their ends, each found by bisection to the last
   * digit. Two switches within one section that undo each other are not seen.
   *
   * @param benefits net benefit of every strategy at a value of the parameter
   * @param sections number of equal sections that the range is searched in
   */
  public static List<PreferenceSwitch> between(
      double low, double high, int sections, DoubleFunction<double[]> benefits) {
    if (!(low < high) || sections < 1) {
      throw new IllegalArgumentException(
          "low (%s) must be below high (%s), and sections (%d) at least 1"
              .formatted(low, high, sections));
    }
    List<PreferenceSwitch> switches = new ArrayList<>();
    for (int i = 0; i < sections; i++) {
      double from = low + (high - low) * i / sections;
      double to = i == sections - 1 ? high : low + (high - low) * (i + 1) / sections;
      collect(from, to, benefits, switches);
    }
    return List.copyOf(switches);
  }

  /** One section may hold several switches: the first, then those after it. */
  private static void collect(
      double from, double to, DoubleFunction<double[]> benefits, List<PreferenceSwitch> switches) {
    int last = Preference.first(benefits.apply(to));
    double start = from;
    int before = Preference.first(benefits.apply(start));
    while (before != last) {
      double below = start;
      double above = to;
      for (int i = 0; i < HALVINGS; i++) {
        double middle = below + 0.5 * (above - below);
        if (middle <= below || middle >= above) {
          break;
        }
        if (Preference.first(benefits.apply(middle)) == before) {
          below = middle;
        } else {
          above = middle;
        }
      }
      int after = Preference.first(benefits.apply(above));
      switches.add(new PreferenceSwitch(above, before, after));
      start = above;
      before = after;
    }
  }
}
