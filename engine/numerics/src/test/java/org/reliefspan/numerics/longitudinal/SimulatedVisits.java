package org.reliefspan.numerics.longitudinal;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Two arms, four visits, a random walk within the patient, visits missing at random. */
final class SimulatedVisits {
  static final int VISITS = 4;
  static final int COLUMNS = 8; // visit means, arm by visit

  final double[] design;
  final double[] response;
  final int[] subject;
  final double[] visit;

  SimulatedVisits(int subjects, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int rows = subjects * VISITS;
    design = new double[rows * COLUMNS];
    response = new double[rows];
    subject = new int[rows];
    visit = new double[rows];
    for (int i = 0; i < subjects; i++) {
      fill(i, random);
    }
  }

  /** Effect of the arm at the last visit is 3; dropout depends on what was last seen. */
  private void fill(int patient, SplittableRandom random) {
    int arm = patient % 2;
    double own = 4 * random.nextGaussian();
    boolean gone = false;
    for (int at = 0; at < VISITS; at++) {
      int row = patient * VISITS + at;
      own += 2 * random.nextGaussian();
      subject[row] = patient;
      visit[row] = at;
      design[row * COLUMNS + at] = 1;
      design[row * COLUMNS + VISITS + at] = arm;
      double value = 50 - 2 * at + arm * at + own + random.nextGaussian();
      response[row] = gone ? Double.NaN : value;
      gone |= random.nextDouble() < (value > 52 ? 0.3 : 0.08);
    }
  }

  RepeatedMeasures measures() {
    return RepeatedMeasures.of(design, response, subject, visit);
  }

  RepeatedMeasures permuted(long seed) {
    int rows = response.length;
    int[] order = new int[rows];
    Arrays.setAll(order, i -> i);
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = rows - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swap = order[i];
      order[i] = order[j];
      order[j] = swap;
    }
    double[] newDesign = new double[design.length];
    double[] newResponse = new double[rows];
    int[] newSubject = new int[rows];
    double[] newVisit = new double[rows];
    for (int i = 0; i < rows; i++) {
      System.arraycopy(design, order[i] * COLUMNS, newDesign, i * COLUMNS, COLUMNS);
      newResponse[i] = response[order[i]];
      newSubject[i] = subject[order[i]];
      newVisit[i] = visit[order[i]];
    }
    return RepeatedMeasures.of(newDesign, newResponse, newSubject, newVisit);
  }

  RepeatedMeasures scaled(double factor) {
    double[] scaled = Arrays.stream(response).map(value -> value * factor).toArray();
    return RepeatedMeasures.of(design, scaled, subject, visit);
  }
}
