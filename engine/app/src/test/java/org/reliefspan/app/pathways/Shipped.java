package org.reliefspan.app.pathways;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.reliefspan.app.fixture.Folders;
import org.reliefspan.app.studyfile.PathwayFile;
import org.reliefspan.domain.pathway.Happening;
import org.reliefspan.domain.pathway.OutcomeSpec;
import org.reliefspan.domain.pathway.PathwaySpec;
import org.reliefspan.domain.pathway.ResolvedPathway;
import org.reliefspan.simulation.run.Simulation;
import org.reliefspan.simulation.run.SimulationRequest;
import org.reliefspan.simulation.run.SimulationResult;
import org.reliefspan.simulation.run.Watch;

/** A pathway file that is shipped. */
record Shipped(PathwaySpec spec, ResolvedPathway pathway) {
  private static final int SEED = 20260901;
  private static final double TICKS = 1048576;

  /**
   * What happened to a patient.
   *
   * @param name of an event or happening
   * @param day when
   * @param added what it added, by outcome; NaN where nothing
   */
  record Happened(String name, double day, List<Double> added) {}

  /** All files. */
  static List<Path> files() {
    Path folder = Folders.repository().resolve("datasets/pathways");
    return Folders.names(folder).stream()
        .filter(name -> name.endsWith(".yaml"))
        .map(folder::resolve)
        .toList();
  }

  static Shipped named(String name) {
    return of(Folders.repository().resolve("datasets/pathways/" + name + ".yaml"));
  }

  static Shipped of(Path file) {
    PathwaySpec spec = PathwayFile.read(file).spec().orElseThrow();
    return new Shipped(spec, ResolvedPathway.of(spec));
  }

  int strategy(String name) {
    return pathway.strategies().stream().map(ResolvedPathway.Strategy::name).toList().indexOf(name);
  }

  int outcome(String name) {
    return pathway.strategies().get(0).model().outcomes().stream()
        .map(OutcomeSpec::name)
        .toList()
        .indexOf(name);
  }

  SimulationRequest request(long patients) {
    return SimulationRequest.of(pathway, SimulationRequest.Engine.SIMULATION, patients, SEED);
  }

  SimulationResult run(long patients) {
    return Simulation.run(request(patients));
  }

  /** The stories of the first patients. */
  List<List<Happened>> stories(String strategy, int patients) {
    int index = strategy(strategy);
    return LongStream.range(0, patients).mapToObj(patient -> story(index, patient)).toList();
  }

  private List<Happened> story(int strategy, long patient) {
    PathwaySpec model = pathway.strategies().get(strategy).model();
    Writer writer = new Writer(Happening.names(model), model.outcomes().size());
    Simulation.watch(pathway, strategy, SEED, List.of(patient), writer);
    return List.copyOf(writer.story);
  }

  private static final class Writer implements Watch {
    private final List<String> names;
    private final Double[] added;
    private final List<Happened> story = new ArrayList<>();

    Writer(List<String> names, int outcomes) {
      this.names = names;
      added = new Double[outcomes];
      forget();
    }

    private void forget() {
      Arrays.fill(added, Double.NaN);
    }

    @Override
    public void added(int outcome, double value) {
      added[outcome] = value;
    }

    @Override
    public void event(int event, long tick, int state) {
      story.add(new Happened(names.get(event), tick / TICKS, List.of(added)));
      forget();
    }
  }
}
