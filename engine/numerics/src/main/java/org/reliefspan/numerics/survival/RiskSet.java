package org.reliefspan.numerics.survival;

/** Who is at risk and who has an event at one time, by group. One instance is used again. */
final class RiskSet {
  final int groups;
  final int causes;
  final double[] atRisk; // [group], weight at risk
  final double[] events; // row-major [group][cause - 1], weight of events
  private final int[] touched; // groups with events, in the order seen
  private final boolean[] isTouched;
  private int touchedGroups;
  private double total;

  RiskSet(int groups, int causes) {
    this.groups = groups;
    this.causes = causes;
    this.atRisk = new double[groups];
    this.events = new double[groups * causes];
    this.touched = new int[groups];
    this.isTouched = new boolean[groups];
  }

  void addEvents(int group, int cause, double weight) {
    events[group * causes + cause - 1] += weight;
    if (!isTouched[group]) {
      isTouched[group] = true;
      touched[touchedGroups++] = group;
    }
  }

  void clearEvents() {
    for (int i = 0; i < touchedGroups; i++) {
      int group = touched[i];
      isTouched[group] = false;
      for (int cause = 0; cause < causes; cause++) {
        events[group * causes + cause] = 0;
      }
    }
    touchedGroups = 0;
  }

  void setTotal(double weightAtRisk) {
    total = weightAtRisk;
  }

  /** Weight at risk in all groups. */
  double total() {
    return total;
  }

  /** Number of groups with events. */
  int touchedGroups() {
    return touchedGroups;
  }

  /** One of the groups with events. */
  int touched(int index) {
    return touched[index];
  }

  /** Weight of a group's events of any cause. */
  double eventsOf(int group) {
    double sum = 0;
    for (int cause = 0; cause < causes; cause++) {
      sum += events[group * causes + cause];
    }
    return sum;
  }
}
