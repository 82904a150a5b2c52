package org.reliefspan.simulation.clinic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.reliefspan.numerics.math.DetMath;
import org.reliefspan.numerics.random.PatientDraws;
import org.reliefspan.numerics.random.Quantiles;
import org.reliefspan.simulation.clinic.Observation.Score;

/** Draws visits, scores and the end of observation. Not thread-safe; one per patient. */
final class ObservationDraw {

  private static final double DAYS_PER_MONTH = 30.4375;
  private static final double MIDDLE_PAIN = 5;
  private static final double WALK_SHARE = 0.35;
  private static final double SELF_EFFICACY_SHARE = 0.25;
  private static final List<ClinicMeasure> AT_VISITS =
      List.of(
          ClinicMeasure.NRS, ClinicMeasure.ODI, ClinicMeasure.WALK, ClinicMeasure.SELF_EFFICACY);

  private final ClinicSpec spec;
  private final Site site;
  private final EntryCalendar calendar;
  private final Course course;
  private final PatientDraws draws;
  private final Scores scores;
  private final List<Score> recorded = new ArrayList<>();
  private double baselinePain;
  private double lastPain;

  private ObservationDraw(Setting setting, Course course, PatientDraws draws) {
    this.spec = setting.spec();
    this.site = setting.site(course.traits().site());
    this.calendar = setting.calendar();
    this.course = course;
    this.draws = draws;
    this.scores = new Scores(spec.noise(), course, draws);
  }

  static Observation draw(Setting setting, Course course, PatientDraws draws) {
    return new ObservationDraw(setting, course, draws).observation();
  }

  /** Walks through the visits in time, so that dropout knows the last recorded score. */
  private Observation observation() {
    int lastDay = lastDay(spec, course, draws);
    List<Contact> kept = new ArrayList<>();
    int month = 0;
    for (Contact contact : contacts(lastDay)) {
      for (; monthEnd(month) <= contact.day(); month++) {
        if (leaves(month)) {
          return observed(leavingDay(month), kept);
        }
      }
      kept.add(contact);
      if (contact.attended()) {
        score(contact);
      }
    }
    for (; monthEnd(month) <= lastDay; month++) {
      if (leaves(month)) {
        return observed(leavingDay(month), kept);
      }
    }
    return observed(lastDay, kept);
  }

  private Observation observed(int endDay, List<Contact> kept) {
    return new Observation(
        endDay, kept, PainDiary.merged(spec.release(), course, scores, recorded, endDay, draws));
  }

  /** The end of observation but for dropout. */
  static int lastDay(ClinicSpec spec, Course course, PatientDraws draws) {
    return (int) Math.min(administrativeEnd(spec, course, draws), course.deathDay());
  }

  private static double administrativeEnd(ClinicSpec spec, Course course, PatientDraws draws) {
    FollowUp followUp = followUp(spec, course);
    int span = followUp.longestDays() - followUp.shortestDays() + 1;
    return followUp.shortestDays() + Quantiles.integer(draws.uniform(Uses.FOLLOW_UP, 0), span);
  }

  private static FollowUp followUp(ClinicSpec spec, Course course) {
    return switch (course.traits().track()) {
      case RADICULAR, MYOFASCIAL, FAMILY -> spec.visits().epiduralFollowUp();
      case FACET, NEUROPATHIC ->
          course.episodes().isEmpty()
              ? spec.visits().shortFollowUp()
              : spec.visits().longFollowUp();
    };
  }

  private double monthEnd(int month) {
    return course.firstTreatmentDay() + DAYS_PER_MONTH * (month + 1);
  }

  private boolean leaves(int month) {
    Dropout dropout = spec.dropout();
    double logRatio =
        Logit.when(lastPain <= 0.7 * baselinePain, dropout.improved())
            + Logit.when(lastPain >= baselinePain + 1, dropout.worse())
            + Logit.when(course.traits().workCompensation(), dropout.workCompensation())
            + unseen(dropout, month);
    double hazard = dropout.ratePerMonth() * DetMath.exp(logRatio);
    return draws.happens(1 - DetMath.exp(-hazard), Uses.DROPOUT, month);
  }

  /** What the patient feels on the day, told or not. */
  private double unseen(Dropout dropout, int month) {
    return dropout.unseenPain() == 0
        ? 0
        : dropout.unseenPain() * (scores.feltPain(leavingDay(month)) - MIDDLE_PAIN);
  }

  /** The last day of the month: visits within it have already been kept. */
  private int leavingDay(int month) {
    return (int) Math.floor(monthEnd(month));
  }

