package org.reliefspan.app.service;

import java.util.function.Function;
import org.reliefspan.simulation.run.Places;
import org.reliefspan.spark.distribute.SimulationPlaces;
import org.reliefspan.spark.session.EngineSession;

/** Spark for as long as a simulation needs it. */
final class SparkPlaces {
  private SparkPlaces() {}

  static <R> R with(EngineOptions options, Function<Places, R> simulation) {
    try (Scratch scratch = Scratch.temporary("simulation");
        EngineSession session = new EngineSession(options.spark(scratch.folder()))) {
      return simulation.apply(new SimulationPlaces(session));
    }
  }
}
