package org.reliefspan.analysis.episode;

import java.util.List;
import org.reliefspan.analysis.column.IntColumn;
import org.reliefspan.analysis.timeline.TimelineBlock;
import org.reliefspan.domain.clinical.EventKind;
import org.reliefspan.domain.clinical.EventKind.CovariateKind;
import org.reliefspan.domain.clinical.EventKind.ProcedureKind;
import org.reliefspan.domain.study.IndexPolicy;

/**
 * Makes episodes from a block, one patient at a time. A planned series, both sides on one day and a
 * staged opposite side within {@value #STAGED_DAYS} days are one episode that begins with its first
 * procedure. Not thread-safe; one per block.
 */
public final class EpisodeBuilder {
  private static final int STAGED_DAYS = 30;
  private static final int BASELINE_DAYS = 30;
  private static final int STALE_BASELINE_DAYS = 90;
  private static final int OLDEST_AGE = 90;
  private static final int AGE_BAND_YEARS = 20;
  private static final String[] AGE_BANDS = {"0-19", "20-39", "40-59", "60-79", "80-89"};

  private final EpisodePlan plan;
  private final TimelineBlock block;
  private final KindTable kinds;
  private final PatientRecord patient = new PatientRecord();
  private final EpisodeTable table;

  // episodes of the current patient
  private final IntColumn firstProcedure = new IntColumn();
  private final IntColumn lastLeft = new IntColumn();
  private final IntColumn lastRight = new IntColumn();
  private final IntColumn sides = new IntColumn();
  private final IntColumn episodeOfProcedure = new IntColumn();

  private EpisodeBuilder(TimelineBlock block, EpisodePlan plan) {
    this.block = block;
    this.plan = plan;
    this.kinds = new KindTable(block.dictionary(), plan);
    this.table = new EpisodeTable(plan);
  }

  /** The episodes of all patients of a block. */
  public static EpisodeTable build(TimelineBlock block, EpisodePlan plan) {
    EpisodeBuilder builder = new EpisodeBuilder(block, plan);
    for (int p = 0; p < block.patients(); p++) {
      builder.patient.read(block, p, builder.kinds);
      builder.collectEpisodes();
      builder.writePatient(block.subject(p));
    }
    builder.table.countPatients(block.patients());
    return builder.table;
  }

  private void collectEpisodes() {
    firstProcedure.clear();
    lastLeft.clear();
    lastRight.clear();
    sides.clear();
    episodeOfProcedure.clear();
    for (int procedure = 0; procedure < patient.procedureDay.size(); procedure++) {
      int kind = patient.procedureKind.get(procedure);
      episodeOfProcedure.add(kinds.rule[kind] < 0 ? -1 : episodeFor(procedure, kind));
    }
  }

  private int episodeFor(int procedure, int kind) {
    int day = patient.procedureDay.get(procedure);
    for (int episode = firstProcedure.size() - 1; episode >= 0; episode--) {
      if (continues(episode, kind, day)) {
        extend(episode, kinds.sides[kind], day);
        return episode;
      }
    }
    firstProcedure.add(procedure);
    lastLeft.add(day);
    lastRight.add(day);
    sides.add(kinds.sides[kind]);
    return firstProcedure.size() - 1;
  }

  private void extend(int episode, int side, int day) {
    sides.set(episode, sides.get(episode) | side);
    if (side != KindTable.RIGHT) {
      lastLeft.set(episode, day);
    }
    if (side != KindTable.LEFT) {
      lastRight.set(episode, day);
    }
  }

  /** Last day of an episode on a side; of both the later one. */
  private int lastDay(int episode, int side) {
    return switch (side) {
      case KindTable.LEFT -> lastLeft.get(episode);
      case KindTable.RIGHT -> lastRight.get(episode);
      default -> Math.max(lastLeft.get(episode), lastRight.get(episode));
    };
  }

  /** Whether a procedure belongs to an episode: same day, same series or staged other side. */
  private boolean continues(int episode, int kind, int day) {
    int first = patient.procedureKind.get(firstProcedure.get(episode));
    if (kinds.rule[first] != kinds.rule[kind]
        || !KindTable.sameRegion(kinds.region[first], kinds.region[kind])) {
      return false;
    }
    if (KindTable.sameSide(sides.get(episode), kinds.sides[kind])) {
      int sinceLast = day - lastDay(episode, kinds.sides[kind]);
      return sinceLast <= plan.rules().get(kinds.rule[kind]).seriesGapDays();
    }
    return day - dayOf(episode) <= STAGED_DAYS;
  }

