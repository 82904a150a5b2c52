package org.reliefspan.simulation.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.reliefspan.domain.pathway.PathwaySpec;
import org.reliefspan.domain.pathway.ResolvedPathway;
import org.reliefspan.simulation.model.Cycles;
import org.reliefspan.simulation.model.Program;
import org.reliefspan.simulation.model.SimulationException;
import org.reliefspan.simulation.psa.ParameterDraws;

/** The strategies of a pathway, compiled for a draw of the parameters. */
final class Arms {
  private final List<PathwaySpec> models;
  private final List<ParameterDraws> draws;

  Arms(ResolvedPathway pathway, long seed) {
    this.models = AlignedOutcomes.of(pathway);
    this.draws = models.stream().map(each -> new ParameterDraws(each, seed)).toList();
  }

  /** Values of parameters in a draw, by strategy. */
  List<Map<String, Double>> values(int draw) {
    return draws.stream().map(each -> each.values(draw)).toList();
  }

  boolean anyUncertain() {
    return draws.stream().anyMatch(ParameterDraws::isAny);
  }

  /** Programs by strategy; draw 0 has the parameters as written. */
  List<Program> programs(int draw) {
    List<Program> programs = new ArrayList<>();
    for (int i = 0; i < models.size(); i++) {
      programs.add(Program.of(models.get(i), draws.get(i).values(draw)));
    }
    for (Program program : programs) {
      requireAlike(programs.get(0), program);
    }
    return programs;
  }

  private static void requireAlike(Program one, Program other) {
    boolean alike =
        one.states().equals(other.states())
            && one.cycles().map(Cycles::length).equals(other.cycles().map(Cycles::length));
    if (!alike) {
      throw new SimulationException(
          "Strategies must have the same states and the same cycle. Maybe a strategy sets a"
              + " parameter on which the cycle depends.");
    }
  }
}
