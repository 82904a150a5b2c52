package org.reliefspan.simulation.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.reliefspan.domain.pathway.ResolvedPathway;
import org.reliefspan.simulation.model.Outcome;
import org.reliefspan.simulation.model.Program;
import org.reliefspan.simulation.model.SimulationException;
import org.reliefspan.simulation.psa.ParameterDraws;

/** The strategies of a pathway, compiled for a draw of the parameters. */
final class Arms {
  private final ResolvedPathway pathway;
  private final List<ParameterDraws> draws = new ArrayList<>();

  Arms(ResolvedPathway pathway, long seed) {
    this.pathway = pathway;
    pathway.strategies().forEach(each -> draws.add(new ParameterDraws(each.model(), seed)));
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
    for (int i = 0; i < pathway.strategies().size(); i++) {
      Map<String, Double> drawn = draws.get(i).values(draw);
      programs.add(Program.of(pathway.strategies().get(i).model(), drawn));
    }
    for (Program program : programs) {
      requireAlike(programs.get(0), program);
    }
    return programs;
  }

  private static void requireAlike(Program one, Program other) {
    boolean alike =
        names(one).equals(names(other))
            && one.states().equals(other.states())
            && one.horizon() == other.horizon()
            && one.cycles().isPresent() == other.cycles().isPresent()
            && one.cycles().map(each -> each.count()).equals(other.cycles().map(o -> o.count()));
    if (!alike) {
      throw new SimulationException(
          "Strategies must have the same states, outcomes, horizon and cycles. Maybe declare the"
              + " outcome in the base.");
    }
  }

  private static List<String> names(Program program) {
    return program.outcomes().stream().map(Outcome::name).toList();
  }
}
