package org.reliefspan.analysis.estimate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.reliefspan.domain.estimate.CovariateSpread;

/** The outermost values of a covariate, one of each patient. */
final class PatientExtremes {
  /** As many as the largest threshold of disclosure control needs. */
  private static final int OUTERMOST = 1000;

  private PatientExtremes() {}

  /**
   * The smallest and the largest value of each patient, the outermost of them.
   *
   * @param rows of the covariate that count; those of a patient stand together
   * @param cluster patient by row
   * @param step to which published ends are rounded
   */
  static CovariateSpread of(
      CovariateValues.Numbers numbers, int[] rows, int[] cluster, double step) {
    List<Double> lowest = new ArrayList<>();
    List<Double> highest = new ArrayList<>();
    for (int i = 0; i < rows.length; i++) {
      double value = numbers.value()[rows[i]];
      int last = lowest.size() - 1;
      if (i > 0 && cluster[rows[i]] == cluster[rows[i - 1]]) {
        lowest.set(last, Math.min(lowest.get(last), value));
        highest.set(last, Math.max(highest.get(last), value));
      } else {
        lowest.add(value);
        highest.add(value);
      }
    }
    lowest.sort(Comparator.naturalOrder());
    highest.sort(Comparator.reverseOrder());
    int kept = Math.min(OUTERMOST, lowest.size());
    return new CovariateSpread(
        numbers.name(), lowest.subList(0, kept), highest.subList(0, kept), step);
  }
}
