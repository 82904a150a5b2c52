package org.reliefspan.domain.eventlog;

import java.util.OptionalLong;

/**
 * Arrivals in a part of the week.
 *
 * @param by {@code all}, {@code together}, {@code weekday} or {@code hour}
 * @param part such as {@code mon} or {@code 08-10}; a size for {@code together}
 * @param arrivals groups of cases that arrive at once; empty where withheld
 * @param perDay rate of groups in this part
 */
public record ArrivalRow(String by, String part, OptionalLong arrivals, double perDay) {
  /** The same with another count. */
  public ArrivalRow shown(OptionalLong shownArrivals) {
    return new ArrivalRow(by, part, shownArrivals, perDay);
  }
}