  private List<Contact> contacts(int lastDay) {
    List<Contact> contacts = new ArrayList<>();
    contacts.add(new Contact(0, Contact.Kind.INTAKE, true));
    for (int number = 0; number < course.episodes().size(); number++) {
      addEpisode(contacts, number, lastDay);
    }
    new UnscheduledDraw(spec.visits().unscheduled(), course, scores, calendar, draws)
        .addTo(contacts, lastDay);
    contacts.sort(Comparator.comparingInt(Contact::day).thenComparing(Contact::kind));
    return oneADay(contacts, lastDay);
  }

  private static List<Contact> oneADay(List<Contact> sorted, int lastDay) {
    List<Contact> result = new ArrayList<>();
    int previous = -1;
    for (Contact contact : sorted) {
      if (contact.day() != previous && contact.day() <= lastDay) {
        result.add(contact);
      }
      previous = contact.day();
    }
    return result;
  }

  private void addEpisode(List<Contact> contacts, int number, int lastDay) {
    Episode episode = course.episodes().get(number);
    if (episode.kind() == Episode.Kind.SURGERY || episode.day() > lastDay) {
      return;
    }
    contacts.add(new Contact(baselineDay(number), Contact.Kind.BASELINE, true));
    int until = Math.min(lastDay, nextBaselineDay(number) - 1);
    int previousSlot = 0;
    List<Integer> slots = spec.visits().slotDays();
    for (int slot = 0; slot < slots.size(); slot++) {
      int occurrence = 100 * number + slot;
      double shift = 2 * draws.uniform(Uses.JITTER, occurrence) - 1;
      double gap = slots.get(slot) - previousSlot;
      previousSlot = slots.get(slot);
      double planned = previousSlot + shift * spec.visits().jitterShare() * gap;
      int day = episode.day() + (int) Math.rint(planned);
      if (day <= until) {
        contacts.add(new Contact(day, Contact.Kind.PROTOCOL, attends(day, occurrence)));
      }
    }
  }

  private boolean attends(int day, int occurrence) {
    double probability =
        course.inRelief(day)
            ? spec.visits().attendanceInRelief()
            : spec.visits().attendanceOtherwise();
    double factor = calendar.visitFactor((long) course.traits().entryDay() + day);
    return draws.happens(probability * factor, Uses.ATTENDED, occurrence);
  }

  private int baselineDay(int number) {
    return course.episodes().get(number).day() - daysBefore(number, draws);
  }

  /** Days from the visit before the n-th procedure to the procedure. */
  static int daysBefore(int number, PatientDraws draws) {
    return 1 + Quantiles.integer(draws.uniform(Uses.BASELINE_DAY, number), 6);
  }

  private int nextBaselineDay(int number) {
    boolean last =
        number + 1 == course.episodes().size()
            || course.episodes().get(number + 1).kind() == Episode.Kind.SURGERY;
    return last ? Integer.MAX_VALUE : baselineDay(number + 1);
  }

  private void score(Contact contact) {
    for (ClinicMeasure measure : AT_VISITS) {
      if (draws.happens(probability(contact, measure), Uses.RECORDED, use(contact, measure))) {
        record(contact, measure);
      }
    }
  }

  private static int use(Contact contact, ClinicMeasure measure) {
    return 16 * contact.day() + measure.number();
  }

  private void record(Contact contact, ClinicMeasure measure) {
    double value = scores.value(measure, contact.day());
    recorded.add(new Score(contact.day(), measure, value));
    if (measure == ClinicMeasure.NRS) {
      lastPain = value;
      baselinePain = contact.kind().opens() ? value : baselinePain;
    }
  }

  private double probability(Contact contact, ClinicMeasure measure) {
    if (measure == ClinicMeasure.WALK) {
      return contact.kind() == Contact.Kind.PROTOCOL ? WALK_SHARE : 0;
    }
    if (measure == ClinicMeasure.SELF_EFFICACY) {
      return contact.kind() == Contact.Kind.PROTOCOL ? SELF_EFFICACY_SHARE : intake(contact);
    }
    return switch (contact.kind()) {
      case INTAKE -> 1;
      case BASELINE -> spec.visits().baselineRecorded();
      case PROTOCOL, SYMPTOM -> routine(contact.day());
    };
  }

  private static double intake(Contact contact) {
    return contact.kind() == Contact.Kind.INTAKE ? 1 : 0;
  }

  private double routine(int day) {
    return Logit.expit(
        spec.visits().recordedLogit()
            + Logit.when(scores.badDay(day), spec.visits().recordedBadDay())
            + site.documentation());
  }
}
