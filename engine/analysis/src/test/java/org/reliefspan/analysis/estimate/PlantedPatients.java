package org.reliefspan.analysis.estimate;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.reliefspan.analysis.fixture.Event;
import org.reliefspan.analysis.fixture.Patient;

/**
 * Patients after an epidural with a planted course: a share responds, relief begins at a time that
 * is uniform up to an end, and lasts for a Weibull time. Pain is 8, in relief 3. Visits are
 * jittered by up to 30% of their gap.
 *
 * @param lastOnsetDay 0: at once
 */
record PlantedPatients(
    double share, double shape, double scaleDays, double lastOnsetDay, List<Integer> visits) {

  /** Relief at once, visits at usual intervals. */
  static final PlantedPatients AT_ONCE =
      new PlantedPatients(0.6, 1.8, 120, 0, List.of(16, 45, 80, 130, 190, 280, 365));

  /** Relief that takes up to three weeks to begin, seen by early visits. */
  static final PlantedPatients TAKING_TIME =
      new PlantedPatients(0.6, 1.8, 120, 21, List.of(5, 9, 14, 20, 28, 45, 80, 130, 200, 290));

  private static final int OBSERVED_DAYS = 380;

  List<Patient> draw(long seed, int number) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Patient> patients = new ArrayList<>();
    for (int subject = 0; subject < number; subject++) {
      patients.add(new Patient(subject, events(random)));
    }
    return patients;
  }

  private List<Event> events(SplittableRandom random) {
    boolean responds = random.nextDouble() < share;
    double begin = begin(random);
    double end = responds ? begin + length(random) : begin;
    List<Event> events = new ArrayList<>();
    events.add(Event.nrs(-1, 8));
    events.add(Event.epidural(0));
    int previous = 0;
    int last = 0;
    for (int planned : visits) {
      double jitter = 0.3 * (planned - previous) * (2 * random.nextDouble() - 1);
      int day = Math.max(last + 1, (int) Math.rint(planned + jitter));
      events.add(Event.nrs(day, begin < day && day < end ? 3 : 8));
      previous = planned;
      last = day;
    }
    events.add(Event.endOfObservation(OBSERVED_DAYS));
    return events;
  }

  private double begin(SplittableRandom random) {
    return lastOnsetDay == 0 ? 0 : 2 + (lastOnsetDay - 2) * random.nextDouble();
  }

  private double length(SplittableRandom random) {
    return scaleDays * Math.pow(-Math.log(1 - random.nextDouble()), 1 / shape);
  }

  /** Median time from the procedure to loss among responders, when relief comes at once. */
  double responderMedian() {
    return scaleDays * Math.pow(Math.log(2), 1 / shape);
  }

  /** Mean days in relief up to a day, from a million draws. */
  double meanDaysInRelief(int tau) {
    SplittableRandom random = new SplittableRandom(7);
    double sum = 0;
    int draws = 1_000_000;
    for (int i = 0; i < draws; i++) {
      double begin = begin(random);
      sum += Math.min(tau, begin + length(random)) - Math.min(tau, begin);
    }
    return share * sum / draws;
  }
}
