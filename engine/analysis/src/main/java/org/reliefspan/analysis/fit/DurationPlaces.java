package org.reliefspan.analysis.fit;

import java.io.Serializable;
import java.util.List;
import org.reliefspan.analysis.parts.Parts;
import org.reliefspan.numerics.duration.DurationParts;
import org.reliefspan.numerics.duration.DurationSample;

/** Parts as the places of a fit of durations. */
record DurationPlaces(Parts<DurationSample> samples) implements DurationParts.Collector {
  @Override
  public <R extends Serializable> List<R> collect(DurationParts.Task<R> task) {
    return samples.collect(task::apply);
  }
}
