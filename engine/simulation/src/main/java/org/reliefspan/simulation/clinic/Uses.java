package org.reliefspan.simulation.clinic;

import java.util.List;
import org.reliefspan.numerics.random.Purpose;

/** Every random use of the clinic; a test asserts that no two share a hash. */
final class Uses {

  static final Purpose STUDY_ID = Purpose.of("patient.study_id");
  static final Purpose SITE = Purpose.of("patient.site");
  static final Purpose AGE = Purpose.of("patient.age");
  static final Purpose SEX = Purpose.of("patient.sex");
  static final Purpose SEVERITY = Purpose.of("patient.severity");
  static final Purpose SEVERITY_OBSERVED = Purpose.of("patient.severity_observed");
  static final Purpose SENSITISED = Purpose.of("patient.sensitised");
  static final Purpose MOOD = Purpose.of("patient.mood");
  static final Purpose WORK_COMPENSATION = Purpose.of("patient.work_compensation");
  static final Purpose DISC = Purpose.of("patient.disc");
  static final Purpose ACUTE = Purpose.of("patient.acute");
  static final Purpose FACET_PATH = Purpose.of("patient.facet_path");
  static final Purpose FUNCTION_AT_ENTRY = Purpose.of("patient.function_at_entry");
  static final Purpose PAIN_AT_ENTRY = Purpose.of("patient.pain_at_entry");
  static final Purpose NATURAL_HISTORY = Purpose.of("patient.natural_history");
  static final Purpose SITE_OUTCOME = Purpose.of("site.outcome");
  static final Purpose SITE_PROPENSITY = Purpose.of("site.propensity");
  static final Purpose SITE_DOCUMENTATION = Purpose.of("site.documentation");
  static final Purpose TRANSFORAMINAL = Purpose.of("treatment.transforaminal");
  static final Purpose LATERALITY = Purpose.of("treatment.laterality");
  static final Purpose FIRST_INDEX = Purpose.of("treatment.first_index");
  static final Purpose DUAL_BLOCK = Purpose.of("block.dual");
  static final Purpose FACET_TRUE = Purpose.of("block.facet_true");
  static final Purpose BLOCK_POSITIVE = Purpose.of("block.positive");
  static final Purpose BLOCK_RELIEF = Purpose.of("block.relief");
  static final Purpose BLOCK_GAP = Purpose.of("block.gap");
  static final Purpose RESPONDER = Purpose.of("effect.responder");
  static final Purpose PAIN_SHARE = Purpose.of("effect.pain_share");
  static final Purpose FUNCTION_POINTS = Purpose.of("effect.function_points");
  static final Purpose DURATION = Purpose.of("effect.duration");
  static final Purpose DURATION_FACTOR = Purpose.of("effect.duration_factor");
  static final Purpose REPEAT = Purpose.of("repeat.happens");
  static final Purpose PREEMPTIVE = Purpose.of("repeat.preemptive");
  static final Purpose PREEMPTIVE_TIME = Purpose.of("repeat.preemptive_time");
  static final Purpose ACCESS_DELAY = Purpose.of("repeat.access_delay");
  static final Purpose SURGERY = Purpose.of("event.surgery");
  static final Purpose DEATH = Purpose.of("event.death");
  static final Purpose OPIOID_USER = Purpose.of("opioid.user");
  static final Purpose OPIOID_START = Purpose.of("opioid.start");
  static final Purpose OPIOID_KIND = Purpose.of("opioid.kind");
  static final Purpose OPIOID_UNITS = Purpose.of("opioid.units");
  static final Purpose OPIOID_STOP = Purpose.of("opioid.stop");
  static final Purpose OPIOID_ESCALATION = Purpose.of("opioid.escalation");
  static final Purpose AUTOREGRESSION = Purpose.of("noise.autoregression");
  static final Purpose FUNCTION_ERROR = Purpose.of("noise.function_error");
  static final Purpose WALK_ERROR = Purpose.of("noise.walk_error");
  static final Purpose SELF_EFFICACY = Purpose.of("noise.self_efficacy");
  static final Purpose ENTRY_DAY = Purpose.of("patient.entry_day");
  static final Purpose ADHERENCE = Purpose.of("patient.adherence");
  static final Purpose THERAPY_PLANNED = Purpose.of("therapy.planned");
  static final Purpose THERAPY_VISIT = Purpose.of("therapy.visit");
  static final Purpose REHABILITATION = Purpose.of("trigger.rehabilitation");
  static final Purpose THIRD = Purpose.of("repeat.third");
  static final Purpose FLARE = Purpose.of("repeat.flare");
  static final Purpose TRIAL = Purpose.of("stimulator.trial");
  static final Purpose IMPLANT_DELAY = Purpose.of("stimulator.implant_delay");
  static final Purpose OPIOID_TAPER = Purpose.of("opioid.taper");
  static final Purpose DIARY_FILLED = Purpose.of("visit.diary");
  static final Purpose LOSS_VISIT = Purpose.of("visit.after_loss");
  static final Purpose FOLLOW_UP = Purpose.of("visit.follow_up");
  static final Purpose BASELINE_DAY = Purpose.of("visit.baseline_day");
  static final Purpose JITTER = Purpose.of("visit.jitter");
  static final Purpose ATTENDED = Purpose.of("visit.attended");
  static final Purpose SYMPTOM_GAP = Purpose.of("visit.symptom_gap");
  static final Purpose SYMPTOM_KEPT = Purpose.of("visit.symptom_kept");
  static final Purpose RECORDED = Purpose.of("visit.recorded");
  static final Purpose DROPOUT = Purpose.of("visit.dropout");
  static final Purpose DEFECT_MEASURE = Purpose.of("defect.measure");
  static final Purpose DEFECT_VISIT = Purpose.of("defect.visit");
  static final Purpose DEFECT_SCALE = Purpose.of("defect.scale");
  static final Purpose DEFECT_LATERALITY = Purpose.of("defect.laterality");
  static final Purpose DEFECT_AFTER_DEATH = Purpose.of("defect.after_death");

