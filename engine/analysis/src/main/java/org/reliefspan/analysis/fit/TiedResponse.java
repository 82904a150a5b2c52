package org.reliefspan.analysis.fit;

import org.reliefspan.analysis.design.Response;
import org.reliefspan.numerics.survival.TiedTimes;

/** Follow-up whose times are tied when they differ by rounding only: see {@link TiedTimes}. */
final class TiedResponse {
  private TiedResponse() {}

  /** The same left side, times joined; other kinds of left side stay. */
  static Response of(Response response) {
    if (response instanceof Response.RightCensored times) {
      return new Response.RightCensored(
          TiedTimes.of(times.time()).joined(times.time()), times.status());
    }
    if (response instanceof Response.StartStop spells) {
      return of(spells);
    }
    return response;
  }

  /** Spells, times joined. */
  static Response.StartStop of(Response.StartStop spells) {
    TiedTimes tied = TiedTimes.of(spells.start(), spells.stop());
    double[] start = tied.joined(spells.start());
    double[] stop = tied.joined(spells.stop());
    if (!tied.isNone()) {
      TiedTimes.requireLength(start, stop);
    }
    return new Response.StartStop(start, stop, spells.status());
  }
}
