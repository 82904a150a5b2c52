package org.reliefspan.analysis.fit;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.reliefspan.analysis.design.FrameSpec;
import org.reliefspan.analysis.design.ModelFrame;
import org.reliefspan.analysis.parts.LocalParts;
import org.reliefspan.analysis.parts.Parts;
import org.reliefspan.domain.fit.FitOption;
import org.reliefspan.domain.fit.FitOptions;
import org.reliefspan.domain.fit.FittedModel;
import org.reliefspan.domain.fit.FittedQuantity;
import org.reliefspan.domain.fit.FittedTest;
import org.reliefspan.domain.formula.FormulaException;
import org.reliefspan.numerics.limits.LimitScale;
import org.reliefspan.numerics.survival.AalenJohansen;
import org.reliefspan.numerics.survival.GrayTest;
import org.reliefspan.numerics.survival.RestrictedMean;
import org.reliefspan.numerics.survival.SurvivalData;

/**
 * {@code aalen-johansen}: cumulative incidence of each cause by group, time lost to it, and Gray's
 * test, stratified where the formula has strata().
 */
final class AalenJohansenModel implements ScalableModel {
  @Override
  public String name() {
    return "aalen-johansen";
  }

  @Override
  public String summary() {
    return "cumulative incidence of competing causes by group, Gray's test";
  }

  @Override
  public String example() {
    return "fit aalen-johansen 'Surv(time, cause) ~ sex' events.csv --times 60,120 --cause 1";
  }

  @Override
  public Set<FitOption> options() {
    return Set.of(
        FitOption.WEIGHTS,
        FitOption.ENTRY,
        FitOption.TIMES,
        FitOption.TAU,
        FitOption.RHO,
        FitOption.CAUSE,
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
    return FrameSpec.ResponseKind.COMPETING;
  }

  @Override
  public FittedModel fit(ModelFrame frame, FitOptions options) {
    if (Resampling.isAsked(options)) {
      return resampled(new LocalParts<>(List.of(frame)), options);
    }
    SurvivalFrame rows = SurvivalFrame.of(frame, options);
    List<AalenJohansen> curves = rows.byGroup().stream().map(AalenJohansen::robust).toList();
    return fit(rows, curves, causes(rows, options), options);
  }

  @Override
  public FittedModel fit(Parts<ModelFrame> frames, FitOptions options) {
    if (Resampling.isAsked(options)) {
      return resampled(frames, options);
    }
    SurvivalFrame rows =
        CollapsedFrame.joined(frames.collect(frame -> CollapsedFrame.of(frame, options)));
    List<AalenJohansen> curves = rows.byGroup().stream().map(AalenJohansen::of).toList();
    return fit(rows, curves, causes(rows, options), options);
  }

  private FittedModel resampled(Parts<ModelFrame> frames, FitOptions options) {
    SurvivalOptions.of(options).requireTimes();
    ResampledSurvival rows = ResampledSurvival.of(frames, options);
    int[] causes = causes(rows.original(), options);
    return BootstrapSummary.of(options)
        .of(
            counted(rows.original(), causes, options),
            number -> counted(rows.replicate(number), causes, options));
  }

  private FittedModel counted(SurvivalFrame rows, int[] causes, FitOptions options) {
    return fit(rows, rows.byGroup().stream().map(AalenJohansen::of).toList(), causes, options);
  }

  private FittedModel fit(
      SurvivalFrame frame, List<AalenJohansen> curves, int[] causes, FitOptions given) {
    SurvivalOptions options = SurvivalOptions.of(given);
    FittedModel.Builder result = FittedModel.of(name(), frame.rows()).events(frame.events());
    List<SurvivalData> data = frame.byGroup();
    for (int group = 0; group < curves.size(); group++) {
      String label = frame.groups().labels().get(group);
      boolean isFollowed = true;
      for (int cause : causes) {
        IncidenceRows rows = new IncidenceRows(curves.get(group), cause, options);
        result.add(rows.fitted(label, String.valueOf(cause), data.get(group), options.times()));
        isFollowed &= timeLost(label, cause, curves.get(group), options, result);
      }
      if (!isFollowed) {
        result.note(
            "Follow-up of %s ends before tau with survivors: no time lost.".formatted(label));
      }
    }
    if (frame.isComparison()) {
      tests(frame, causes, options, result);
    }
    if (frame.events() == 0) {
      result.note("No row has an event: the curves stay at 0.");
    }
    return result.build();
  }

  private static int[] causes(SurvivalFrame rows, FitOptions options) {
    int largest = rows.data().causes();
    OptionalInt asked = options.whole(FitOption.CAUSE);
    if (asked.isEmpty()) {
      return IntStream.rangeClosed(1, largest).toArray();
    }
    if (asked.getAsInt() < 1 || asked.getAsInt() > largest) {
      throw new FormulaException(
          "--cause (%d) must lie between 1 and %d, the largest status."
              .formatted(asked.getAsInt(), largest));
    }
    return new int[] {asked.getAsInt()};
  }

  /** Adds the time lost before tau, if one is asked for; false when it cannot be estimated. */
  private static boolean timeLost(
      String label,
      int cause,
      AalenJohansen curve,
      SurvivalOptions options,
      FittedModel.Builder result) {
    if (options.tau().isEmpty()) {
      return true;
    }
    String name = "time_lost:" + cause;
    double tau = options.tau().getAsDouble();
    Optional<RestrictedMean> lost =
        cause <= curve.causes()
            ? curve.timeLost(cause, tau)
            : curve.timeLost(1, tau).map(other -> new RestrictedMean(tau, 0, 0));
    if (lost.isEmpty()) {
      result.add(FittedQuantity.notEstimable(label, name));
    } else {
      RestrictedMean value = lost.get();
      LimitScale scale = value.mean() > 0 ? LimitScale.LOG : LimitScale.PLAIN;
      result.add(
          FittedQuantity.of(
              label,
              name,
              value.mean(),
              value.standardError(),
              value.limits(options.level(), scale)));
    }
    return lost.isPresent();
  }

  /** Gray's test of the first cause is called {@code gray}, those of others {@code gray:CAUSE}. */
  private static void tests(
      SurvivalFrame frame, int[] causes, SurvivalOptions options, FittedModel.Builder result) {
    for (int cause : causes) {
      String name = cause == causes[0] ? "gray" : "gray:" + cause;
      gray(frame, cause, options.rho().orElse(0))
          .test()
          .ifPresentOrElse(
              test -> result.add(FittedTest.of(name, test)),
              () -> result.add(FittedTest.notEstimable(name)));
    }
    if (causes.length > 1) {
      result.note("The test \"gray\" compares cause %d.".formatted(causes[0]));
    }
    if (frame.isRobust()) {
      result.note("Gray's test takes rows as independent and weights as repeated rows.");
    }
  }

  private static GrayTest gray(SurvivalFrame frame, int cause, double rho) {
    int groups = frame.groups().size();
    int[] group = frame.groups().codes();
    return frame.strata().isWhole()
        ? GrayTest.of(frame.data(), group, groups, cause, rho)
        : GrayTest.stratified(frame.data(), group, groups, frame.strata().codes(), cause, rho);
  }
}
