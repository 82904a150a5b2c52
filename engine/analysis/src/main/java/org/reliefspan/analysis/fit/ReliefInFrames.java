package org.reliefspan.analysis.fit;

import java.util.List;
import java.util.Optional;
import org.reliefspan.analysis.design.ModelFrame;
import org.reliefspan.analysis.parts.PartFunction;
import org.reliefspan.analysis.parts.Parts;
import org.reliefspan.numerics.hidden.ReliefHistories;
import org.reliefspan.numerics.hidden.ReliefParts;
import org.reliefspan.numerics.hidden.ReliefTask;

/** Histories made from the frames of a table in parts; some parts may be empty. */
record ReliefInFrames(Parts<Optional<ReliefHistories>> parts) implements ReliefParts {

  /** Reads the histories of each part once. */
  static ReliefInFrames of(
      Parts<ModelFrame> frames, PartFunction<ModelFrame, ReliefHistories> reader) {
    return new ReliefInFrames(
        frames.prepare(
            frame -> frame.rows() == 0 ? Optional.empty() : Optional.of(reader.apply(frame))));
  }

  @Override
  public <R> List<R> collect(ReliefTask<R> task) {
    List<List<R>> results =
        parts.collect(
            part -> part.map(histories -> List.of(task.apply(histories))).orElseGet(List::of));
    return results.stream().flatMap(List::stream).toList();
  }

  @Override
  public ReliefParts keep(ReliefTask<ReliefHistories> change) {
    return new ReliefInFrames(parts.prepare(part -> part.map(change::apply)));
  }
}
