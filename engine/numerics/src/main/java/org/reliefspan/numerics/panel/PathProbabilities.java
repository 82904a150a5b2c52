package org.reliefspan.numerics.panel;

import java.util.Arrays;
import java.util.Optional;
import org.reliefspan.numerics.matrix.MatrixExponential;

/**
 * Transition probabilities over the pieces of one path, with their derivatives by the log intensity
 * of each transition in each piece. Not thread-safe.
 */
final class PathProbabilities {
  private final PanelVisits visits;
  private final Generators generators;
  private final TransitionGraph graph;
  private final int states;
  private final int transitions;
  private final MatrixExponential exponential;
  private final double[] generator;
  private final double[] direction;
  private double[][] probability = new double[0][];
  private double[][] derivative = new double[0][]; // [piece * transitions + transition]
  private double[][] forward = new double[0][];
  private double[][] backward = new double[0][];
  private int path;
  private int pieces;

  PathProbabilities(TransitionGraph graph, PanelVisits visits, Generators generators) {
    this.visits = visits;
    this.generators = generators;
    this.graph = graph;
    this.states = graph.states();
    this.transitions = graph.size();
    this.exponential = MatrixExponential.ofSize(states);
    this.generator = new double[states * states];
    this.direction = new double[states * states];
  }

  /** Computes the matrices of a path; false when they are out of range. */
  boolean set(int newPath) {
    path = newPath;
    pieces = visits.pathStart[path + 1] - visits.pathStart[path];
    reserve();
    for (int piece = 0; piece < pieces; piece++) {
      if (!setPiece(piece)) {
        return false;
      }
    }
    return true;
  }

  private boolean setPiece(int piece) {
    int pattern = pattern(piece);
    double time = visits.pieceTime[visits.pathStart[path] + piece];
    Optional<PatternSpectrum> spectrum = generators.spectrum(pattern);
    if (spectrum.isPresent() && spectrum.get().fill(time, probability[piece])) {
      for (int t = 0; t < transitions; t++) {
        spectrum.get().derivative(t, time, derivative[piece * transitions + t]);
      }
      return true;
    }
    return setByPade(piece, pattern, time);
  }

  private boolean setByPade(int piece, int pattern, double time) {
    generators.fill(pattern, time, generator);
    if (!exponential.evaluate(generator)) {
      return false;
    }
    System.arraycopy(exponential.value(), 0, probability[piece], 0, states * states);
    for (int t = 0; t < transitions; t++) {
      double amount = generators.intensity[pattern * transitions + t] * time;
      int row = graph.from(t) * states;
      direction[row + graph.to(t)] = amount;
      direction[row + graph.from(t)] = -amount;
      exponential.derivative(direction, derivative[piece * transitions + t]);
      direction[row + graph.to(t)] = 0;
      direction[row + graph.from(t)] = 0;
    }
    return true;
  }

  private void reserve() {
    if (probability.length < pieces) {
      probability = new double[pieces][states * states];
      derivative = new double[pieces * transitions][states * states];
      forward = new double[pieces + 1][states];
      backward = new double[pieces + 1][states];
    }
  }

  private int pattern(int piece) {
    return visits.piecePattern[visits.pathStart[path] + piece];
  }

  /**
   * Likelihood of one cell of the path, without its weight.
   *
   * @param gradient receives its derivatives by all parameters (added to)
   */
  double cell(int cell, double[] gradient) {
    run(visits.cellFrom[cell]);
    double[] end = backward[pieces];
    int lastPattern = pattern(pieces - 1);
    if (visits.cellSighting[cell] == Sighting.ENTERED) {
      entry(visits.cellTo[cell], lastPattern, end, gradient);
    } else {
      for (int state = 0; state < states; state++) {
        end[state] = visits.cellMask[cell] >> state & 1;
      }
    }
    double value = 0;
    for (int state = 0; state < states; state++) {
      value += forward[pieces][state] * end[state];
    }
    backAndAdd(gradient);
    return value;
  }

