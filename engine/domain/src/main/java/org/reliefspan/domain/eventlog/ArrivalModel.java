package org.reliefspan.domain.eventlog;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How cases arrive.
 *
 * @param perDay rate of groups, or of cases where they come one by one
 * @param every law of the times between, where it is no rate; empty for a rate
 * @param weekday factors of the rate from Monday on; empty for none
 * @param hour factors of the rate by hour of the day; empty for none
 * @param together shares of groups by their size; size 1 alone where cases come one by one
 * @param aic Akaike's criterion by model, smaller is better
 */
public record ArrivalModel(
    double perDay,
    Optional<LearnedLaw.Family> every,
    List<Double> weekday,
    List<Double> hour,
    SortedMap<Integer, Double> together,
    Map<String, Double> aic) {
  /** Copies. */
  public ArrivalModel {
    weekday = List.copyOf(weekday);
    hour = List.copyOf(hour);
    together = Collections.unmodifiableSortedMap(new TreeMap<>(together));
    aic = Collections.unmodifiableMap(new TreeMap<>(aic));
  }

  /** Whether it depends on the calendar. */
  public boolean hasPattern() {
    return !weekday.isEmpty() || !hour.isEmpty();
  }

  /** Whether all come one by one. */
  public boolean isSingle() {
    return together.size() == 1 && together.firstKey() == 1;
  }

  /** The same with other shares of groups. */
  public ArrivalModel withTogether(SortedMap<Integer, Double> shown) {
    return new ArrivalModel(perDay, every, weekday, hour, shown, aic);
  }
}
