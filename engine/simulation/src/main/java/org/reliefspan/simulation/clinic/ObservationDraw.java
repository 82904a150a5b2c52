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
  private static final double WALK_SHARE = 0.35;
  private static final double SELF_EFFICACY_SHARE = 0.25;

  private final ClinicSpec spec;
  private final Site site;
  private final Course course;
  private final PatientDraws draws;
  private final Scores scores;
  private final List<Score> recorded = new ArrayList<>();
  private double baselinePain;
  private double lastPain;

  private ObservationDraw(ClinicSpec spec, Site site, Course course, PatientDraws draws) {
    this.spec = spec;
    this.site = site;
    this.course = course;
    this.draws = draws;
    this.scores = new Scores(spec.noise(), course, draws);
  }

  static Observation draw(ClinicSpec spec, Site site, Course course, PatientDraws draws) {
    return new ObservationDraw(spec, site, course, draws).observation();
  }

  /** Walks through the visits in time, so that dropout knows the last recorded score. */
  private Observation observation() {
    int lastDay = lastDay(spec, course, draws);
    List<Contact> kept = new ArrayList<>();
    int month = 0;
    for (Contact contact : contacts(lastDay)) {
      for (; monthEnd(month) <= contact.day(); month++) {
        if (leaves(month)) {
          return new Observation(leavingDay(month), kept, recorded);
        }
      }
      kept.add(contact);
      if (contact.attended()) {
        score(contact);
      }
    }
    for (; monthEnd(month) <= lastDay; month++) {
      if (leaves(month)) {
        return new Observation(leavingDay(month), kept, recorded);
      }
    }
    return new Observation(lastDay, kept, recorded);
  }

  /** The end of observation but for dropout. */
  static int lastDay(ClinicSpec spec, Course course, PatientDraws draws) {
    return (int) Math.min(administrativeEnd(spec, course, draws), course.deathDay());
  }

  private static double administrativeEnd(ClinicSpec spec, Course course, PatientDraws draws) {
    ClinicSpec.FollowUp followUp = followUp(spec, course);
    int span = followUp.longestDays() - followUp.shortestDays() + 1;
    return followUp.shortestDays() + Quantiles.integer(draws.uniform(Uses.FOLLOW_UP, 0), span);
  }

  private static ClinicSpec.FollowUp followUp(ClinicSpec spec, Course course) {
    if (!course.traits().facet()) {
      return spec.visits().epiduralFollowUp();
    }
    return course.episodes().isEmpty()
        ? spec.visits().blockFollowUp()
        : spec.visits().ablationFollowUp();
  }

  private double monthEnd(int month) {
    return course.firstTreatmentDay() + DAYS_PER_MONTH * (month + 1);
  }

  private boolean leaves(int month) {
    ClinicSpec.Dropout dropout = spec.dropout();
    double logRatio =
        Logit.when(lastPain <= 0.7 * baselinePain, dropout.improved())
            + Logit.when(lastPain >= baselinePain + 1, dropout.worse())
            + Logit.when(course.traits().workCompensation(), dropout.workCompensation());
    double hazard = dropout.ratePerMonth() * DetMath.exp(logRatio);
    return draws.happens(1 - DetMath.exp(-hazard), Uses.DROPOUT, month);
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
    addSymptomVisits(contacts, lastDay);
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
    return draws.happens(probability, Uses.ATTENDED, occurrence);
  }

  private int baselineDay(int number) {
    int before = 1 + Quantiles.integer(draws.uniform(Uses.BASELINE_DAY, number), 6);
    return course.episodes().get(number).day() - before;
  }

  private int nextBaselineDay(int number) {
    boolean last =
        number + 1 == course.episodes().size()
            || course.episodes().get(number + 1).kind() == Episode.Kind.SURGERY;
    return last ? Integer.MAX_VALUE : baselineDay(number + 1);
  }

  /** Thinning of a process with the rate of NRS 10 (Lewis and Shedler 1979). */
  private void addSymptomVisits(List<Contact> contacts, int lastDay) {
    ClinicSpec.VisitPlan visits = spec.visits();
    if (visits.symptomRatePerMonth() == 0) {
      return;
    }
    double slope = visits.symptomLogRatePerTwoPoints() / 2;
    double largest = visits.symptomRatePerMonth() / DAYS_PER_MONTH * DetMath.exp(slope * (10 - 5));
    double time = course.firstTreatmentDay();
    int previous = 0;
    for (int candidate = 0; time < lastDay; candidate++) {
      time += Quantiles.exponential(draws.uniform(Uses.SYMPTOM_GAP, candidate), 1 / largest);
      int day = (int) Math.min(lastDay + 1.0, Math.ceil(time));
      double kept = DetMath.exp(slope * (scores.feltPain(day) - 10));
      if (day >= previous + visits.symptomGapDays()
          && draws.happens(kept, Uses.SYMPTOM_KEPT, candidate)) {
        contacts.add(new Contact(day, Contact.Kind.SYMPTOM, true));
        previous = day;
      }
    }
  }

  private void score(Contact contact) {
    for (ClinicMeasure measure : ClinicMeasure.values()) {
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
