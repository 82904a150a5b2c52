package org.reliefspan.analysis.fit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.reliefspan.analysis.design.Design;
import org.reliefspan.analysis.design.Groups;
import org.reliefspan.analysis.design.ModelFrame;
import org.reliefspan.analysis.design.Response;

/** Frames of parts joined to one, without the columns that play further roles. */
final class JoinedFrames {
  private static final Response NOTHING = new Response.RightCensored(new double[0], new int[0]);

  private JoinedFrames() {}

  static ModelFrame of(List<ModelFrame> frames) {
    Design names = frames.get(0).design();
    Design design =
        new Design(
            names.columns(),
            names.termOfColumn(),
            names.terms(),
            numbers(frames, frame -> frame.design().values()));
    ModelFrame.Dropped dropped =
        frames.stream()
            .map(ModelFrame::dropped)
            .reduce(new ModelFrame.Dropped(0, 0), ModelFrame.Dropped::plus);
    return new ModelFrame(
        design,
        response(frames),
        groups(frames, ModelFrame::groups),
        groups(frames, ModelFrame::strata),
        clusters(frames),
        numbers(frames, ModelFrame::offsets),
        numbers(frames, ModelFrame::caseWeights),
        Map.of(),
        dropped,
        new int[0]);
  }

  /** What a part says beside its rows: names of columns, and how the left side is read. */
  static ModelFrame withoutRows(ModelFrame frame) {
    Design names = frame.design();
    return new ModelFrame(
        new Design(names.columns(), names.termOfColumn(), names.terms(), new double[0]),
        frame.response() instanceof Response.None ? new Response.None(0) : NOTHING,
        Groups.one(0),
        Groups.one(0),
        new int[0],
        new double[0],
        new double[0],
        Map.of(),
        frame.dropped(),
        new int[0]);
  }

  private static Response response(List<ModelFrame> frames) {
    List<Response> all = frames.stream().map(ModelFrame::response).toList();
    if (all.get(0) instanceof Response.StartStop) {
      List<Response.StartStop> spells = all.stream().map(r -> (Response.StartStop) r).toList();
      return new Response.StartStop(
          numbers(spells, Response.StartStop::start),
          numbers(spells, Response.StartStop::stop),
          wholes(spells, Response.StartStop::status));
    }
    if (all.get(0) instanceof Response.RightCensored) {
      List<Response.RightCensored> times =
          all.stream().map(r -> (Response.RightCensored) r).toList();
      return new Response.RightCensored(
          numbers(times, Response.RightCensored::time),
          wholes(times, Response.RightCensored::status));
    }
    return all.get(0); // refused by the model
  }

  private static Groups groups(List<ModelFrame> frames, Function<ModelFrame, Groups> part) {
    int[] codes = wholes(frames, frame -> part.apply(frame).codes());
    return new Groups(codes, part.apply(frames.get(0)).labels()).compressed();
  }

  /** Clusters are numbered within each part, and none lies in two. */
  private static int[] clusters(List<ModelFrame> frames) {
    List<int[]> shifted = new ArrayList<>();
    int before = 0;
    for (ModelFrame frame : frames) {
      int first = before;
      int[] own = Arrays.stream(frame.clusters()).map(number -> first + number).toArray();
      before = Math.max(before, Arrays.stream(own).max().orElse(before - 1) + 1);
      shifted.add(own);
    }
    return wholes(shifted, numbers -> numbers);
  }

  private static <T> double[] numbers(List<T> parts, Function<T, double[]> values) {
    return parts.stream().map(values).flatMapToDouble(Arrays::stream).toArray();
  }

  private static <T> int[] wholes(List<T> parts, Function<T, int[]> values) {
    return parts.stream().map(values).flatMapToInt(Arrays::stream).toArray();
  }
}