  private int dayOf(int episode) {
    return patient.procedureDay.get(firstProcedure.get(episode));
  }

  private void writePatient(long subject) {
    int episodes = firstProcedure.size();
    if (episodes == 0) {
      return;
    }
    int scoresBefore = table.scoreDay.size();
    for (int score = 0; score < patient.scoreDay.size(); score++) {
      int day = patient.scoreDay.get(score);
      table.scoreDay.add(day);
      table.scoreMeasure.add(patient.scoreMeasure.get(score));
      table.scoreValue.add(patient.scoreValue.get(score));
      table.scoreScheduled.add(patient.scheduledOn(day) ? 1 : 0);
    }
    int visitsBefore = table.visitDay.size();
    table.visitDay.addAll(patient.visitDay, 0);
    table.visitRole.addAll(patient.visitRole, 0);
    int rowsBefore = table.size();
    for (int episode = 0; episode < episodes; episode++) {
      writeEpisode(subject, episode, rowsBefore, scoresBefore);
      table.firstVisit.add(visitsBefore + patient.firstVisitAfter(dayOf(episode)));
      table.endVisit.add(visitsBefore + patient.visitDay.size());
      table.endKnown.add(patient.endKnown ? 1 : 0);
    }
  }

  private void writeEpisode(long subject, int episode, int rowsBefore, int scoresBefore) {
    int procedure = firstProcedure.get(episode);
    int kind = patient.procedureKind.get(procedure);
    int day = dayOf(episode);
    int previous = previousSameKey(episode, kind);
    table.subject.add(subject);
    table.rule.add(kinds.rule[kind]);
    table.indexDay.add(day);
    table.exclusion.add(exclusion(episode, kind, day).code());
    table.previousSameKey.add(previous < 0 ? -1 : rowsBefore + previous);
    table.endOfObservation.add(Math.max(patient.endDay - day, 0));
    table.escalation.add(DoseEscalation.day(patient, day));
    table.death.add(
        patient.deathDay == Integer.MAX_VALUE ? EpisodeTable.NEVER : patient.deathDay - day);
    table.observationEnd.add(observationEnd().code());
    table.earliestScore.add(scoresBefore);
    table.firstScore.add(scoresBefore + patient.firstScoreAfter(day));
    table.endScore.add(scoresBefore + patient.scoreDay.size());
    writeLaterProcedures(episode, kind, day);
    writeBaselines(procedure, day);
    writeStrata(kind);
    writeCovariates();
  }

  /** Death is on record as such; other reasons are the patient's {@code end_reason}. */
  private ObservationEnd observationEnd() {
    if (patient.deathDay == patient.endDay) {
      return ObservationEnd.DIED;
    }
    if (!patient.endKnown) {
      return ObservationEnd.LAST_EVENT;
    }
    int event = covariateEvent(ObservationEnd.COLUMN);
    if (event < 0) {
      return ObservationEnd.ENROLMENT_END;
    }
    return ObservationEnd.of(((CovariateKind) block.dictionary().get(block.kind(event))).text());
  }

  private Exclusion exclusion(int episode, int kind, int day) {
    EpisodePlan.Ages ages = plan.ages();
    boolean tooOld = patient.age > ages.to() && ages.to() < OLDEST_AGE; // 90 means 90 or more
    boolean ageFits = patient.age >= ages.from() && !tooOld;
    if (ages.restricted() && !ageFits) {
      return Exclusion.AGE;
    }
    if (!plan.conditionPrefixes().isEmpty() && patient.firstConditionDay > day) {
      return Exclusion.CONDITION;
    }
    boolean first = true;
    for (int earlier = 0; earlier < episode; earlier++) {
      first &=
          kinds.rule[patient.procedureKind.get(firstProcedure.get(earlier))] != kinds.rule[kind];
    }
    return plan.index() == IndexPolicy.FIRST && !first ? Exclusion.NOT_FIRST : Exclusion.NONE;
  }

  private int previousSameKey(int episode, int kind) {
    for (int earlier = episode - 1; earlier >= 0; earlier--) {
      int other = patient.procedureKind.get(firstProcedure.get(earlier));
      if (kinds.rule[other] == kinds.rule[kind]
          && KindTable.sameRegion(kinds.region[other], kinds.region[kind])
          && KindTable.sameSide(sides.get(earlier), sides.get(episode))) {
        return earlier;
      }
    }
    return -1;
  }

