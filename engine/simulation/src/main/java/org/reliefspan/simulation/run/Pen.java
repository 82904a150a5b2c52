package org.reliefspan.simulation.run;

import java.util.ArrayList;
import java.util.List;
import org.reliefspan.simulation.model.Cycles;
import org.reliefspan.simulation.model.Program;

/** Writes down what happens to one patient at a time. Not thread-safe. */
public final class Pen implements Watch {
  private final Program program;
  private final boolean discrete;
  private final double unitsPerStep;
  private final List<History.Step> steps = new ArrayList<>();
  private final List<History.Added> added = new ArrayList<>();
  private String start = "";
  private String left = "";

  /** For patients of a program. */
  public Pen(Program program) {
    this.program = program;
    this.discrete = program.cycles().isPresent();
    this.unitsPerStep =
        program.cycles().map(Cycles::length).orElseGet(() -> 1 / program.ticksPerUnit());
  }

  /** Another patient. */
  public void begin() {
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
      step(from, HistoryRecorder.MOVE, left, name);
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

  /**
   * What was written.
   *
   * @param gains by outcome
   */
  public History history(long patient, int strategy, double[] gains) {
    return new History(patient, strategy, start, steps, program.horizon(), gains);
  }
}
