package org.reliefspan.analysis.fit;

import java.util.LinkedHashMap;
import java.util.List;
import org.reliefspan.analysis.design.ModelFrame;
import org.reliefspan.analysis.parts.Parts;
import org.reliefspan.domain.fit.FitOptions;
import org.reliefspan.numerics.model.NotEstimableException;
import org.reliefspan.numerics.survival.SurvivalData;

/** Follow-ups counted by day, as they are and in each bootstrap replicate. */
record ResampledSurvival(
    CollapsedFrame names, ResampledKinds<CollapsedFrame.Kind> kinds, long rows, long events) {

  static ResampledSurvival of(Parts<ModelFrame> frames, FitOptions options) {
    Resampling resampling = Resampling.of(options);
    CollapsedFrame names = frames.collect(ResampledSurvival::names).get(0);
    ResampledKinds<CollapsedFrame.Kind> kinds =
        ResampledKinds.joined(frames.collect(frame -> counted(frame, options, resampling)));
    if (kinds.columns().isEmpty()) {
      throw new NotEstimableException("No complete row is left.");
    }
    List<Long> events =
        frames.collect(frame -> frame.rows() == 0 ? 0L : SurvivalFrame.of(frame, options).events());
    return new ResampledSurvival(
        names,
        kinds,
        frames.collect(ModelFrame::rows).stream().mapToLong(Integer::longValue).sum(),
        events.stream().mapToLong(Long::longValue).sum());
  }

  private static CollapsedFrame names(ModelFrame frame) {
    return new CollapsedFrame(
        frame.groups().labels(), frame.strata().labels(), new LinkedHashMap<>(), 0, 0);
  }

  private static ResampledKinds<CollapsedFrame.Kind> counted(
      ModelFrame frame, FitOptions options, Resampling resampling) {
    if (frame.rows() == 0) {
      return ResampledKinds.joined(List.of());
    }
    SurvivalData data = SurvivalFrame.untied(frame, options).data();
    return ResampledKinds.of(frame, resampling, row -> CollapsedFrame.Kind.of(frame, data, row));
  }

  /** The rows as they are. */
  SurvivalFrame original() {
    return names.frame(kinds.kinds(0), kinds.weights(0), rows, events);
  }

  /** The rows of a replicate. */
  SurvivalFrame replicate(int number) {
    return names.frame(kinds.kinds(number + 1), kinds.weights(number + 1), rows, events);
  }
}
