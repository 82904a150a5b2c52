package org.reliefspan.simulation.clinic;

import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.reliefspan.numerics.math.DetMath;
import org.reliefspan.numerics.random.PatientDraws;
import org.reliefspan.numerics.random.Quantiles;

/** Draws the visits that the patient asks for. */
final class UnscheduledDraw {

  private static final double DAYS_PER_MONTH = 30.4375;
  private static final double WORST_PAIN = 10;
  private static final double MIDDLE_PAIN = 5;

  private final UnscheduledVisits plan;
  private final Course course;
  private final Scores scores;
  private final EntryCalendar calendar;
  private final PatientDraws draws;

  UnscheduledDraw(
      UnscheduledVisits plan,
      Course course,
      Scores scores,
      EntryCalendar calendar,
      PatientDraws draws) {
    this.plan = plan;
    this.course = course;
    this.scores = scores;
    this.calendar = calendar;
    this.draws = draws;
  }

  void addTo(List<Contact> contacts, int lastDay) {
    if (plan instanceof UnscheduledVisits.BySymptoms symptoms) {
      addBySymptoms(symptoms, contacts, lastDay);
    } else if (plan instanceof UnscheduledVisits.ByState state) {
      addByState(state, contacts, lastDay);
    } else if (plan instanceof UnscheduledVisits.AfterLoss loss) {
      addAfterLoss(loss, contacts, lastDay);
    }
  }

  private void addBySymptoms(
      UnscheduledVisits.BySymptoms plan, List<Contact> contacts, int lastDay) {
    double slope = plan.logRatePerTwoPoints() / 2;
    double largest = plan.ratePerMonth() * DetMath.exp(slope * (WORST_PAIN - MIDDLE_PAIN));
    thin(
        largest,
        day -> DetMath.exp(slope * (scores.feltPain(day) - WORST_PAIN)),
        plan.gapDays(),
        contacts,
        lastDay);
  }

  private void addByState(UnscheduledVisits.ByState plan, List<Contact> contacts, int lastDay) {
    double largest = Math.max(plan.perMonthInRelief(), plan.perMonthOtherwise());
    thin(
        largest,
        day ->
            (course.inRelief(day) ? plan.perMonthInRelief() : plan.perMonthOtherwise()) / largest,
        1,
        contacts,
        lastDay);
  }

  /** Thinning of a process with the largest rate (Lewis and Shedler 1979). */
  private void thin(
      double largestPerMonth,
      IntToDoubleFunction keptShare,
      int gapDays,
      List<Contact> contacts,
      int lastDay) {
    if (largestPerMonth == 0) {
      return;
    }
    double mean = DAYS_PER_MONTH / largestPerMonth;
    double time = course.firstTreatmentDay();
    int previous = 0;
    for (int candidate = 0; time < lastDay; candidate++) {
      time += Quantiles.exponential(draws.uniform(Uses.SYMPTOM_GAP, candidate), mean);
      int day = (int) Math.min(lastDay + 1.0, Math.ceil(time));
      double uniform = draws.uniform(Uses.SYMPTOM_KEPT, candidate);
      if (day >= previous + gapDays && uniform < keptShare.applyAsDouble(day) * factor(day)) {
        contacts.add(new Contact(day, Contact.Kind.SYMPTOM, true));
        previous = day;
      }
    }
  }

  private double factor(int day) {
    return calendar.visitFactor((long) course.traits().entryDay() + day);
  }

  private void addAfterLoss(UnscheduledVisits.AfterLoss plan, List<Contact> contacts, int lastDay) {
    List<Episode> episodes = course.episodes();
    for (int number = 0; number < episodes.size(); number++) {
      Episode episode = episodes.get(number);
      ReliefSpan span = ReliefFinder.find(TruthDefinition.PAIN_50, episode, course.history());
      double delay = Quantiles.exponential(draws.uniform(Uses.LOSS_VISIT, number), plan.meanDays());
      double day = Math.ceil(episode.day() + span.lossDays() + delay);
      if (span.reached() && day <= lastDay) {
        contacts.add(new Contact((int) day, Contact.Kind.SYMPTOM, true));
      }
    }
  }
}
