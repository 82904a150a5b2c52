package org.reliefspan.simulation.run;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.reliefspan.domain.pathway.ResolvedPathway;
import org.reliefspan.simulation.model.Cycles;
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

  /** Writes down what it watches. */
  private static final class Pen implements Watch {
    private final Program program;
    private final boolean discrete;
    private final double unitsPerStep;
    private final List<History.Step> steps = new ArrayList<>();
    private final List<History.Added> added = new ArrayList<>();
    private String start = "";
    private String left = "";

    Pen(Program program) {
      this.program = program;
      this.discrete = program.cycles().isPresent();
      this.unitsPerStep =
          program.cycles().map(Cycles::length).orElseGet(() -> 1 / program.ticksPerUnit());
    }

    void begin() {
      steps.clear();
      added.clear();
      start = "";
      left = "";
    }

    @Override
    public void added(int outcome, double value) {
      if (value != 0) {
        added.add(new History.Added(program.outcomes().get(outcome).name(), value));
      }
    }

    /** In discrete time a stay that ends is a move, whose target the next stay tells. */
    @Override
    public void stay(int state, long from, long until) {
      String name = program.states().get(state);
      if (start.isEmpty()) {
        start = name;
      }
      if (discrete && !left.isEmpty()) {
        step(from, MOVE, left, name);
      }
      left = name;
    }

    @Override
    public void event(int event, long tick, int state) {
      String to = program.states().get(state);
      String from = left.isEmpty() ? to : left;
      if (start.isEmpty()) {
        start = from;
      }
      step(tick, program.events().get(event), from, to);
      left = "";
    }

    private void step(long tick, String event, String from, String to) {
      steps.add(new History.Step(tick * unitsPerStep, event, from, to, added));
      added.clear();
    }

    History history(long patient, int strategy, double[] gains) {
      return new History(patient, strategy, start, steps, program.horizon(), gains);
    }
  }
}
