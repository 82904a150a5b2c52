package org.reliefspan.simulation.run;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.reliefspan.domain.pathway.ResolvedPathway;
import org.reliefspan.simulation.model.Outcome;
import org.reliefspan.simulation.model.Program;

/** Records the histories of patients, one after the other, each under all strategies. */
public final class HistoryRecorder {
  /** Name of a move in discrete time, which has no event. */
  public static final String MOVE = "move";

  private final List<Program> programs;
  private final PatientBlock block;
  private final List<Pen> pens = new ArrayList<>();

  /** The parameters as written. */
  public HistoryRecorder(ResolvedPathway pathway, long seed) {
    Arms arms = new Arms(pathway, seed);
    this.programs = arms.programs(0);
    programs.forEach(each -> pens.add(new Pen(each)));
    this.block =
        new PatientBlock(arms.names(), programs, programs.get(0).luck(seed, 0), List.copyOf(pens));
  }

  /** Names of the outcomes. */
  public List<String> outcomes() {
    return programs.get(0).outcomes().stream().map(Outcome::name).toList();
  }

  /** Names of the states. */
  public List<String> states() {
    return programs.get(0).states();
  }

  /** End of the longest strategy, in the unit of the file. */
  public double horizon() {
    return programs.stream().mapToDouble(Program::horizon).max().orElseThrow();
  }

  /** The histories of a patient, by strategy. */
  public List<History> patient(long number) {
    pens.forEach(Pen::begin);
    double[] gains = block.patient(number);
    int outcomes = gains.length / pens.size();
    List<History> histories = new ArrayList<>();
    for (int s = 0; s < pens.size(); s++) {
      double[] own = new double[outcomes];
      System.arraycopy(gains, s * outcomes, own, 0, outcomes);
      histories.add(pens.get(s).history(number, s, own));
    }
    return histories;
  }

  /** Shows the histories of patients in order, each patient's by strategy. */
  public void forEach(long from, long until, Consumer<List<History>> reader) {
    for (long number = from; number < until; number++) {
      reader.accept(patient(number));
    }
  }
}