  static final List<Purpose> ALL =
      List.of(
          STUDY_ID,
          SITE,
          AGE,
          SEX,
          SEVERITY,
          SEVERITY_OBSERVED,
          SENSITISED,
          MOOD,
          WORK_COMPENSATION,
          DISC,
          ACUTE,
          FACET_PATH,
          FUNCTION_AT_ENTRY,
          PAIN_AT_ENTRY,
          NATURAL_HISTORY,
          SITE_OUTCOME,
          SITE_PROPENSITY,
          SITE_DOCUMENTATION,
          TRANSFORAMINAL,
          LATERALITY,
          FIRST_INDEX,
          DUAL_BLOCK,
          FACET_TRUE,
          BLOCK_POSITIVE,
          BLOCK_RELIEF,
          BLOCK_GAP,
          RESPONDER,
          PAIN_SHARE,
          FUNCTION_POINTS,
          DURATION,
          DURATION_FACTOR,
          REPEAT,
          PREEMPTIVE,
          PREEMPTIVE_TIME,
          ACCESS_DELAY,
          SURGERY,
          DEATH,
          OPIOID_USER,
          OPIOID_START,
          OPIOID_KIND,
          OPIOID_UNITS,
          OPIOID_STOP,
          OPIOID_ESCALATION,
          AUTOREGRESSION,
          FUNCTION_ERROR,
          WALK_ERROR,
          SELF_EFFICACY,
          ENTRY_DAY,
          ADHERENCE,
          THERAPY_PLANNED,
          THERAPY_VISIT,
          REHABILITATION,
          THIRD,
          FLARE,
          TRIAL,
          IMPLANT_DELAY,
          OPIOID_TAPER,
          DIARY_FILLED,
          LOSS_VISIT,
          FOLLOW_UP,
          BASELINE_DAY,
          JITTER,
          ATTENDED,
          SYMPTOM_GAP,
          SYMPTOM_KEPT,
          RECORDED,
          DROPOUT,
          DEFECT_MEASURE,
          DEFECT_VISIT,
          DEFECT_SCALE,
          DEFECT_LATERALITY,
          DEFECT_AFTER_DEATH);

  private Uses() {}
}
