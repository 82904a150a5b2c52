package org.reliefspan.simulation.run;

import java.util.ArrayList;
import java.util.List;
import org.reliefspan.numerics.random.Philox;
import org.reliefspan.simulation.model.Program;
import org.reliefspan.simulation.model.SimulationException;
import org.reliefspan.simulation.tally.Tally;

/** Runs each patient through all strategies with the same luck. Not thread-safe. */
final class PatientBlock {
  private final List<String> names;
  private final List<Program> programs;
  private final Philox luck;
  private final PatientRun[] runs;
  private final Watch[] watches;
  private final int outcomes;
  private final double[] gains;

  /**
   * Compiles what is run.
   *
   * @param names of the strategies
   */
  PatientBlock(List<String> names, List<Program> programs, Philox luck, List<Watch> watches) {
    this(names, programs, luck, watches, programs.stream().map(Readings::none).toList());
  }

  /**
   * The same with measures read.
   *
   * @param names of the strategies
   */
  PatientBlock(
      List<String> names,
      List<Program> programs,
      Philox luck,
      List<Watch> watches,
      List<Readings> readings) {
    this.names = List.copyOf(names);
    this.programs = List.copyOf(programs);
    this.luck = luck;
    this.runs = new PatientRun[programs.size()];
    for (int i = 0; i < runs.length; i++) {
      runs[i] = runOf(names.get(i), programs.get(i), readings.get(i));
    }
    this.watches = watches.toArray(Watch[]::new);
    this.outcomes = programs.get(0).outcomes().size();
    this.gains = new double[runs.length * outcomes];
  }

  private static PatientRun runOf(String name, Program program, Readings readings) {
    try {
      return PatientRun.of(program, readings);
    } catch (SimulationException wrong) {
      throw wrong.in(name);
    }
  }

  static PatientBlock unwatched(List<String> names, List<Program> programs, Philox luck) {
    List<Watch> watches = new ArrayList<>();
    programs.forEach(each -> watches.add(Watch.NOTHING));
    return new PatientBlock(names, programs, luck, watches);
  }

  /** Gains of a patient, row-major [strategy][outcome]; the array is reused. */
  double[] patient(long number) {
    for (int i = 0; i < runs.length; i++) {
      try {
        runs[i].run(luck, number, gains, i * outcomes, watches[i]);
      } catch (SimulationException wrong) {
        throw wrong.in(names.get(i));
      }
    }
    for (int i = 0; i < gains.length; i++) {
      if (!(Math.abs(gains[i]) < Double.POSITIVE_INFINITY)) {
        throw notANumber(i / outcomes, i % outcomes);
      }
    }
    return gains;
  }

  void addTo(Tally tally, long from, long until) {
    for (long number = from; number < until; number++) {
      tally.add(patient(number));
    }
  }

  private SimulationException notANumber(int strategy, int outcome) {
    String name = programs.get(0).outcomes().get(outcome).name();
    return SimulationException.at(
            programs.get(strategy).placeOfOutcome(name),
            "The outcome %s of a patient is not a finite number. Maybe an expression divides by 0."
                .formatted(name))
        .in(names.get(strategy));
  }
}
