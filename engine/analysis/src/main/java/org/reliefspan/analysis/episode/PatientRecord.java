package org.reliefspan.analysis.episode;

import java.util.Arrays;
import org.reliefspan.analysis.column.DoubleColumn;
import org.reliefspan.analysis.column.IntColumn;
import org.reliefspan.analysis.timeline.TimelineBlock;

/**
 * The parts of one patient's timeline that episodes are made of. Reused from patient to patient.
 */
final class PatientRecord {
  private static final int NO_DAY = Integer.MAX_VALUE;
  private static final int LONGEST_SUPPLY_DAYS = 3650;

  final IntColumn procedureDay = new IntColumn();
  final IntColumn procedureMinute = new IntColumn();
  final IntColumn procedureKind = new IntColumn();
  final IntColumn scoreDay = new IntColumn();
  final IntColumn scoreMinute = new IntColumn();
  final IntColumn scoreMeasure = new IntColumn();
  final DoubleColumn scoreValue = new DoubleColumn();
  final IntColumn visitDay = new IntColumn();
  final IntColumn visitRole = new IntColumn();
  final IntColumn opioidDay = new IntColumn();
  final IntColumn opioidSupply = new IntColumn();
  final DoubleColumn opioidDose = new DoubleColumn();
  final IntColumn covariateEvent = new IntColumn();
  double age;
  int firstConditionDay;
  int deathDay;
  int endDay;
  boolean endKnown;
  private double[] doseByDay = new double[512];

  /** Reads one patient; allocates only when a column must grow. */
  void read(TimelineBlock block, int patient, KindTable kinds) {
    clear();
    int lastDay = TimelineBlock.UNDATED;
    for (int event = block.start(patient), end = block.end(patient); event < end; event++) {
      int kind = block.kind(event);
      int day = block.day(event);
      byte role = kinds.role[kind];
      switch (day == TimelineBlock.UNDATED ? KindTable.undated(role) : role) {
        case KindTable.SCORE -> addScore(block, event, kinds.score[kind]);
        case KindTable.PROCEDURE -> addProcedure(block, event, day);
        case KindTable.VISIT -> addVisit(day, kinds.visit[kind]);
        case KindTable.CONDITION -> firstConditionDay = Math.min(firstConditionDay, day);
        case KindTable.OPIOID -> addSupply(day, block.value(event), kinds.morphine[kind]);
        case KindTable.COVARIATE -> covariateEvent.add(event);
        case KindTable.AGE -> age = block.value(event);
        case KindTable.DEATH -> deathDay = Math.min(deathDay, day);
        case KindTable.ENROLMENT_END -> endDay = day;
        default -> {}
      }
      lastDay = Math.max(lastDay, day);
    }
    endKnown = endDay != NO_DAY || deathDay != NO_DAY;
    if (endDay == NO_DAY) {
      endDay = lastDay;
    }
    endDay = Math.min(endDay, deathDay);
  }

  private void clear() {
    procedureDay.clear();
    procedureMinute.clear();
    procedureKind.clear();
    scoreDay.clear();
    scoreMinute.clear();
    scoreMeasure.clear();
    scoreValue.clear();
    visitDay.clear();
    visitRole.clear();
    opioidDay.clear();
    opioidSupply.clear();
    opioidDose.clear();
    covariateEvent.clear();
    age = Double.NaN;
    firstConditionDay = NO_DAY;
    deathDay = NO_DAY;
    endDay = NO_DAY;
  }

  private void addScore(TimelineBlock block, int event, int measure) {
    scoreDay.add(block.day(event));
    scoreMinute.add(block.minute(event));
    scoreMeasure.add(measure);
    scoreValue.add(block.value(event));
  }

  private void addVisit(int day, int role) {
    visitDay.add(day);
    visitRole.add(role);
  }

  private void addProcedure(TimelineBlock block, int event, int day) {
    if (day > deathDay) {
      return; // a wrong date: an episode would end before it began
    }
    procedureDay.add(day);
    procedureMinute.add(block.minute(event));
    procedureKind.add(block.kind(event));
  }

  private void addSupply(int day, double daysOfSupply, double dose) {
    opioidDay.add(day);
    opioidSupply.add((int) Math.ceil(Math.min(daysOfSupply, LONGEST_SUPPLY_DAYS)));
    opioidDose.add(dose);
  }

  /** Position of the first score after a day; the number of scores when there is none. */
  int firstScoreAfter(int day) {
    return firstAfter(scoreDay, day);
  }

  private static int firstAfter(IntColumn ascending, int day) {
    int low = 0;
    int high = ascending.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (ascending.get(middle) > day) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  /**
   * Position of the last score of a measure on days from first to last, or on the index day before
   * the procedure when both times are known; -1 when there is none.
   */
  int lastScore(int measure, int firstDay, int lastDay) {
    for (int score = firstScoreAfter(lastDay) - 1; score >= 0; score--) {
      if (scoreDay.get(score) < firstDay) {
        return -1;
      }
      if (scoreMeasure.get(score) == measure) {
        return score;
      }
    }
    return -1;
  }

  /** Position of the last score of a measure on a day before a minute, both known; else -1. */
  int lastScoreBefore(int measure, int day, int minute) {
    if (minute == TimelineBlock.NO_MINUTE) {
      return -1;
    }
    for (int score = firstScoreAfter(day) - 1; score >= 0 && scoreDay.get(score) == day; score--) {
      int at = scoreMinute.get(score);
      if (scoreMeasure.get(score) == measure && at != TimelineBlock.NO_MINUTE && at < minute) {
        return score;
      }
    }
    return -1;
  }

  /** Whether a scheduled visit was attended on the day. */
  boolean scheduledOn(int day) {
    for (int visit = firstVisitAfter(day - 1);
        visit < visitDay.size() && visitDay.get(visit) == day;
        visit++) {
      if (visitRole.get(visit) == VisitRole.ATTENDED_SLOT.code) {
        return true;
      }
    }
    return false;
  }

  /** Position of the first visit after a day; the number of visits when there is none. */
  int firstVisitAfter(int day) {
    return firstAfter(visitDay, day);
  }

  /** Last day with an opioid supply; the least integer when there is none. */
  int lastDoseDay() {
    int last = Integer.MIN_VALUE;
    for (int supply = 0; supply < opioidDay.size(); supply++) {
      last = Math.max(last, opioidDay.get(supply) + opioidSupply.get(supply) - 1);
    }
    return last;
  }

  /**
   * Milligrams of morphine a day from {@code firstDay} for {@code length} days; the array is reused
   * and may be longer.
   */
  double[] dosesByDay(int firstDay, int length) {
    if (doseByDay.length < length) {
      doseByDay = new double[2 * length];
    }
    Arrays.fill(doseByDay, 0, length, 0);
    for (int supply = 0; supply < opioidDay.size(); supply++) {
      int from = Math.max(opioidDay.get(supply) - firstDay, 0);
      int to = Math.min(opioidDay.get(supply) + opioidSupply.get(supply) - firstDay, length);
      for (int day = from; day < to; day++) {
        doseByDay[day] += opioidDose.get(supply);
      }
    }
    return doseByDay;
  }
}
