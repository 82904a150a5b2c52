package org.reliefspan.analysis.fit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.reliefspan.analysis.design.Design;
import org.reliefspan.analysis.design.ModelFrame;
import org.reliefspan.analysis.design.Response;
import org.reliefspan.domain.fit.FitOption;
import org.reliefspan.domain.fit.FitOptions;
import org.reliefspan.domain.fit.FittedCurve;
import org.reliefspan.domain.formula.FormulaException;
import org.reliefspan.numerics.duration.DurationSample;

/** A frame of times as durations on (left, right], and the covariates at which curves are shown. */
final class DurationFrame {
  private static final int MOST_PROFILES = 12;
  private static final String MEANS = "mean of covariates";

  private DurationFrame() {}

  /** The rows with their design, entries, weights, offsets and clusters. */
  static DurationSample sample(ModelFrame frame, FitOptions options) {
    try {
      return read(frame, options);
    } catch (IllegalArgumentException refused) {
      throw new FormulaException(String.valueOf(refused.getMessage()));
    }
  }

  private static DurationSample read(ModelFrame frame, FitOptions options) {
    Response.Intervals ends = intervals(frame.response());
    DurationSample sample =
        DurationSample.of(
            ends.left(), ends.right(), frame.design().values(), frame.design().width());
    if (frame.response() instanceof Response.StartStop late) {
      sample = sample.withEntries(late.start());
    } else if (options.has(FitOption.ENTRY)) {
      sample = sample.withEntries(frame.numbers(FitOption.ENTRY.word()));
    }
    if (frame.isWeighted()) {
      sample = sample.withWeights(frame.caseWeights());
    }
    if (frame.offsets().length > 0) {
      sample = sample.withOffsets(frame.offsets());
    }
    return frame.cluster().map(sample::withClusters).orElse(sample);
  }

  private static Response.Intervals intervals(Response response) {
    if (response instanceof Response.RightCensored times) {
      return Response.Intervals.of(times);
    }
    if (response instanceof Response.StartStop late) {
      return Response.Intervals.of(new Response.RightCensored(late.stop(), late.status()));
    }
    if (response instanceof Response.Intervals intervals) {
      return intervals;
    }
    throw new IllegalStateException("The response must be Surv(...).");
  }

  /** Rows whose end is known, exactly or to an interval. */
  static long events(DurationSample sample) {
    long events = 0;
    for (int row = 0; row < sample.rows(); row++) {
      events += sample.hasEnd(row) ? 1 : 0;
    }
    return events;
  }

  /**
   * Covariates by label: every combination in the data where there are few, else their means alone.
   */
  static Map<String, double[]> profiles(Design design, double[] weights) {
    Map<String, double[]> found = new LinkedHashMap<>();
    int width = design.width();
    int rows = weights.length;
    for (int row = 0; row < rows && found.size() <= MOST_PROFILES; row++) {
      double[] covariates = Arrays.copyOfRange(design.values(), row * width, (row + 1) * width);
      found.putIfAbsent(label(design.columns(), covariates), covariates);
    }
    if (found.size() <= MOST_PROFILES) {
      Map<String, double[]> sorted = new LinkedHashMap<>();
      found.keySet().stream().sorted().forEach(label -> sorted.put(label, found.get(label)));
      return sorted;
    }
    return Map.of(MEANS, means(design, weights));
  }

  private static String label(List<String> columns, double[] covariates) {
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < covariates.length; i++) {
      if (!columns.get(i).equals("(Intercept)")) {
        double value = covariates[i];
        boolean whole = value == Math.rint(value) && Math.abs(value) < 1e15;
        parts.add(columns.get(i) + "=" + (whole ? Long.toString((long) value) : "" + value));
      }
    }
    return parts.isEmpty() ? FittedCurve.ALL : String.join(";", parts);
  }

  private static double[] means(Design design, double[] weights) {
    double[] means = new double[design.width()];
    double total = Arrays.stream(weights).sum();
    for (int row = 0; row < weights.length; row++) {
      for (int i = 0; i < means.length; i++) {
        means[i] += weights[row] / total * design.values()[row * means.length + i];
      }
    }
    return means;
  }
}