  private void writeLaterProcedures(int episode, int kind, int day) {
    int repeat = EpisodeTable.NEVER;
    int surgery = EpisodeTable.NEVER;
    int other = EpisodeTable.NEVER;
    for (int later = firstProcedure.get(episode) + 1;
        later < patient.procedureDay.size();
        later++) {
      int laterKind = patient.procedureKind.get(later);
      int after = patient.procedureDay.get(later) - day;
      boolean elsewhere = !KindTable.sameRegion(kinds.region[kind], kinds.region[laterKind]);
      boolean unknown = after == 0 || patient.procedureDay.get(later) > patient.endDay;
      if (unknown || elsewhere || episodeOfProcedure.get(later) == episode) {
        continue;
      }
      if (isRepeat(episode, kind, later)) {
        repeat = Math.min(repeat, after);
      } else if (kinds.surgery[laterKind]) {
        surgery = Math.min(surgery, after);
      } else if (kinds.otherProcedure[laterKind]) {
        other = Math.min(other, after);
      }
    }
    table.repeat.add(repeat);
    table.surgery.add(surgery);
    table.otherProcedure.add(other);
  }

  private boolean isRepeat(int episode, int kind, int later) {
    int laterKind = patient.procedureKind.get(later);
    return kinds.rule[kind] == kinds.rule[laterKind]
        && KindTable.sameSide(sides.get(episode), kinds.sides[laterKind]);
  }

  private void writeBaselines(int procedure, int day) {
    int minute = patient.procedureMinute.get(procedure);
    for (int measure = 0; measure < plan.scores().size(); measure++) {
      int score = patient.lastScoreBefore(measure, day, minute);
      if (score < 0) {
        score = patient.lastScore(measure, day - BASELINE_DAYS, day - 1);
      }
      boolean stale = score < 0;
      if (stale) {
        score = patient.lastScore(measure, day - STALE_BASELINE_DAYS, day - BASELINE_DAYS - 1);
      }
      table.baseline.add(score < 0 ? Double.NaN : patient.scoreValue.get(score));
      table.staleBaseline.add(stale && score >= 0 ? 1 : 0);
      table.baselineDay.add(score < 0 ? -1 : patient.scoreDay.get(score) - day);
    }
  }

  private void writeStrata(int kind) {
    for (String column : plan.strata()) {
      table.stratum.add(table.levelCode(level(column, kind)));
    }
  }

  private String level(String column, int kind) {
    if (column.equals("age_band")) {
      return ageBand();
    }
    if (column.equals("site_id")
        && block.dictionary().get(kind) instanceof ProcedureKind procedure
        && !procedure.site().isEmpty()) {
      return procedure.site();
    }
    int event = covariateEvent(column);
    if (event < 0) {
      return EpisodeTable.UNKNOWN;
    }
    CovariateKind covariate = (CovariateKind) block.dictionary().get(block.kind(event));
    return covariate.text().isEmpty() ? numberText(block.value(event)) : covariate.text();
  }

  private static String numberText(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }

  private String ageBand() {
    if (!(patient.age >= 0)) { // also NaN: no age on record
      return EpisodeTable.UNKNOWN;
    }
    return patient.age >= OLDEST_AGE ? "90+" : AGE_BANDS[(int) (patient.age / AGE_BAND_YEARS)];
  }

  private int covariateEvent(String name) {
    List<EventKind> dictionary = block.dictionary();
    for (int i = 0; i < patient.covariateEvent.size(); i++) {
      int event = patient.covariateEvent.get(i);
      if (((CovariateKind) dictionary.get(block.kind(event))).name().equals(name)) {
        return event;
      }
    }
    return -1;
  }

  private void writeCovariates() {
    for (String column : plan.covariates()) {
      if (column.equals("age")) {
        table.covariate.add(patient.age);
      } else {
        table.covariate.add(numericCovariate(column));
      }
    }
  }

  /** NaN when the patient has no value, or a coded text in its place. */
  private double numericCovariate(String column) {
    int event = covariateEvent(column);
    if (event < 0) {
      return Double.NaN;
    }
    CovariateKind covariate = (CovariateKind) block.dictionary().get(block.kind(event));
    return covariate.text().isEmpty() ? block.value(event) : Double.NaN;
  }
}
