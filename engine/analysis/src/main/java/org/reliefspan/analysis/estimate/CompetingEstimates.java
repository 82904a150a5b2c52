package org.reliefspan.analysis.estimate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.reliefspan.analysis.episode.EpisodeTable;
import org.reliefspan.domain.estimate.Curve;
import org.reliefspan.domain.estimate.CurvePoint;
import org.reliefspan.domain.estimate.Estimate;
import org.reliefspan.domain.estimate.ReliefKey;
import org.reliefspan.domain.estimate.ReliefRow;
import org.reliefspan.domain.quantity.Interval;
import org.reliefspan.domain.study.Population;
import org.reliefspan.numerics.survival.AalenJohansen;
import org.reliefspan.numerics.survival.SurvivalData;

/**
 * What comes first after the procedure: a repeat, surgery or death, each exactly dated. Loss of
 * relief is interval-censored and not among them. Episodes are censored at the end of observation;
 * limits are clustered by patient.
 */
final class CompetingEstimates {
  private static final String ESTIMATOR = "aalen_johansen";
  private static final List<String> CAUSES = List.of("repeat", "surgery", "death");
  private static final int HORIZON_DAYS = 730;
  private static final int[] TIMES = {90, 365, HORIZON_DAYS};
  private static final int DRAWN_EVERY_DAYS = 7;

  private final ReliefCell cell;
  private final ReliefSample sample;

  private CompetingEstimates(ReliefCell cell) {
    this.cell = cell;
    this.sample = cell.sample();
  }

  static void write(ReliefCell cell, List<ReliefRow> rows, List<Curve> curves) {
    if (cell.sample().size() > 0) {
      new CompetingEstimates(cell).estimate(rows, curves);
    } else {
      ReliefRows none = new ReliefRows(cell.key(Population.ALL_TREATED, ESTIMATOR), cell.sample());
      for (String cause : CAUSES) {
        for (int time : TIMES) {
          Estimate reason = new Estimate.NotEstimable("no episode has a baseline");
          none.probability(quantity(cause, time), reason, "");
        }
      }
      rows.addAll(none.list());
    }
  }

  private static String quantity(String cause, int time) {
    return "%s_incidence_%sd".formatted(cause, time);
  }

  private void estimate(List<ReliefRow> rows, List<Curve> curves) {
    AalenJohansen fit = AalenJohansen.robust(firstEvents());
    ReliefKey key = cell.key(Population.ALL_TREATED, ESTIMATOR);
    ReliefRows written = new ReliefRows(key, sample);
    for (int cause = 0; cause < CAUSES.size(); cause++) {
      for (int time : TIMES) {
        written.probability(
            quantity(CAUSES.get(cause), time),
            incidence(fit, cause, time),
            "first of repeat, surgery, death");
      }
      curves.add(new Curve(key, "cumulative_incidence:" + CAUSES.get(cause), points(fit, cause)));
    }
    rows.addAll(written.list());
  }

  /** Day and cause of what comes first in each episode; rows of a patient belong together. */
  private SurvivalData firstEvents() {
    double[] time = new double[sample.size()];
    int[] status = new int[sample.size()];
    EpisodeTable table = sample.outcomes.table();
    for (int row = 0; row < time.length; row++) {
      int episode = sample.episode[row];
      int first = firstEvent(table, episode);
      int until = Math.min(table.endOfObservation(episode), HORIZON_DAYS);
      time[row] = Math.min(first, until);
      status[row] = first <= until ? cause(table, episode, first) : 0;
    }
    return SurvivalData.of(time, status).withClusters(sample.cluster);
  }

  /** On one day death ends everything, and surgery outranks a repeat. */
  private static int cause(EpisodeTable table, int episode, int day) {
    if (day == table.death(episode)) {
      return 3;
    }
    return day == table.surgery(episode) ? 2 : 1;
  }

  private Estimate incidence(AalenJohansen fit, int cause, int time) {
    return new Estimate.Point(value(fit, cause, time), limits(fit, cause, time));
  }

  /** 0 for a cause that is not in the data. */
  private static double value(AalenJohansen fit, int cause, int time) {
    return cause < fit.causes() ? fit.incidenceAt(cause + 1, time) : 0;
  }

  private Optional<Interval> limits(AalenJohansen fit, int cause, int time) {
    return cause < fit.causes()
        ? Clusters.interval(fit.limitsAt(cause + 1, time, cell.level()), cell.level())
        : Optional.empty();
  }

  private List<CurvePoint> points(AalenJohansen fit, int cause) {
    List<CurvePoint> points = new ArrayList<>();
    for (int day = 0; day <= HORIZON_DAYS; day += DRAWN_EVERY_DAYS) {
      points.add(
          new CurvePoint(
              day, value(fit, cause, day), limits(fit, cause, day), patientsAtRisk(day)));
    }
    return points;
  }

  private static int firstEvent(EpisodeTable table, int episode) {
    return Math.min(table.repeat(episode), Math.min(table.surgery(episode), table.death(episode)));
  }

  /** Patients with an episode under observation on a day and without an event before it. */
  private long patientsAtRisk(int day) {
    EpisodeTable table = sample.outcomes.table();
    long patients = 0;
    int last = -1;
    for (int row = 0; row < sample.size(); row++) {
      int episode = sample.episode[row];
      boolean open = table.endOfObservation(episode) >= day && firstEvent(table, episode) >= day;
      if (open && sample.cluster[row] != last) {
        patients++;
        last = sample.cluster[row];
      }
    }
    return patients;
  }
}
