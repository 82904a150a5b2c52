package org.reliefspan.analysis.fit;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.reliefspan.analysis.design.FrameSpec;
import org.reliefspan.analysis.design.ModelFrame;
import org.reliefspan.analysis.parts.LocalParts;
import org.reliefspan.analysis.parts.Parts;
import org.reliefspan.domain.fit.FitOption;
import org.reliefspan.domain.fit.FitOptions;
import org.reliefspan.domain.fit.FittedModel;
import org.reliefspan.domain.fit.FittedQuantity;
import org.reliefspan.domain.fit.FittedTest;
import org.reliefspan.numerics.survival.KaplanMeier;
import org.reliefspan.numerics.survival.LogRank;
import org.reliefspan.numerics.survival.SurvivalComparison;
import org.reliefspan.numerics.survival.SurvivalData;

/**
 * {@code km}: survival curves by group with quartiles and restricted means, and the log-rank test,
 * stratified where the formula has strata().
 */
final class KaplanMeierModel implements ScalableModel {
  @Override
  public String name() {
    return "km";
  }

  @Override
  public String summary() {
    return "Kaplan-Meier curves by group, quantiles, restricted means, log-rank test";
  }

  @Override
  public String example() {
    return "fit km 'Surv(time, status) ~ sex' lung.csv --times 180,365 --tau 365";
  }

  @Override
  public Set<FitOption> options() {
    return Set.of(
        FitOption.WEIGHTS,
        FitOption.ENTRY,
        FitOption.TIMES,
        FitOption.TAU,
        FitOption.RHO,
        FitOption.CONF,
        FitOption.BOOTSTRAP,
        FitOption.SEED,
        FitOption.SUBJECT);
  }

  @Override
  public FrameSpec.Role role() {
    return FrameSpec.Role.GROUPS;
  }

  @Override
  public FrameSpec.ResponseKind response() {
    return FrameSpec.ResponseKind.SURVIVAL;
  }

  @Override
  public FittedModel fit(ModelFrame frame, FitOptions options) {
    return Resampling.isAsked(options)
        ? resampled(new LocalParts<>(List.of(frame)), options)
        : fit(SurvivalFrame.of(frame, options), SurvivalOptions.of(options));
  }

  @Override
  public FittedModel fit(Parts<ModelFrame> frames, FitOptions options) {
    if (Resampling.isAsked(options)) {
      return resampled(frames, options);
    }
    SurvivalFrame joined =
        CollapsedFrame.joined(frames.collect(frame -> CollapsedFrame.of(frame, options)));
    return fit(joined, SurvivalOptions.of(options));
  }

  private FittedModel resampled(Parts<ModelFrame> frames, FitOptions given) {
    SurvivalOptions options = SurvivalOptions.of(given);
    options.requireTimes();
    ResampledSurvival rows = ResampledSurvival.of(frames, given);
    return BootstrapSummary.of(given)
        .of(fit(rows.original(), options), number -> fit(rows.replicate(number), options));
  }

  private FittedModel fit(SurvivalFrame frame, SurvivalOptions options) {
    FittedModel.Builder result = FittedModel.of(name(), frame.rows()).events(frame.events());
    List<SurvivalData> data = frame.byGroup();
    boolean robust = frame.isRobust();
    SurvivalComparison comparison =
        SurvivalComparison.of(frame.data(), frame.groups().codes(), frame.groups().size());
    List<KaplanMeier> curves = new ArrayList<>();
    List<KaplanMeier> meanCurves = new ArrayList<>();
    for (int group = 0; group < data.size(); group++) {
      SurvivalData rows = data.get(group);
      KaplanMeier curve = robust ? KaplanMeier.robust(rows) : comparison.curve(group);
      String label = frame.groups().labels().get(group);
      result.add(new SurvivalRows(curve, options).fitted(label, "", rows, options.times()));
      curves.add(curve);
      meanCurves.add(frame.isClustered() ? curve : comparison.curve(group));
    }
    new SurvivalQuantities(frame.groups().labels(), curves, meanCurves, options).addTo(result);
    if (frame.isComparison()) {
      LogRank plain = frame.strata().isWhole() ? comparison.logRank() : logRank(frame, 0);
      test(frame, plain, options, result);
    }
    notes(frame, options, result);
    return result.build();
  }

  private static void test(
      SurvivalFrame frame, LogRank plain, SurvivalOptions options, FittedModel.Builder result) {
    add("log-rank", plain, result);
    if (options.rho().isPresent()) {
      add("weighted-log-rank", logRank(frame, options.rho().getAsDouble()), result);
    }
    for (int group = 0; group < plain.groups(); group++) {
      String label = frame.groups().labels().get(group);
      result.add(FittedQuantity.of(label, "observed", plain.observed(group)));
      result.add(FittedQuantity.of(label, "expected", plain.expected(group)));
    }
  }

  private static LogRank logRank(SurvivalFrame frame, double rho) {
    int groups = frame.groups().size();
    int[] group = frame.groups().codes();
    return frame.strata().isWhole()
        ? LogRank.of(frame.data(), group, groups, rho)
        : LogRank.stratified(frame.data(), group, groups, frame.strata().codes(), rho);
  }

  private static void add(String name, LogRank test, FittedModel.Builder result) {
    test.test()
        .ifPresentOrElse(
            each -> result.add(FittedTest.of(name, each)),
            () -> {
              result.add(FittedTest.notEstimable(name));
              result.note(
                  "The %s test needs events while several groups are at risk.".formatted(name));
            });
  }

  private static void notes(
      SurvivalFrame frame, SurvivalOptions options, FittedModel.Builder result) {
    boolean robust = frame.isRobust();
    if (frame.events() == 0) {
      result.note("No row has an event: the curves stay at 1.");
    }
    if (robust) {
      result.note("Standard errors are robust (infinitesimal jackknife over clusters or rows).");
    }
    if (robust && !frame.isClustered() && options.tau().isPresent()) {
      result.note(
          "Errors of restricted means take weights as repeated rows, as R does. Maybe weights"
              + " stand for sampling? Then add cluster(), which makes them robust too.");
    }
    if (robust && frame.isComparison()) {
      result.note("The log-rank test takes rows as independent and weights as repeated rows.");
    }
  }
}
