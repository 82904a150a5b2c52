package org.reliefspan.analysis.fit;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.reliefspan.analysis.design.Design;
import org.reliefspan.analysis.design.ModelFrame;
import org.reliefspan.domain.fit.FittedCurve;
import org.reliefspan.numerics.duration.DurationSample;

/**
 * What a report needs to know of the rows, beside the fit; parts add up.
 *
 * @param rows rows used
 * @param events rows whose end is known, exactly or to an interval
 * @param columns names of the design's columns
 * @param strata labels of the strata
 * @param combinations covariates by label, at most one more than are shown
 * @param sums weighted sums of the columns
 * @param weight sum of the weights
 */
@SuppressWarnings("ArrayRecordComponent") // read only, never compared
record DurationFacts(
    long rows,
    long events,
    List<String> columns,
    List<String> strata,
    LinkedHashMap<String, double[]> combinations,
    double[] sums,
    double weight)
    implements Serializable {
  private static final int MOST_PROFILES = 12;
  private static final String MEANS = "mean of covariates";

  static DurationFacts of(ModelFrame frame, DurationSample sample) {
    Design design = frame.design();
    int width = design.width();
    LinkedHashMap<String, double[]> found = new LinkedHashMap<>();
    double[] sums = new double[width];
    double weight = 0;
    long events = 0;
    for (int row = 0; row < sample.rows(); row++) {
      events += sample.hasEnd(row) ? 1 : 0;
      weight += sample.weight(row);
      for (int i = 0; i < width; i++) {
        sums[i] += sample.weight(row) * design.values()[row * width + i];
      }
      if (found.size() <= MOST_PROFILES) {
        double[] covariates = Arrays.copyOfRange(design.values(), row * width, (row + 1) * width);
        found.putIfAbsent(label(design.columns(), covariates), covariates);
      }
    }
    return new DurationFacts(
        sample.rows(), events, design.columns(), frame.strata().labels(), found, sums, weight);
  }

  DurationFacts plus(DurationFacts other) {
    LinkedHashMap<String, double[]> both = new LinkedHashMap<>(combinations);
    other.combinations.forEach(both::putIfAbsent);
    double[] total = sums.clone();
    for (int i = 0; i < total.length; i++) {
      total[i] += other.sums[i];
    }
    return new DurationFacts(
        rows + other.rows,
        events + other.events,
        columns,
        strata,
        both,
        total,
        weight + other.weight);
  }

  /** Covariates by label: every combination where there are few, else their means alone. */
  Map<String, double[]> profiles() {
    if (combinations.size() <= MOST_PROFILES) {
      Map<String, double[]> sorted = new LinkedHashMap<>();
      combinations.keySet().stream()
          .sorted()
          .forEach(label -> sorted.put(label, combinations.getOrDefault(label, sums)));
      return sorted;
    }
    double[] means = sums.clone();
    for (int i = 0; i < means.length; i++) {
      means[i] /= weight;
    }
    return Map.of(MEANS, means);
  }

  private static String label(List<String> columns, double[] covariates) {
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < covariates.length; i++) {
      if (!columns.get(i).equals("(Intercept)")) {
        double value = covariates[i];
        boolean whole = value == Math.rint(value) && Math.abs(value) < 1e15;
        parts.add(
            columns.get(i) + "=" + (whole ? Long.toString((long) value) : Double.toString(value)));
      }
    }
    return parts.isEmpty() ? FittedCurve.ALL : String.join(";", parts);
  }
}