  /** Probabilities of the states before each piece. */
  private void run(int from) {
    Arrays.fill(forward[0], 0);
    forward[0][from] = 1;
    for (int piece = 0; piece < pieces; piece++) {
      long mask = visits.pieceMask[visits.pathStart[path] + piece];
      for (int to = 0; to < states; to++) {
        double sum = 0;
        for (int state = 0; state < states; state++) {
          sum += forward[piece][state] * probability[piece][state * states + to];
        }
        forward[piece + 1][to] = (mask >> to & 1) == 1 ? sum : 0;
      }
    }
  }

  /** Intensities into a state that is entered exactly, and what they add to the gradient. */
  private void entry(int to, int pattern, double[] end, double[] gradient) {
    Arrays.fill(end, 0);
    for (int t = 0; t < transitions; t++) {
      if (graph.to(t) == to) {
        double intensity = generators.intensity[pattern * transitions + t];
        end[graph.from(t)] = intensity;
        generators.addChain(pattern, t, forward[pieces][graph.from(t)] * intensity, gradient);
      }
    }
  }

  private void backAndAdd(double[] gradient) {
    for (int piece = pieces - 1; piece >= 0; piece--) {
      double[] before = forward[piece];
      double[] after = backward[piece + 1];
      maskBackward(piece, after);
      for (int t = 0; t < transitions; t++) {
        double amount = bilinear(before, derivative[piece * transitions + t], after);
        generators.addChain(pattern(piece), t, amount, gradient);
      }
      for (int state = 0; piece > 0 && state < states; state++) {
        double sum = 0;
        for (int to = 0; to < states; to++) {
          sum += probability[piece][state * states + to] * after[to];
        }
        backward[piece][state] = sum;
      }
    }
  }

  private void maskBackward(int piece, double[] after) {
    long mask = visits.pieceMask[visits.pathStart[path] + piece];
    for (int state = 0; state < states; state++) {
      after[state] = (mask >> state & 1) == 1 ? after[state] : 0;
    }
  }

  private double bilinear(double[] before, double[] matrix, double[] after) {
    double sum = 0;
    for (int state = 0; state < states; state++) {
      if (before[state] != 0) {
        double inner = 0;
        for (int to = 0; to < states; to++) {
          inner += matrix[state * states + to] * after[to];
        }
        sum += before[state] * inner;
      }
    }
    return sum;
  }

  /** Likelihood of a cell that ends in an exact move, or in none; needs no {@link #set}. */
  double directCell(int cell, int ofPath, double[] gradient) {
    path = ofPath;
    pieces = visits.pathStart[path + 1] - visits.pathStart[path];
    int from = visits.cellFrom[cell];
    int to = visits.cellTo[cell];
    double exponent = 0;
    for (int piece = 0; piece < pieces; piece++) {
      double time = visits.pieceTime[visits.pathStart[path] + piece];
      exponent += time * generators.exitRate(pattern(piece), from);
    }
    double value = Math.exp(-exponent);
    int moved = -1;
    for (int t = 0; from != to && t < transitions; t++) {
      moved = graph.from(t) == from && graph.to(t) == to ? t : moved;
    }
    if (from != to) {
      int pattern = pattern(pieces - 1);
      value *= moved < 0 ? 0 : generators.intensity[pattern * transitions + moved];
      if (moved >= 0) {
        generators.addChain(pattern, moved, value, gradient);
      }
    }
    addStay(from, value, gradient);
    return value;
  }

  private void addStay(int from, double value, double[] gradient) {
    for (int piece = 0; piece < pieces; piece++) {
      double time = visits.pieceTime[visits.pathStart[path] + piece];
      for (int t = 0; t < transitions; t++) {
        if (graph.from(t) == from) {
          double rate = generators.intensity[pattern(piece) * transitions + t];
          generators.addChain(pattern(piece), t, -value * rate * time, gradient);
        }
      }
    }
  }
}
