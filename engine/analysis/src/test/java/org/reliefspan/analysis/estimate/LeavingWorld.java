package org.reliefspan.analysis.estimate;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.reliefspan.analysis.fixture.Event;
import org.reliefspan.analysis.fixture.Patient;
import org.reliefspan.numerics.random.PatientDraws;
import org.reliefspan.numerics.random.Philox;
import org.reliefspan.numerics.random.Purpose;

/**
 * Eight months after an epidural. Disability moves around a level and is lower by an effect that
 * differs between patients; who is scored between the protocol's visits, and who leaves, depends on
 * the last score alone. So the true mean gain is the mean effect at every time, and plain means are
 * wrong.
 */
final class LeavingWorld {
  static final double GAIN = 12;
  private static final double LEVEL = 48;
  private static final double LEVEL_SD = 12;
  private static final double EFFECT_SD = 8;
  private static final double ERROR_SD = 4;
  private static final double DAYS = 120;
  private static final int LAST_DAY = 240;
  private static final int SIX_MONTHS = 182;
  private static final Set<Integer> PROTOCOL = Set.of(14, 42, 91, SIX_MONTHS);
  private static final Purpose MOVE = Purpose.of("move");
  private static final Purpose EFFECT = Purpose.of("effect");
  private static final Purpose ERROR = Purpose.of("error");
  private static final Purpose COMES = Purpose.of("comes");
  private static final Purpose KEEPS = Purpose.of("keeps");
  private static final Purpose LEAVES = Purpose.of("leaves");

  private final Philox philox;
  private final double shiftAfterLeaving;
  private double unseenShift; // what the shift takes from the truth at six months
  private double sampleGain; // of these patients, had all been seen

  /**
   * A world.
   *
   * @param shiftAfterLeaving points by which those who left are worse than they would have been
   */
  LeavingWorld(long seed, double shiftAfterLeaving) {
    this.philox = Philox.keyed(seed, "leaving");
    this.shiftAfterLeaving = shiftAfterLeaving;
  }

  List<Patient> patients(int size) {
    List<Patient> patients = new ArrayList<>();
    unseenShift = 0;
    sampleGain = 0;
    for (int patient = 0; patient < size; patient++) {
      patients.add(patient(patient, size));
    }
    return patients;
  }

  /** True mean gain at six months in expectation, given who left. */
  double truthAtSixMonths() {
    return GAIN - unseenShift;
  }

  /** Mean gain of these very patients at six months, scored without error. */
  double sampleGainAtSixMonths() {
    return sampleGain - unseenShift;
  }

  private Patient patient(int number, int size) {
    PatientDraws draws = philox.patient(number);
    double away = LEVEL_SD * draws.normal(MOVE, 0);
    double effect = GAIN + EFFECT_SD * draws.normal(EFFECT, 0);
    double baseline = LEVEL + away + ERROR_SD * draws.normal(ERROR, 0);
    double last = baseline;
    double keep = Math.exp(-1 / DAYS);
    List<Event> events = new ArrayList<>(List.of(Event.odi(-1, baseline), Event.epidural(0)));
    int end = LAST_DAY + 30;
    for (int day = 1; day <= LAST_DAY; day++) {
      away = keep * away + LEVEL_SD * Math.sqrt(1 - keep * keep) * draws.normal(MOVE, day);
      double worse = (last - 36) / 12;
      if (day == SIX_MONTHS) {
        sampleGain += (baseline - (LEVEL + away - effect)) / size;
      }
      boolean gone = end < day;
      if (!gone && draws.happens(0.004 * Math.exp(-0.8 * worse), LEAVES, day)) {
        end = day - 1;
        gone = true;
      }
      if (gone) {
        continue;
      }
      boolean slot = PROTOCOL.contains(day) && draws.happens(0.6, KEEPS, day);
      if (slot || draws.happens(0.012 * Math.exp(0.6 * worse), COMES, day)) {
        last = LEVEL + away - (day >= 7 ? effect : 0) + ERROR_SD * draws.normal(ERROR, day);
        events.add(Event.odi(day, last));
        if (slot) {
          events.add(Event.scheduledVisit(day));
        }
      }
    }
    unseenShift += end < SIX_MONTHS ? shiftAfterLeaving / size : 0;
    events.add(Event.endOfObservation(end));
    if (end < LAST_DAY) {
      events.add(Event.covariate("end_reason", "lost"));
    }
    return new Patient(number, events);
  }
}
