package org.reliefspan.numerics.hiddenmarkov;

import java.util.Arrays;
import org.reliefspan.numerics.matrix.MatrixExponential;
import org.reliefspan.numerics.panel.PanelModel;
import org.reliefspan.numerics.panel.TransitionGraph;

/**
 * exp((Q - Lambda) dt) of every distinct step, with derivatives by the log intensity of each
 * transition and the log rate of each state that can be left. Not thread-safe.
 */
final class StepMatrices {
  private static final double LARGEST_LOG = 60;

  final int naturals;
  private final HiddenMarkovModel model;
  private final HiddenMarkovRows rows;
  private final TransitionGraph graph;
  private final int states;
  private final int transitions;
  private final MatrixExponential exponential;
  private final double[] generator;
  private final double[] direction;
  final double[][] value;
  final double[][] derivative; // [step * naturals + natural]

  /** Intensities of each step, row-major [step][transition]. */
  final double[] intensity;

  StepMatrices(HiddenMarkovModel model, HiddenMarkovRows rows) {
    this.model = model;
    this.rows = rows;
    this.graph = model.intensities.graph();
    this.states = model.states;
    this.transitions = graph.size();
    this.naturals = transitions + (model.rates ? model.living.length : 0);
    this.exponential = MatrixExponential.ofSize(states);
    this.generator = new double[states * states];
    this.direction = new double[states * states];
    this.value = new double[rows.steps()][states * states];
    this.derivative = new double[rows.steps() * naturals][states * states];
    this.intensity = new double[rows.steps() * transitions];
  }

  /** Sets all parameters; false when out of range. */
  boolean set(double[] parameters) {
    for (int step = 0; step < rows.steps(); step++) {
      for (int t = 0; t < transitions; t++) {
        double log = 0;
        for (int term = 0; term < model.intensities.terms(); term++) {
          int parameter = model.intensities.parameter(term, t);
          log += parameter < 0 ? 0 : parameters[parameter] * term(step, term);
        }
        if (!(Math.abs(log) < LARGEST_LOG)) {
          return false;
        }
        intensity[step * transitions + t] = Math.exp(log);
      }
      if (!setStep(step, parameters)) {
        return false;
      }
    }
    return true;
  }

  private boolean setStep(int step, double[] parameters) {
    double time = rows.stepTime[step];
    Arrays.fill(generator, 0);
    for (int t = 0; t < transitions; t++) {
      add(generator, t, intensity[step * transitions + t] * time);
    }
    for (int place = 0; place < naturals - transitions; place++) {
      int state = model.living[place];
      generator[state * states + state] -= Math.exp(parameters[model.rate(place)]) * time;
    }
    if (!exponential.evaluate(generator)) {
      return false;
    }
    System.arraycopy(exponential.value(), 0, value[step], 0, states * states);
    for (int t = 0; t < transitions; t++) {
      Arrays.fill(direction, 0);
      add(direction, t, intensity[step * transitions + t] * time);
      exponential.derivative(direction, derivative[step * naturals + t]);
    }
    for (int place = 0; place < naturals - transitions; place++) {
      Arrays.fill(direction, 0);
      int state = model.living[place];
      direction[state * states + state] = -Math.exp(parameters[model.rate(place)]) * time;
      exponential.derivative(direction, derivative[step * naturals + transitions + place]);
    }
    return true;
  }

  private void add(double[] matrix, int transition, double amount) {
    int row = graph.from(transition) * states;
    matrix[row + graph.to(transition)] += amount;
    matrix[row + graph.from(transition)] -= amount;
  }

  private double term(int step, int term) {
    PanelModel intensities = model.intensities;
    if (term == 0) {
      return 1;
    }
    return term <= rows.columns
        ? rows.stepDesign[step * rows.columns + term - 1] - intensities.center()[term - 1]
        : rows.stepPeriod[step] == term - rows.columns ? 1 : 0;
  }

  /** Adds the chain rule of a derivative by one of the naturals. */
  void addChain(int step, int natural, double amount, double[] score) {
    if (natural >= transitions) {
      score[model.rate(natural - transitions)] += amount;
      return;
    }
    for (int term = 0; term < model.intensities.terms(); term++) {
      int parameter = model.intensities.parameter(term, natural);
      if (parameter >= 0) {
        score[parameter] += amount * term(step, term);
      }
    }
  }
}
