package org.reliefspan.simulation.result;

import java.util.ArrayList;
import java.util.List;
import org.reliefspan.domain.quantity.Interval;
import org.reliefspan.domain.simulation.MeasureRow;
import org.reliefspan.simulation.run.MeasureMeans;
import org.reliefspan.simulation.run.SimulationResult;

/** Rows of {@code measures}: strategy by strategy, measure by measure, while anybody is left. */
final class MeasureRows {
  private MeasureRows() {}

  static List<MeasureRow> of(SimulationResult result) {
    MeasureMeans means = result.measures();
    List<MeasureRow> rows = new ArrayList<>();
    for (int s = 0; s < result.strategies().size(); s++) {
      for (int measure = 0; measure < means.measures().size(); measure++) {
        for (int time = 0; time < result.timesOf()[s]; time++) {
          long patients = means.patients(s, time, measure);
          if (patients > 0) {
            rows.add(
                new MeasureRow(
                    result.strategies().get(s),
                    means.measures().get(measure),
                    result.times()[time],
                    means.mean(s, time, measure).orElseThrow(),
                    means
                        .limits(s, time, measure, StrategyRows.LEVEL)
                        .map(
                            limits ->
                                new Interval(limits.lower(), limits.upper(), StrategyRows.LEVEL)),
                    patients));
          }
        }
      }
    }
    return rows;
  }
}
