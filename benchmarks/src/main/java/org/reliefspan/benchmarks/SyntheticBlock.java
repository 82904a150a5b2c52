package org.reliefspan.benchmarks;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.reliefspan.analysis.episode.EpisodePlan;
import org.reliefspan.analysis.timeline.TimelineBlock;
import org.reliefspan.domain.clinical.Attendance;
import org.reliefspan.domain.clinical.EventKind;
import org.reliefspan.domain.clinical.EventKind.ConditionKind;
import org.reliefspan.domain.clinical.EventKind.CovariateKind;
import org.reliefspan.domain.clinical.EventKind.LifeKind;
import org.reliefspan.domain.clinical.EventKind.MeasureKind;
import org.reliefspan.domain.clinical.EventKind.MedicationKind;
import org.reliefspan.domain.clinical.EventKind.ProcedureKind;
import org.reliefspan.domain.clinical.EventKind.VisitKind;
import org.reliefspan.domain.clinical.LifeEvent;
import org.reliefspan.domain.study.IndexPolicy;
import org.reliefspan.numerics.random.Philox;
import org.reliefspan.numerics.random.Purpose;

/**
 * A full block of a plausible pain clinic, the same on every machine: {@value #EVENTS} events, 28
 * to 52 a patient. Two years of visits with a pain and a function score at most of them, two to
 * four procedures of four families, opioids for one patient in two.
 */
final class SyntheticBlock {
  static final int MEAN_EVENTS = 40;
  static final int EVENTS = TimelineBlock.PATIENTS * MEAN_EVENTS;

  private static final int FIRST_DAY = 18_000;
  private static final int FOLLOW_UP_DAYS = 730;
  private static final int SPREAD = 12;
  private static final List<String> FAMILIES =
      List.of(
          "esi_transforaminal", "rfa_medial_branch", "si_joint_injection", "medial_branch_block");
  private static final List<String> REGIONS = List.of("lumbar", "cervical", "");
  private static final List<String> SIDES = List.of("left", "right", "bilateral", "none", "");

  private final Philox philox = Philox.keyed(20_260_101, "benchmark.block");
  private final Purpose purpose = Purpose.of("any");
  private final TimelineBlock.Builder builder = new TimelineBlock.Builder();
  private final List<Event> dated = new ArrayList<>();
  private int patient;
  private int draws;

  private record Event(int day, int minute, EventKind kind, double value) {}

  private SyntheticBlock() {}

  /** The block. */
  static TimelineBlock make() {
    SyntheticBlock block = new SyntheticBlock();
    for (int patient = 0; patient < TimelineBlock.PATIENTS; patient++) {
      block.addPatient(patient);
    }
    return block.builder.build(0);
  }

  /** A plan with four index families, two scores, two strata and one covariate. */
  static EpisodePlan plan() {
    return new EpisodePlan(
        FAMILIES.stream().map(family -> new EpisodePlan.Rule(family, 14, 42, 30)).toList(),
        List.of(new EpisodePlan.Score("pain_nrs", ""), new EpisodePlan.Score("odi", "")),
        Set.of("lumbar_fusion"),
        Set.copyOf(FAMILIES),
        Map.of("oxycodone", 1.5, "tramadol", 0.2),
        List.of("M54", "M47"),
        new EpisodePlan.Ages(18, 90, true),
        IndexPolicy.ALL,
        List.of("site_id", "age_band"),
        List.of("age"),
        Set.of());
  }

  private void addPatient(int number) {
    patient = number;
    draws = 0;
    dated.clear();
    int pair = number / 2 % (SPREAD + 1);
    int wanted = MEAN_EVENTS + (number % 2 == 0 ? pair : -pair);
    builder.patient(number);
    int undated = addFacts();
    addCare();
    while (undated + dated.size() < wanted) {
      addVisit(wanted - undated - dated.size());
    }
    dated.sort(Comparator.comparingInt(Event::day).thenComparingInt(Event::minute));
    dated.forEach(this::add);
  }

  private int addFacts() {
    add(undated(new CovariateKind("age", ""), 25 + below(65)));
    add(undated(new CovariateKind("sex", below(2) == 0 ? "female" : "male"), 0));
    add(undated(new CovariateKind("site_id", "site_" + below(8)), 0));
    add(undated(new CovariateKind("payer", "payer_" + below(4)), 0));
    return 4;
  }

  private static Event undated(EventKind kind, double value) {
    return new Event(TimelineBlock.UNDATED, TimelineBlock.NO_MINUTE, kind, value);
  }

  private void addCare() {
    put(FIRST_DAY, new LifeKind(LifeEvent.ENROLMENT_START), 0);
    put(FIRST_DAY + FOLLOW_UP_DAYS - below(200), new LifeKind(LifeEvent.ENROLMENT_END), 0);
    put(FIRST_DAY, new ConditionKind("M54." + below(10)), 0);
    put(FIRST_DAY + below(60), new ConditionKind("G89." + below(5)), 0);
    for (int procedure = 2 + below(3); procedure > 0; procedure--) {
      put(30 + day(), procedure(), 0);
    }
    if (below(2) == 0) {
      for (int supply = 1 + below(4); supply > 0; supply--) {
        put(day(), new MedicationKind("oxycodone", 5, 2 + below(3), "oral"), 30);
      }
    }
  }

  private ProcedureKind procedure() {
    return new ProcedureKind(
        FAMILIES.get(below(FAMILIES.size())),
        "",
        "",
        REGIONS.get(below(REGIONS.size())),
        SIDES.get(below(SIDES.size())),
        "",
        "therapeutic",
        "site_" + below(8),
        0);
  }

  private void addVisit(int atMost) {
    int day = day();
    String initiator = below(5) == 0 ? "patient" : "scheduled";
    put(day, new VisitKind("follow_up", initiator, Attendance.ATTENDED, ""), 0);
    if (atMost > 1) {
      put(day, new MeasureKind("pain_nrs", ""), below(11));
    }
    if (atMost > 2) {
      put(day, new MeasureKind("odi", ""), below(51) * 2);
    }
  }

  private int day() {
    return FIRST_DAY + below(FOLLOW_UP_DAYS - 100);
  }

  private void put(int day, EventKind kind, double value) {
    int minute = below(4) == 0 ? TimelineBlock.NO_MINUTE : 480 + below(480);
    dated.add(new Event(day, minute, kind, value));
  }

  private void add(Event event) {
    builder.event(event.day(), (short) event.minute(), builder.kind(event.kind()), event.value());
  }

  private int below(int bound) {
    return (int) (philox.uniform(patient, purpose, draws++) * bound);
  }
}
