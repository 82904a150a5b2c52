package org.reliefspan.analysis.fit;

import java.util.List;
import java.util.Set;
import org.reliefspan.analysis.design.FrameSpec;
import org.reliefspan.analysis.design.ModelFrame;
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
final class MeanCumulativeModel implements FitModel {
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
    SurvivalFrame rows = SurvivalFrame.of(frame, given);
    SurvivalOptions options = SurvivalOptions.of(given);
    refuseBounded(options);
    SurvivalData data = rows.data();
    if (frame.has(FitOption.SUBJECT.word())) {
      data = data.withClusters(frame.codes(FitOption.SUBJECT.word()));
    } else if (!rows.isClustered()) {
      throw new FormulaException(
          "mean-cumulative needs to know whose events they are: add cluster(id) to the formula, or"
              + " --subject id.");
    }
    if (data.causes() > 2) {
      throw new FormulaException("The status must be 0, 1 (event) or 2 (end of all events).");
    }
    return fit(rows, data, options);
  }

  private FittedModel fit(SurvivalFrame frame, SurvivalData all, SurvivalOptions options) {
    boolean terminal = all.causes() == 2;
    FittedModel.Builder result = FittedModel.of(name(), frame.rows()).events(events(all));
    List<SurvivalData> data = all.byGroup(frame.groups().codes());
    for (int group = 0; group < data.size(); group++) {
      SurvivalData rows = data.get(group);
      String label = frame.groups().labels().get(group);
      MeanCumulativeCount count =
          terminal ? MeanCumulativeCount.withTerminalEvent(rows) : MeanCumulativeCount.of(rows);
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
