package org.reliefspan.spark.distribute;

import java.io.Serializable;
import java.util.List;
import org.reliefspan.simulation.run.Places;
import org.reliefspan.spark.session.EngineSession;

/** Parts of a simulation as tasks of Spark. */
public final class SimulationPlaces implements Places {
  private final EngineSession session;

  public SimulationPlaces(EngineSession session) {
    this.session = session;
  }

  @Override
  public <R extends Serializable> List<R> map(int parts, Work<R> work) {
    return parts == 0 ? List.of() : NumberedTasks.map(session, parts, work::apply);
  }
}
