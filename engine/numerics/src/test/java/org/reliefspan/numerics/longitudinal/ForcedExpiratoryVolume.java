package org.reliefspan.numerics.longitudinal;

import java.util.List;
import org.reliefspan.numerics.ReferenceData;

/**
 * Case C1: FEV1 ~ RACE + SEX + ARMCD * AVISIT on the fev_mmrm data, 800 rows of which 537 have a
 * response, 197 subjects.
 */
final class ForcedExpiratoryVolume {
  static final int COLUMNS = 11;

  final double[] design;
  final double[] response;
  final int[] subject;
  final double[] visit;
  final double[] time;
  final double[] weight;

  private ForcedExpiratoryVolume(List<String[]> rows) {
    int n = rows.size();
    design = new double[n * COLUMNS];
    response = new double[n];
    subject = new int[n];
    visit = new double[n];
    time = new double[n];
    weight = new double[n];
    for (int i = 0; i < n; i++) {
      fill(i, rows.get(i));
    }
  }

  private void fill(int i, String[] row) {
    subject[i] = Integer.parseInt(row[0].substring(2));
    int seen = Integer.parseInt(row[8]) - 1;
    visit[i] = seen;
    time[i] = Double.parseDouble(row[9]);
    weight[i] = Double.parseDouble(row[7]);
    response[i] = row[6].isEmpty() ? Double.NaN : Double.parseDouble(row[6]);
    int at = i * COLUMNS;
    int treated = row[2].equals("TRT") ? 1 : 0;
    design[at] = 1;
    design[at + 1] = row[3].startsWith("Black") ? 1 : 0;
    design[at + 2] = row[3].equals("White") ? 1 : 0;
    design[at + 3] = row[4].equals("Female") ? 1 : 0;
    design[at + 4] = treated;
    if (seen > 0) {
      design[at + 4 + seen] = 1;
      design[at + 7 + seen] = treated;
    }
  }

  static ForcedExpiratoryVolume read() {
    return new ForcedExpiratoryVolume(ReferenceData.rows("estimators/fev_mmrm.csv"));
  }

  RepeatedMeasures byVisit() {
    return RepeatedMeasures.of(design, response, subject, visit);
  }

  RepeatedMeasures byTime() {
    return RepeatedMeasures.of(design, response, subject, time);
  }
}
