package org.reliefspan.simulation.facility;

import java.time.LocalDate;
import org.reliefspan.domain.facility.ArrivalSpec;

/** A factor that goes by the local month. Not thread-safe. */
final class MonthFactors implements FactorPieces {
  private final CalendarTime calendar;
  private final double[] factor;
  private LocalDate month;

  MonthFactors(ArrivalSpec.Months months, CalendarTime calendar) {
    this.calendar = calendar;
    this.factor = months.factor().stream().mapToDouble(each -> each).toArray();
    this.month = calendar.startDate().withDayOfMonth(1);
  }

  @Override
  public double factor() {
    return factor[month.getMonthValue() - 1];
  }

  @Override
  public long until() {
    return calendar.tick(month.plusMonths(1), 0);
  }

  @Override
  public void advance() {
    month = month.plusMonths(1);
  }
}
