package org.reliefspan.analysis.fit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.reliefspan.analysis.design.FrameSpec;
import org.reliefspan.analysis.design.ModelFrame;
import org.reliefspan.analysis.design.Response;
import org.reliefspan.analysis.parts.Parts;
import org.reliefspan.domain.fit.FitOption;
import org.reliefspan.domain.fit.FitOptions;
import org.reliefspan.domain.fit.FittedModel;
import org.reliefspan.domain.fit.FittedQuantity;
import org.reliefspan.domain.formula.FormulaException;
import org.reliefspan.numerics.hazard.HazardData;
import org.reliefspan.numerics.hazard.VisitIntensity;
import org.reliefspan.numerics.hazard.VisitSpells;
import org.reliefspan.numerics.model.NotEstimableException;

/**
 * {@code visit-intensity}: how often visits come, given what the last one showed.
 *
 * <p>Rows are visits, and the right side is what was known after each; or rows are the times
 * between visits, as Surv(start, stop, visit), and the right side is what was known at their start.
 */
final class VisitIntensityModel implements ScalableModel {
  private static final String SUBJECT = FitOption.SUBJECT.word();
  private static final String TIME = FitOption.TIME.word();
  private static final String END = FitOption.END.word();
  private static final String ENTRY = FitOption.ENTRY.word();

  @Override
  public String name() {
    return "visit-intensity";
  }

  @Override
  public String summary() {
    return "intensity of visits given the visit before, with inverse-intensity weights";
  }

  @Override
  public String example() {
    return "fit visit-intensity '~ pain' visits.csv --subject patient --time day --end last_day";
  }

  @Override
  public Set<FitOption> options() {
    return Set.of(
        FitOption.SUBJECT,
        FitOption.TIME,
        FitOption.ENTRY,
        FitOption.END,
        FitOption.TAU,
        FitOption.TIES);
  }

  @Override
  public FrameSpec.Role role() {
    return FrameSpec.Role.SLOPES;
  }

  @Override
  public FrameSpec.ResponseKind response() {
    return FrameSpec.ResponseKind.VISITS;
  }

  @Override
  public FittedModel fit(ModelFrame frame, FitOptions options) {
    return fit(rows(frame, options), frame, options);
  }

  /** Rows between visits are made where the visits lie; then they are brought together. */
  @Override
  public FittedModel fit(Parts<ModelFrame> frames, FitOptions options) {
    Together.check(name(), frames);
    List<ArrayList<HazardData>> parts =
        frames.collect(
            frame -> {
              ArrayList<HazardData> own = new ArrayList<>();
              if (frame.rows() > 0 && isObserved(frame, options)) {
                own.add(rows(frame, options));
              }
              return own;
            });
    List<HazardData> all = parts.stream().flatMap(List::stream).toList();
    if (all.isEmpty()) {
      throw new NotEstimableException("No subject is observed for any time.");
    }
    ModelFrame names = frames.collect(JoinedFrames::withoutRows).get(0);
    return fit(HazardData.joined(all), names, options);
  }

  private static boolean isBetween(ModelFrame frame) {
    return !(frame.response() instanceof Response.None);
  }

  private static boolean isObserved(ModelFrame frame, FitOptions options) {
    return isBetween(frame) || spells(frame, options).size() > 0;
  }

  private static HazardData rows(ModelFrame frame, FitOptions options) {
    return isBetween(frame)
        ? rowsBetween(frame)
        : spells(frame, options).data(frame.design().values(), frame.design().width());
  }

  private FittedModel fit(HazardData data, ModelFrame frame, FitOptions options) {
    VisitIntensity intensity = VisitIntensity.fit(data, CoxModel.ties(options));
    FittedModel.Builder result = FittedModel.of(name(), data.rows());
    CoxResults.add(result, frame.design(), intensity.model(), options.level());
    addWeights(result, intensity);
    if (!isBetween(frame) && !options.has(FitOption.END) && !options.has(FitOption.TAU)) {
      result.note(
          "Without --end or --tau observation ends at each last visit, so the silence after it is"
              + " not used.");
    }
    return result.build();
  }

  private static HazardData rowsBetween(ModelFrame frame) {
    HazardData data = HazardRows.of(frame, "visit-intensity");
    if (frame.has(SUBJECT)) {
      return data.withClusters(frame.codes(SUBJECT));
    }
    if (frame.cluster().isEmpty()) {
      throw new FormulaException("visit-intensity needs --subject COLUMN or cluster(column).");
    }
    return data;
  }

  private static VisitSpells spells(ModelFrame frame, FitOptions options) {
    int[] subject = frame.codes(SUBJECT);
    double[] time = frame.numbers(TIME);
    int subjects = frame.levels(SUBJECT).size();
    double[] entry = new double[subjects];
    double[] end = new double[subjects];
    Arrays.fill(end, Double.NEGATIVE_INFINITY);
    double horizon = options.number(FitOption.TAU).orElse(Double.POSITIVE_INFINITY);
    double[] ends = frame.has(END) ? frame.numbers(END) : time;
    double[] entries = frame.has(ENTRY) ? frame.numbers(ENTRY) : new double[time.length];
    for (int visit = 0; visit < time.length; visit++) {
      int s = subject[visit];
      boolean byHorizon = !frame.has(END) && options.has(FitOption.TAU);
      double last = byHorizon ? horizon : Math.min(horizon, ends[visit]);
      end[s] = Math.max(end[s], last);
      entry[s] = entries[visit];
    }
    return VisitSpells.of(subject, time, entry, end);
  }

  private static void addWeights(FittedModel.Builder result, VisitIntensity intensity) {
    double sum = 0;
    double largest = 0;
    int visits = 0;
    for (double weight : intensity.weights()) {
      sum += weight;
      largest = Math.max(largest, weight);
      visits += weight > 0 ? 1 : 0;
    }
    result.add(FittedQuantity.of("all", "mean-weight", sum / visits));
    result.add(FittedQuantity.of("all", "largest-weight", largest));
  }
}
