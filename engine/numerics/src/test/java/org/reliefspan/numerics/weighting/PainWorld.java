package org.reliefspan.numerics.weighting;

import java.util.ArrayList;
import java.util.List;
import org.reliefspan.numerics.random.PatientDraws;
import org.reliefspan.numerics.random.Philox;
import org.reliefspan.numerics.random.Purpose;

/**
 * A year of pain scores: symptom visits at 0.55 a month times exp(0.35 (NRS - 5) / 2), and visits
 * by protocol on days 14, 42, 84, 180 and 365, each kept with probability 0.6. Scores are 5 plus a
 * lasting part, a part that changes over weeks, and error; their true mean is 5 throughout.
 */
final class PainWorld {
  static final double TRUTH = 5;
  static final int PROTOCOL = 1;
  static final int SYMPTOM = 2;
  private static final Purpose LASTING = Purpose.of("lasting");
  private static final Purpose CHANGE = Purpose.of("change");
  private static final Purpose ERROR = Purpose.of("error");
  private static final Purpose COMES = Purpose.of("comes");
  private static final Purpose KEEPS = Purpose.of("keeps");
  private static final List<Integer> SLOTS = List.of(14, 42, 84, 180, 365);
  private static final double LASTING_SD = 2.3;
  private static final double CHANGING_SD = 0.6;
  private static final double DAYS = 60;
  private static final double ERROR_SD = 0.4;
  private static final int YEAR = 365;

  private final List<double[]> design = new ArrayList<>();
  private final List<double[]> spans = new ArrayList<>(); // start, stop, process, patient
  private final List<Double> scores = new ArrayList<>();
  private final List<Integer> patients = new ArrayList<>();
  private final List<Integer> rows = new ArrayList<>();

  PainWorld(long seed, int size) {
    Philox philox = Philox.keyed(seed, "pain");
    for (int patient = 0; patient < size; patient++) {
      follow(philox.patient(patient), patient);
    }
  }

  private void follow(PatientDraws draws, int patient) {
    double lasting = LASTING_SD * draws.normal(LASTING, 0);
    double change = CHANGING_SD * draws.normal(CHANGE, 0);
    double baseline = score(draws, 0, lasting + change);
    double last = baseline;
    double sum = baseline;
    int count = 1;
    int from = 0;
    double keep = Math.exp(-1 / DAYS);
    for (int day = 1; day <= YEAR; day++) {
      change = keep * change + CHANGING_SD * Math.sqrt(1 - keep * keep) * draws.normal(CHANGE, day);
      double pain = TRUTH + lasting + change;
      double rate = 0.55 * 12 / 365.25 * Math.exp(0.35 * (pain - 5) / 2);
      boolean slot = SLOTS.contains(day) && draws.happens(0.6, KEEPS, day);
      if (slot || draws.happens(1 - Math.exp(-rate), COMES, day)) {
        row(patient, from, day, slot ? PROTOCOL : SYMPTOM, baseline, last, sum / count);
        rows.add(spans.size() - 1);
        last = score(draws, day, lasting + change);
        scores.add(last);
        patients.add(patient);
        sum += last;
        count++;
        from = day;
      }
    }
    if (from < YEAR) {
      row(patient, from, YEAR, 0, baseline, last, sum / count);
    }
  }

  private static double score(PatientDraws draws, int day, double away) {
    return TRUTH + away + ERROR_SD * draws.normal(ERROR, day);
  }

  private void row(
      int patient, int from, int to, int process, double baseline, double last, double mean) {
    design.add(new double[] {baseline - 5, last - 5, mean - 5});
    spans.add(new double[] {from, to, process, patient});
  }

  VisitRows visits(boolean oneProcess) {
    int size = spans.size();
    double[] columns = new double[3 * size];
    double[] start = new double[size];
    double[] stop = new double[size];
    int[] process = new int[size];
    int[] patient = new int[size];
    for (int row = 0; row < size; row++) {
      System.arraycopy(design.get(row), 0, columns, 3 * row, 3);
      start[row] = spans.get(row)[0];
      stop[row] = spans.get(row)[1];
      int kind = (int) spans.get(row)[2];
      process[row] = oneProcess && kind > 0 ? 1 : kind;
      patient[row] = (int) spans.get(row)[3];
    }
    return new VisitRows(columns, 3, start, stop, process, patient);
  }

  /** All scores after the baseline. */
  WeightedVisitMean.Outcomes outcomes() {
    return new WeightedVisitMean.Outcomes(
        scores.stream().mapToDouble(Double::doubleValue).toArray(),
        patients.stream().mapToInt(Integer::intValue).toArray(),
        List.of(rows.stream().mapToInt(Integer::intValue).toArray()));
  }

  /** Mean of all scores with the weights of symptom visits given to visits by protocol too. */
  double overCorrected(VisitProcesses visits) {
    double[] beta = visits.coefficients(SYMPTOM - 1);
    double total = 0;
    double sum = 0;
    for (int i = 0; i < scores.size(); i++) {
      double[] x = design.get(rows.get(i));
      double weight = Math.exp(-(beta[0] * x[0] + beta[1] * x[1] + beta[2] * x[2]));
      total += weight;
      sum += weight * scores.get(i);
    }
    return sum / total;
  }
}
