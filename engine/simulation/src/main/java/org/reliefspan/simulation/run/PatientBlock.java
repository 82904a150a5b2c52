package org.reliefspan.simulation.run;

import java.util.ArrayList;
import java.util.List;
import org.reliefspan.numerics.random.Philox;
import org.reliefspan.simulation.model.Program;
import org.reliefspan.simulation.model.SimulationException;
import org.reliefspan.simulation.tally.Tally;

/** Runs each patient through all strategies with the same luck. Not thread-safe. */
final class PatientBlock {
  private final List<Program> programs;
  private final Philox luck;
  private final PatientRun[] runs;
  private final Watch[] watches;
  private final int outcomes;
  private final double[] gains;

  PatientBlock(List<Program> programs, Philox luck, List<Watch> watches) {
    this(programs, luck, watches, programs.stream().map(Readings::none).toList());
  }

  PatientBlock(List<Program> programs, Philox luck, List<Watch> watches, List<Readings> readings) {
    this.programs = List.copyOf(programs);
    this.luck = luck;
    this.runs = new PatientRun[programs.size()];
    for (int i = 0; i < runs.length; i++) {
      runs[i] = PatientRun.of(programs.get(i), readings.get(i));
    }
    this.watches = watches.toArray(Watch[]::new);
    this.outcomes = programs.get(0).outcomes().size();
    this.gains = new double[runs.length * outcomes];
  }

  static PatientBlock unwatched(List<Program> programs, Philox luck) {
    List<Watch> watches = new ArrayList<>();
    programs.forEach(each -> watches.add(Watch.NOTHING));
    return new PatientBlock(programs, luck, watches);
  }

  /** Gains of a patient, row-major [strategy][outcome]; the array is reused. */
  double[] patient(long number) {
    for (int i = 0; i < runs.length; i++) {
      runs[i].run(luck, number, gains, i * outcomes, watches[i]);
    }
    for (int i = 0; i < gains.length; i++) {
      if (!(Math.abs(gains[i]) < Double.POSITIVE_INFINITY)) {
        throw notANumber(i % outcomes);
      }
    }
    return gains;
  }

  void addTo(Tally tally, long from, long until) {
    for (long number = from; number < until; number++) {
      tally.add(patient(number));
    }
  }

  private SimulationException notANumber(int outcome) {
    return new SimulationException(
        "The outcome %s of a patient is not a finite number. Maybe an expression divides by 0."
            .formatted(programs.get(0).outcomes().get(outcome).name()));
  }
}
