package org.reliefspan.simulation.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.reliefspan.domain.pathway.PathwaySpec;
import org.reliefspan.domain.pathway.ResolvedPathway;
import org.reliefspan.simulation.model.Cycles;
import org.reliefspan.simulation.model.Program;
import org.reliefspan.simulation.model.SimulationException;
import org.reliefspan.simulation.psa.ParameterDraws;

/** The strategies of a pathway, compiled for a draw of the parameters. */
final class Arms {
  private final List<String> names;
  private final List<PathwaySpec> models;
  private final List<ParameterDraws> draws;

  Arms(ResolvedPathway pathway, long seed) {
    this.names = pathway.strategies().stream().map(ResolvedPathway.Strategy::name).toList();
    this.models = AlignedOutcomes.of(pathway);
    this.draws = new ArrayList<>();
    for (int i = 0; i < models.size(); i++) {
      draws.add(drawsOf(i, seed));
    }
  }

  private ParameterDraws drawsOf(int strategy, long seed) {
    try {
      return new ParameterDraws(models.get(strategy), seed);
    } catch (SimulationException wrong) {
      throw wrong.in(names.get(strategy));
    }
  }

  /** Names of the strategies. */
  List<String> names() {
    return names;
  }

  /** Values of parameters in a draw, by strategy. */
  List<Map<String, Double>> values(int draw) {
    return draws.stream().map(each -> each.values(draw)).toList();
  }

  /** Values of all uncertain parameters at chosen uniform numbers, by name. */
  Map<String, Double> valuesAt(ToDoubleFunction<String> uniform) {
    Map<String, Double> values = new HashMap<>();
    draws.forEach(each -> each.at(uniform).forEach(values::putIfAbsent));
    return values;
  }

  boolean anyUncertain() {
    return draws.stream().anyMatch(ParameterDraws::isAny);
  }

  /** Programs by strategy; draw 0 has the parameters as written. */
  List<Program> programs(int draw) {
    return compiled(draws.stream().map(each -> each.values(draw)).toList());
  }

  /**
   * Programs with some of the uncertain parameters at chosen values and all others as written.
   *
   * @param chosen by name; a strategy that sets a parameter itself keeps its own value
   */
  List<Program> programs(Map<String, Double> chosen) {
    List<Map<String, Double>> values = new ArrayList<>();
    for (ParameterDraws each : draws) {
      Map<String, Double> uncertain = new HashMap<>(chosen);
      uncertain.keySet().retainAll(each.names());
      values.add(uncertain);
    }
    return compiled(values);
  }

  /** Uncertain parameters of any strategy, in the order of the file. */
  List<String> uncertain() {
    return draws.stream().flatMap(each -> each.names().stream()).distinct().toList();
  }

  /** The value below which an uncertain parameter lies with a probability. */
  double quantile(String parameter, double probability) {
    return draws.stream()
        .filter(each -> each.names().contains(parameter))
        .findFirst()
        .orElseThrow()
        .quantile(parameter, probability);
  }

  private List<Program> compiled(List<Map<String, Double>> values) {
    List<Program> programs = new ArrayList<>();
    for (int i = 0; i < models.size(); i++) {
      try {
        programs.add(Program.of(models.get(i), values.get(i)));
      } catch (SimulationException wrong) {
        throw wrong.in(names.get(i));
      }
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
