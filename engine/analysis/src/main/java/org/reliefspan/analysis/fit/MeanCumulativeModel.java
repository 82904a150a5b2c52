package org.reliefspan.analysis.fit;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.reliefspan.analysis.design.FrameSpec;
import org.reliefspan.analysis.design.ModelFrame;
import org.reliefspan.analysis.parts.Parts;
import org.reliefspan.domain.fit.FitOption;
import org.reliefspan.domain.fit.FitOptions;
import org.reliefspan.domain.fit.FittedModel;
import org.reliefspan.domain.fit.FittedQuantity;
import org.reliefspan.domain.formula.FormulaException;
import org.reliefspan.numerics.limits.LimitScale;
import org.reliefspan.numerics.survival.MeanCumulativeCount;
import org.reliefspan.numerics.survival.SurvivalData;

/**
 * {@code mean-cumulative}: mean number of recurrent events by group. Status 1 is an event, 2 the
 * end of all events (as death), 0 neither.
 */
final class MeanCumulativeModel implements ScalableModel {
  @Override
  public String name() {
    return "mean-cumulative";
  }

  @Override
  public String summary() {
    return "mean number of recurrent events by group";
  }

  @Override
  public String example() {
    return "fit mean-cumulative 'Surv(start, stop, event) ~ rx + cluster(id)' bladder.csv"
        + " --times 12,24";
  }

  @Override
  public Set<FitOption> options() {
    return Set.of(
        FitOption.WEIGHTS, FitOption.SUBJECT, FitOption.TIMES, FitOption.TAU, FitOption.CONF);
  }

  @Override
  public FrameSpec.Role role() {
    return FrameSpec.Role.GROUPS;
  }

  @Override
  public FrameSpec.ResponseKind response() {
    return FrameSpec.ResponseKind.COMPETING;
  }

  @Override
  public FittedModel fit(ModelFrame frame, FitOptions given) {
    SurvivalOptions options = SurvivalOptions.of(given);
    refuseBounded(options);
    SurvivalFrame rows = SurvivalFrame.of(frame, given);
    SurvivalData data = clustered(frame, rows);
    boolean terminal = isTerminal(data);
    List<MeanCumulativeCount> counts =
        data.byGroup(rows.groups().codes()).stream()
            .map(
                group ->
                    terminal
                        ? MeanCumulativeCount.withTerminalEvent(group)
                        : MeanCumulativeCount.of(group))
            .toList();
    return fit(rows, counts, events(data), options);
  }

  /** Means from counts by day; then each part adds the influence of its own patients. */
  @Override
  public FittedModel fit(Parts<ModelFrame> frames, FitOptions given) {
    SurvivalOptions options = SurvivalOptions.of(given);
    refuseBounded(options);
    SurvivalFrame joined =
        CollapsedFrame.joined(frames.collect(frame -> CollapsedFrame.ofAny(frame, given)));
    boolean terminal = isTerminal(joined.data());
    List<MeanCumulativeCount> means =
        joined.byGroup().stream()
            .map(group -> MeanCumulativeCount.ofCounts(group, terminal))
            .toList();
    ArrayList<MeanCumulativeCount> sent = new ArrayList<>(means);
    ArrayList<String> labels = new ArrayList<>(joined.groups().labels());
    List<List<double[]>> added = frames.collect(frame -> variances(frame, given, labels, sent));
    List<MeanCumulativeCount> counts = new ArrayList<>();
    for (int group = 0; group < means.size(); group++) {
      double[] total = new double[means.get(group).size()];
      for (List<double[]> part : added) {
        double[] own = part.get(group);
        for (int row = 0; row < own.length; row++) {
          total[row] += own[row];
        }
      }
      counts.add(means.get(group).withVariances(total));
    }
    long events =
        frames.collect(frame -> frame.rows() == 0 ? 0L : eventsOf(frame, given)).stream()
            .mapToLong(Long::longValue)
            .sum();
    return fit(joined, counts, events, options);
  }

  private static long eventsOf(ModelFrame frame, FitOptions given) {
    return events(SurvivalFrame.of(frame, given).data());
  }

  /** What a part adds to the variances of each group; nothing where it has no rows. */
  private static List<double[]> variances(
      ModelFrame frame, FitOptions given, List<String> labels, List<MeanCumulativeCount> counts) {
    List<double[]> added = new ArrayList<>();
    if (frame.rows() == 0) {
      labels.forEach(label -> added.add(new double[0]));
      return added;
    }
    SurvivalFrame rows = SurvivalFrame.of(frame, given);
    SurvivalData data = clustered(frame, rows);
    for (int group = 0; group < labels.size(); group++) {
      int own = rows.groups().labels().indexOf(labels.get(group));
      added.add(
          own < 0
              ? new double[0]
              : counts.get(group).variancesOf(data.ofGroup(rows.groups().codes(), own)));
    }
    return added;
  }

  private static SurvivalData clustered(ModelFrame frame, SurvivalFrame rows) {
    if (frame.has(FitOption.SUBJECT.word())) {
      return rows.data().withClusters(frame.codes(FitOption.SUBJECT.word()));
    }
    if (!rows.isClustered()) {
      throw new FormulaException(
          "mean-cumulative needs to know whose events they are: add cluster(id) to the formula, or"
              + " --subject id.");
    }
    return rows.data();
  }

  private static boolean isTerminal(SurvivalData data) {
    if (data.causes() > 2) {
      throw new FormulaException("The status must be 0, 1 (event) or 2 (end of all events).");
    }
    return data.causes() == 2;
  }

  private FittedModel fit(
      SurvivalFrame frame, List<MeanCumulativeCount> counts, long events, SurvivalOptions options) {
    boolean terminal = isTerminal(frame.data());
    FittedModel.Builder result = FittedModel.of(name(), frame.rows()).events(events);
    List<SurvivalData> data = frame.byGroup();
    for (int group = 0; group < data.size(); group++) {
      SurvivalData rows = data.get(group);
      String label = frame.groups().labels().get(group);
      MeanCumulativeCount count = counts.get(group);
      result.add(new CountRows(count, options).fitted(label, "", rows, options.times()));
      if (options.tau().isPresent()) {
        countAt(label, count, options, result);
      }
    }
    result.note(
        terminal
            ? "Status 2 ends all events; the mean counts none after it."
            : "Patients are followed without a terminal event.");
    return result.build();
  }

  private static void countAt(
      String label,
      MeanCumulativeCount count,
      SurvivalOptions options,
      FittedModel.Builder result) {
    double tau = options.tau().orElseThrow();
    if (tau > count.lastTime()) {
      result.add(FittedQuantity.notEstimable(label, "mean_count"));
      result.note("Follow-up of %s ends before tau: no mean count.".formatted(label));
    } else {
      count
          .limitsAt(tau, options.level(), options.scale())
          .ifPresentOrElse(
              limits ->
                  result.add(
                      FittedQuantity.of(
                          label,
                          "mean_count",
                          count.countAt(tau),
                          count.standardErrorAt(tau),
                          limits)),
              () -> result.add(FittedQuantity.of(label, "mean_count", 0)));
    }
  }

  private static void refuseBounded(SurvivalOptions options) {
    if (options.scale() != LimitScale.LOG && options.scale() != LimitScale.PLAIN) {
      throw new FormulaException("A mean count can exceed 1: --conf must be log or plain.");
    }
  }

  private static long events(SurvivalData data) {
    long events = 0;
    for (int row = 0; row < data.size(); row++) {
      events += data.status(row) == 1 ? 1 : 0;
    }
    return events;
  }
}
