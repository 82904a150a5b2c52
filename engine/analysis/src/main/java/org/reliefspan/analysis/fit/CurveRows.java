package org.reliefspan.analysis.fit;

import java.util.Optional;
import org.reliefspan.domain.fit.FittedCurve;
import org.reliefspan.domain.fit.FittedSeries;
import org.reliefspan.numerics.limits.Limits;
import org.reliefspan.numerics.survival.SurvivalData;

/**
 * One curve of a group as the rows of a result: at its event times, or at times asked for. At times
 * asked for, events are those since the time before, as in R; beyond the last time a curve that
 * could still move is missing.
 */
interface CurveRows {
  /** Number of event times. */
  int size();

  /** Event time of a row. */
  double time(int row);

  /** Weight at risk at the event time of a row. */
  double atRisk(int row);

  /** Weight of events of a row. */
  double events(int row);

  /** Last time seen. */
  double lastTime();

  /** Whether the curve could still move after its last time. */
  boolean isOpen();

  /** The curve just after a time. */
  double estimateAt(double time);

  /** Its standard error. */
  double errorAt(double time);

  /** Its limits. */
  Optional<Limits> limitsAt(double time);

  /** The rows of the result. */
  default FittedCurve fitted(String stratum, String cause, SurvivalData data, double[] times) {
    boolean everywhere = times.length == 0;
    FittedSeries.Builder time = FittedSeries.builder();
    FittedSeries.Builder atRisk = FittedSeries.builder();
    FittedSeries.Builder events = FittedSeries.builder();
    FittedSeries.Builder estimate = FittedSeries.builder();
    FittedSeries.Builder se = FittedSeries.builder();
    FittedSeries.Builder lower = FittedSeries.builder();
    FittedSeries.Builder upper = FittedSeries.builder();
    int counted = 0;
    for (int row = 0; row < (everywhere ? size() : times.length); row++) {
      double at = everywhere ? time(row) : times[row];
      double sum = 0;
      for (; counted < size() && time(counted) <= at; counted++) {
        sum += events(counted);
      }
      time.add(at);
      events.add(sum);
      atRisk.add(everywhere ? atRisk(row) : data.atRiskFrom(at));
      if (at > lastTime() && isOpen()) {
        estimate.addMissing();
        se.addMissing();
        lower.addMissing();
        upper.addMissing();
      } else {
        Optional<Limits> limits = limitsAt(at);
        estimate.add(estimateAt(at));
        se.add(errorAt(at));
        limits.ifPresentOrElse(each -> lower.add(each.lower()), lower::addMissing);
        limits.ifPresentOrElse(each -> upper.add(each.upper()), upper::addMissing);
      }
    }
    return new FittedCurve(
        stratum,
        cause,
        time.build(),
        atRisk.build(),
        events.build(),
        estimate.build(),
        se.build(),
        lower.build(),
        upper.build());
  }
}
