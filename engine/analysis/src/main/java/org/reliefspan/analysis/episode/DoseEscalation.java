package org.reliefspan.analysis.episode;

/**
 * A lasting rise of the opioid dose: for {@value #LASTING_DAYS} days at least 20% and at least 10
 * mg of morphine equivalents a day above the mean of the {@value #BASELINE_DAYS} days before the
 * index day. Dated at its first day.
 */
final class DoseEscalation {
  private static final int BASELINE_DAYS = 30;
  private static final int LASTING_DAYS = 14;
  private static final double RELATIVE_RISE = 1.2;
  private static final double ABSOLUTE_RISE = 10;

  private DoseEscalation() {}

  /**
   * Days from the index day to the begin of the rise, or {@link EpisodeTable#NEVER}. A rise that
   * the end of observation cuts short does not count.
   */
  static int day(PatientRecord patient, int indexDay) {
    int lastDay = Math.min(patient.endDay, patient.lastDoseDay());
    if (lastDay < indexDay + LASTING_DAYS) {
      return EpisodeTable.NEVER;
    }
    int length = BASELINE_DAYS + (lastDay - indexDay) + 1;
    double[] doses = patient.dosesByDay(indexDay - BASELINE_DAYS, length);
    double sum = 0;
    for (int day = 0; day < BASELINE_DAYS; day++) {
      sum += doses[day];
    }
    double mean = sum / BASELINE_DAYS;
    double raised = Math.max(RELATIVE_RISE * mean, mean + ABSOLUTE_RISE);
    int run = 0;
    for (int day = BASELINE_DAYS + 1; day < length; day++) {
      run = doses[day] >= raised ? run + 1 : 0;
      if (run == LASTING_DAYS) {
        return day - LASTING_DAYS + 1 - BASELINE_DAYS;
      }
    }
    return EpisodeTable.NEVER;
  }
}
