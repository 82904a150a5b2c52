package org.reliefspan.simulation.clinic;

import java.time.LocalDate;
import org.reliefspan.numerics.random.PatientDraws;
import org.reliefspan.numerics.random.Quantiles;

/** Dates of entry and what the calendar changes. Immutable. */
final class EntryCalendar {

  private static final long REFERENCE = LocalDate.of(2022, 1, 1).toEpochDay();
  private static final long DIP_FIRST = LocalDate.of(2020, 3, 15).toEpochDay();
  private static final long DIP_LAST = LocalDate.of(2020, 5, 31).toEpochDay();

  private final CalendarSpec spec;
  private final long first;
  private final int days;

  EntryCalendar(CalendarSpec spec) {
    this.spec = spec;
    this.first = LocalDate.of(spec.firstYear(), 1, 1).toEpochDay();
    this.days = (int) (LocalDate.of(spec.lastYear() + 1, 1, 1).toEpochDay() - first);
  }

  /** Day of entry since 1970-01-01. */
  int entryDay(PatientDraws draws) {
    return (int) first + Quantiles.integer(draws.uniform(Uses.ENTRY_DAY, 0), days);
  }

  /** Years since 1 January 2022, negative before. */
  static double years(double epochDay) {
    return (epochDay - REFERENCE) / 365.25;
  }

  /** Factor on visits on a day. */
  double visitFactor(long epochDay) {
    return epochDay >= DIP_FIRST && epochDay <= DIP_LAST ? spec.dipVisitFactor() : 1;
  }
}
