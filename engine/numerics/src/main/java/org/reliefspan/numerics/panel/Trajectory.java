package org.reliefspan.numerics.panel;

import java.util.Arrays;
import org.reliefspan.numerics.matrix.Matrices;
import org.reliefspan.numerics.matrix.MatrixExponential;

/**
 * Transition probabilities and their integral over time, with derivatives by the parameters, period
 * after period. The exponential of [[Q, I], [0, 0]] t holds exp(Q t) and its integral side by side.
 * Not thread-safe.
 */
final class Trajectory {
  private final TransitionGraph graph;
  private final int states;
  private final int parameters;
  private double[] probability; // row-major states x states
  private double[] stay;
  private final double[][] probabilityChange; // by parameter
  private final double[][] stayChange;

  Trajectory(TransitionGraph graph, int parameters) {
    this.graph = graph;
    this.states = graph.states();
    this.parameters = parameters;
    this.probability = new double[states * states];
    this.stay = new double[states * states];
    this.probabilityChange = new double[parameters][states * states];
    this.stayChange = new double[parameters][states * states];
    for (int state = 0; state < states; state++) {
      probability[state * states + state] = 1;
    }
  }

  /** Goes on for a length of time under the intensities of a period. */
  void append(PanelProfile profile, int period, double time) {
    int wide = 2 * states;
    double[] generator = new double[wide * wide];
    for (int t = 0; t < graph.size(); t++) {
      direct(generator, t, profile.rate(t, period) * time);
    }
    for (int state = 0; state < states; state++) {
      generator[state * wide + states + state] = time;
    }
    MatrixExponential exponential = MatrixExponential.ofSize(wide);
    if (!exponential.evaluate(generator)) {
      throw new IllegalArgumentException("time must be moderate beside the intensities");
    }
    double[] piece = block(exponential.value(), 0);
    double[] pieceStay = block(exponential.value(), states);
    double[][] pieceChange = new double[parameters][states * states];
    double[][] pieceStayChange = new double[parameters][states * states];
    chain(profile, period, time, exponential, pieceChange, pieceStayChange);
    join(piece, pieceStay, pieceChange, pieceStayChange);
  }

  private void chain(
      PanelProfile profile,
      int period,
      double time,
      MatrixExponential exponential,
      double[][] change,
      double[][] stayBy) {
    int wide = 2 * states;
    double[] direction = new double[wide * wide];
    double[] derivative = new double[wide * wide];
    double[] weight = new double[parameters];
    for (int t = 0; t < graph.size(); t++) {
      Arrays.fill(direction, 0);
      direct(direction, t, profile.rate(t, period) * time);
      exponential.derivative(direction, derivative);
      Arrays.fill(weight, 0);
      profile.addRate(t, period, 1, weight);
      double[] ofProbability = block(derivative, 0);
      double[] ofStay = block(derivative, states);
      for (int i = 0; i < parameters; i++) {
        addMultiple(change[i], weight[i], ofProbability);
        addMultiple(stayBy[i], weight[i], ofStay);
      }
    }
  }

  private void join(double[] piece, double[] pieceStay, double[][] change, double[][] stayBy) {
    for (int i = 0; i < parameters; i++) {
      addMultiple(stayChange[i], 1, product(probabilityChange[i], pieceStay));
      addMultiple(stayChange[i], 1, product(probability, stayBy[i]));
      double[] next = product(probabilityChange[i], piece);
      addMultiple(next, 1, product(probability, change[i]));
      probabilityChange[i] = next;
    }
    addMultiple(stay, 1, product(probability, pieceStay));
    probability = product(probability, piece);
  }

  private void direct(double[] matrix, int transition, double amount) {
    int row = graph.from(transition) * 2 * states;
    matrix[row + graph.to(transition)] += amount;
    matrix[row + graph.from(transition)] -= amount;
  }

  private double[] block(double[] wide, int column) {
    double[] block = new double[states * states];
    for (int state = 0; state < states; state++) {
      System.arraycopy(wide, state * 2 * states + column, block, state * states, states);
    }
    return block;
  }

  private double[] product(double[] one, double[] other) {
    return Matrices.product(one, other, states, states, states);
  }

  private static void addMultiple(double[] to, double factor, double[] from) {
    for (int i = 0; i < to.length; i++) {
      to[i] += factor * from[i];
    }
  }

  double probability(int entry) {
    return Math.min(1, Math.max(0, probability[entry]));
  }

  double stay(int entry) {
    return Math.max(0, stay[entry]);
  }

  double[] probabilityGradient(int entry) {
    return gradient(probabilityChange, entry);
  }

  double[] stayGradient(int entry) {
    return gradient(stayChange, entry);
  }

  private static double[] gradient(double[][] change, int entry) {
    return Arrays.stream(change).mapToDouble(matrix -> matrix[entry]).toArray();
  }
}
