package org.reliefspan.simulation.result;

import java.util.ArrayList;
import java.util.List;
import org.reliefspan.domain.simulation.OccupancyRow;
import org.reliefspan.simulation.run.SimulationResult;

/**
 * Rows of {@code occupancy}: strategy by strategy, state by state, in time up to the strategy's own
 * horizon.
 */
final class OccupancyRows {
  private OccupancyRows() {}

  static List<OccupancyRow> of(SimulationResult result) {
    List<OccupancyRow> rows = new ArrayList<>();
    for (int strategy = 0; strategy < result.strategies().size(); strategy++) {
      for (int state = 0; state < result.states().size(); state++) {
        for (int time = 0; time < result.timesOf()[strategy]; time++) {
          rows.add(
              new OccupancyRow(
                  result.strategies().get(strategy),
                  result.states().get(state),
                  result.times()[time],
                  result.occupancy(strategy, time, state)));
        }
      }
    }
    return rows;
  }
}
