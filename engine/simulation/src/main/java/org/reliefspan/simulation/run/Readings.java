package org.reliefspan.simulation.run;

import java.util.List;
import org.reliefspan.simulation.model.Measure;
import org.reliefspan.simulation.model.Node;
import org.reliefspan.simulation.model.Patient;
import org.reliefspan.simulation.model.Program;
import org.reliefspan.simulation.model.SimulationException;
import org.reliefspan.simulation.tally.MeasureSums;

/** Reads the measures of patients who are not in a final state at the times of a grid. */
final class Readings {
  private final Node[] values; // [measure][state]
  private final int[] columns; // by measure: which of the sums
  private final List<Measure> measures;
  private final double[] times;
  private final int states;
  private final MeasureSums sums;
  private int at;

  private Readings(Program program, long[] ticks, int[] columns, MeasureSums sums) {
    this.measures = program.measures();
    this.states = program.states().size();
    this.values = measures.stream().flatMap(each -> each.values().stream()).toArray(Node[]::new);
    this.columns = columns;
    this.times = new double[measures.isEmpty() ? 0 : ticks.length];
    for (int i = 0; i < times.length; i++) {
      times[i] = ticks[i] / program.ticksPerUnit();
    }
    this.sums = sums;
  }

  /** Reads nothing. */
  static Readings none(Program program) {
    return new Readings(program, new long[0], new int[0], new MeasureSums(0, 0));
  }

  /**
   * Reads at some ticks.
   *
   * @param names of all measures, of which the program has some
   */
  static Readings at(Program program, long[] ticks, List<String> names, MeasureSums sums) {
    int[] columns =
        program.measures().stream().mapToInt(each -> names.indexOf(each.name())).toArray();
    return new Readings(program, ticks, columns, sums);
  }

  /** Another patient. */
  void begin() {
    at = 0;
  }

  /** Reads at the times before a time that were not read yet; the patient may be moved. */
  void until(double time, Patient patient) {
    for (; at < times.length && times[at] < time; at++) {
      patient.moveTo(times[at]);
      read(patient);
    }
  }

  /** Reads no more of this patient. */
  void end() {
    at = times.length;
  }

  private void read(Patient patient) {
    for (int measure = 0; measure < columns.length; measure++) {
      double value = values[measure * states + patient.state()].value(patient);
      if (!(Math.abs(value) < Double.POSITIVE_INFINITY)) {
        throw new SimulationException(
            "The measure %s of a patient is not a finite number. Maybe it divides by 0, or reads"
                    .formatted(measures.get(measure).name())
                + " since() of what has not happened.");
      }
      sums.add(at, columns[measure], value);
    }
  }
}
