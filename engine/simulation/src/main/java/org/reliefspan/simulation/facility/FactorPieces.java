package org.reliefspan.simulation.facility;

import org.reliefspan.domain.facility.ArrivalSpec;

/** A factor of a rate, piece by piece from tick 0 on. Not thread-safe. */
interface FactorPieces {
  /** The factor of this piece. */
  double factor();

  /** Where this piece ends; {@link Long#MAX_VALUE} if never. */
  long until();

  /** Goes on to the next piece. */
  void advance();

  /** As written. */
  static FactorPieces of(ArrivalSpec.Pattern pattern, ArrivalTimes.Time time) {
    if (pattern instanceof ArrivalSpec.Turns turns) {
      return new FactorTurns(turns, time.ticksPerUnit());
    }
    CalendarTime calendar =
        time.calendar()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "Weeks and months need a calendar. Maybe give the facility one."));
    return pattern instanceof ArrivalSpec.Week week
        ? new WeekFactors(week, calendar)
        : new MonthFactors((ArrivalSpec.Months) pattern, calendar);
  }
}
