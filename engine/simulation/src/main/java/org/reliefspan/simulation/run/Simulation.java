package org.reliefspan.simulation.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.reliefspan.domain.pathway.ResolvedPathway;
import org.reliefspan.simulation.cohort.Cohort;
import org.reliefspan.simulation.model.Program;
import org.reliefspan.simulation.model.SimulationException;
import org.reliefspan.simulation.tally.Tally;

/**
 * Runs pathways. A result is a function of pathway, seed and numbers of patients and draws; the
 * number of threads, the order of patients and splits change no bit of it.
 */
public final class Simulation {
  private Simulation() {}

  /**
   * Runs a pathway with one engine.
   *
   * @throws SimulationException where the pathway cannot be run, in words for the user
   */
  public static SimulationResult run(SimulationRequest request) {
    return request.engine() == SimulationRequest.Engine.SIMULATION
        ? new PatientEngine(request).run()
        : new CohortEngine(request).run();
  }

  /**
   * Runs patients in parts, wherever they lie: the same result.
   *
   * @throws SimulationException where the pathway cannot be run, in words for the user
   */
  public static SimulationResult run(SimulationRequest request, Places places) {
    return new PatientParts(request, places).run();
  }

  /** Why a pathway is not one for the cohort engine; empty if it is. */
  public static Optional<String> whyNoCohort(ResolvedPathway pathway) {
    List<Program> programs = new Arms(pathway, 0).programs(0);
    for (int i = 0; i < programs.size(); i++) {
      Optional<String> reason = Cohort.whyNot(programs.get(i));
      if (reason.isPresent()) {
        return Optional.of("%s: %s".formatted(pathway.strategies().get(i).name(), reason.get()));
      }
    }
    return Optional.empty();
  }

  /**
   * Sums over some patients, for who splits the work; merged they are those of {@link #run}.
   *
   * @param from first patient, counted from 0
   * @param until first patient no more
   */
  public static Tally tally(ResolvedPathway pathway, long seed, long from, long until) {
    PatientBlock block = block(pathway, seed);
    Program first = new Arms(pathway, seed).programs(0).get(0);
    Tally tally = Tally.withErrors(pathway.strategies().size(), first.outcomes().size());
    block.addTo(tally, from, until);
    return tally;
  }

  /** What some patients gain, by [patient], then row-major [strategy][outcome]. */
  public static List<double[]> patients(ResolvedPathway pathway, long seed, List<Long> numbers) {
    PatientBlock block = block(pathway, seed);
    List<double[]> all = new ArrayList<>();
    numbers.forEach(number -> all.add(block.patient(number).clone()));
    return all;
  }

  /**
   * Lets a watch see what happens to some patients of a strategy.
   *
   * @param strategy index
   */
  public static void watch(
      ResolvedPathway pathway, int strategy, long seed, List<Long> numbers, Watch watch) {
    Program program = new Arms(pathway, seed).programs(0).get(strategy);
    List<String> name = List.of(pathway.strategies().get(strategy).name());
    PatientBlock block =
        new PatientBlock(name, List.of(program), program.luck(seed, 0), List.of(watch));
    numbers.forEach(block::patient);
  }

  private static PatientBlock block(ResolvedPathway pathway, long seed) {
    Arms arms = new Arms(pathway, seed);
    List<Program> programs = arms.programs(0);
    return PatientBlock.unwatched(arms.names(), programs, programs.get(0).luck(seed, 0));
  }
}
