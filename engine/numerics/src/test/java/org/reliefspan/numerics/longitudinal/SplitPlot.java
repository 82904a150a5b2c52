package org.reliefspan.numerics.longitudinal;

/** Balanced two arms by three visits, with its analysis of variance by sums of squares. */
final class SplitPlot {
  private static final int VISITS = 3;

  private final double[] response; // [subject][visit]; even subjects in arm 0
  private final int subjects;
  private final double[] armMean = new double[2];
  private final double[] visitMean = new double[VISITS];
  private final double[][] cellMean = new double[2][VISITS];
  private double grandMean;
  private double betweenSubjects;
  private double withinSubjects;

  SplitPlot(double[] response, int subjects) {
    this.response = response;
    this.subjects = subjects;
    double[] subjectMean = new double[subjects];
    for (int i = 0; i < subjects; i++) {
      for (int visit = 0; visit < VISITS; visit++) {
        double value = response[i * VISITS + visit];
        subjectMean[i] += value / VISITS;
        armMean[i % 2] += value / (VISITS * subjects / 2.0);
        visitMean[visit] += value / subjects;
        cellMean[i % 2][visit] += value / (subjects / 2.0);
        grandMean += value / (VISITS * subjects);
      }
    }
    for (int i = 0; i < subjects; i++) {
      betweenSubjects += VISITS * square(subjectMean[i] - armMean[i % 2]);
      for (int visit = 0; visit < VISITS; visit++) {
        withinSubjects +=
            square(
                response[i * VISITS + visit]
                    - subjectMean[i]
                    - cellMean[i % 2][visit]
                    + armMean[i % 2]);
      }
    }
  }

  private static double square(double value) {
    return value * value;
  }

  double armStatistic() {
    double arms = 0;
    for (double mean : armMean) {
      arms += VISITS * subjects / 2.0 * square(mean - grandMean);
    }
    return arms / (betweenSubjects / (subjects - 2));
  }

  double interactionStatistic() {
    double interaction = 0;
    for (int arm = 0; arm < 2; arm++) {
      for (int visit = 0; visit < VISITS; visit++) {
        interaction +=
            subjects
                / 2.0
                * square(cellMean[arm][visit] - armMean[arm] - visitMean[visit] + grandMean);
      }
    }
    int degrees = VISITS - 1;
    return interaction / degrees / (withinSubjects / (degrees * (subjects - 2)));
  }

  /** Columns: one, visit 2, visit 3, arm, arm by visit 2, arm by visit 3. */
  RepeatedMeasures measures() {
    int rows = response.length;
    double[] design = new double[rows * 6];
    int[] subject = new int[rows];
    double[] position = new double[rows];
    for (int row = 0; row < rows; row++) {
      subject[row] = row / VISITS;
      int visit = row % VISITS;
      position[row] = visit;
      int arm = subject[row] % 2;
      design[row * 6] = 1;
      design[row * 6 + 3] = arm;
      if (visit > 0) {
        design[row * 6 + visit] = 1;
        design[row * 6 + 3 + visit] = arm;
      }
    }
    return RepeatedMeasures.of(design, response, subject, position);
  }
}
