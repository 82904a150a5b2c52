package org.reliefspan.numerics.hiddenmarkov;

import java.util.Arrays;
import org.reliefspan.numerics.likelihood.LogLikelihood;
import org.reliefspan.numerics.panel.TransitionGraph;

/**
 * Log likelihood by the forward algorithm, the scores by the backward one; the information is the
 * sum of outer products of the subjects' scores. Not thread-safe.
 */
final class HiddenMarkovLikelihood implements LogLikelihood {
  private final HiddenMarkovModel model;
  private final HiddenMarkovRows rows;
  private final TransitionGraph graph;
  private final StepMatrices steps;
  private final ScoreFactors factors;
  private final int states;
  private final int size;
  private final double[] score;

  /** Probabilities before each piece and each row's factor of one subject, scaled. */
  private double[][] forward = new double[0][];

  private double[] back;
  private double[] spare;

  HiddenMarkovLikelihood(HiddenMarkovModel model, HiddenMarkovRows rows) {
    this.model = model;
    this.rows = rows;
    this.graph = model.intensities.graph();
    this.steps = new StepMatrices(model, rows);
    this.factors = new ScoreFactors(model);
    this.states = model.states;
    this.size = model.size();
    this.score = new double[size];
    this.back = new double[states];
    this.spare = new double[states];
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public double evaluate(double[] parameters, double[] gradient, double[] information) {
    Arrays.fill(gradient, 0);
    Arrays.fill(information, 0);
    if (!begin(parameters)) {
      return Double.NEGATIVE_INFINITY;
    }
    double sum = 0;
    for (int subject = 0; subject < rows.subjects(); subject++) {
      double weight = rows.weight[subject];
      double value = weight > 0 ? subject(subject) : 0;
      if (!(value > Double.NEGATIVE_INFINITY)) {
        return Double.NEGATIVE_INFINITY;
      }
      sum += weight * value;
      for (int i = 0; i < size && weight > 0; i++) {
        gradient[i] += weight * score[i];
        for (int j = 0; j < size; j++) {
          information[i * size + j] += weight * score[i] * score[j];
        }
      }
    }
    return sum;
  }

  /** Sums of weighted scores, row-major [cluster][parameter]. */
  double[] clusterScores(double[] parameters) {
    double[] sums = new double[rows.clusters() * size];
    begin(parameters);
    for (int subject = 0; subject < rows.subjects(); subject++) {
      if (rows.weight[subject] > 0) {
        subject(subject);
        for (int i = 0; i < size; i++) {
          sums[rows.cluster[subject] * size + i] += rows.weight[subject] * score[i];
        }
      }
    }
    return sums;
  }

  private boolean begin(double[] parameters) {
    factors.set(parameters);
    return steps.set(parameters);
  }

  private double subject(int subject) {
    int from = rows.start[subject];
    int to = rows.start[subject + 1];
    int moments = rows.pieceStart[to] - rows.pieceStart[from] + to - from + 1;
    if (forward.length < moments) {
      forward = new double[2 * moments][states];
    }
    System.arraycopy(model.start, 0, forward[0], 0, states);
    double value = 0;
    int moment = 0;
    for (int row = from; row < to; row++) {
      for (int piece = rows.pieceStart[row]; piece < rows.pieceStart[row + 1]; piece++) {
        move(forward[moment], steps.value[rows.pieceStep[piece]], forward[moment + 1]);
        moment++;
      }
      multiply(row, forward[moment], forward[moment + 1]);
      moment++;
      double sum = Arrays.stream(forward[moment]).sum();
      if (!(sum > 0)) {
        return Double.NEGATIVE_INFINITY;
      }
      for (int state = 0; state < states; state++) {
        forward[moment][state] /= sum;
      }
      value += Math.log(sum);
    }
    goBack(from, to, moment);
    return value;
  }

  private void move(double[] before, double[] matrix, double[] after) {
    for (int to = 0; to < states; to++) {
      double sum = 0;
      for (int from = 0; from < states; from++) {
        sum += before[from] * matrix[from * states + to];
      }
      after[to] = Math.max(0, sum);
    }
  }

  private int lastStep(int row) {
    return rows.pieceStep[rows.pieceStart[row + 1] - 1];
  }

  private void multiply(int row, double[] before, double[] after) {
    int shown = rows.score[row];
    if (rows.occasion[row] == Occasion.ENTERED) {
      Arrays.fill(after, 0);
      for (int t = 0; t < graph.size(); t++) {
        if (graph.to(t) == shown) {
          after[shown] += before[graph.from(t)] * rate(row, t);
        }
      }
      return;
    }
    for (int state = 0; state < states; state++) {
      after[state] = before[state] * factors.of(rows.occasion[row], state, shown, rows.known[row]);
    }
  }

  private double rate(int row, int transition) {
    return steps.intensity[lastStep(row) * graph.size() + transition];
  }

  /** Fills the score from the last moment to the first. */
  private void goBack(int from, int to, int last) {
    Arrays.fill(score, 0);
    Arrays.fill(back, 1);
    int moment = last;
    for (int row = to - 1; row >= from; row--) {
      moment--;
      factorBack(row, forward[moment]);
      for (int piece = rows.pieceStart[row + 1] - 1; piece >= rows.pieceStart[row]; piece--) {
        moment--;
        pieceBack(rows.pieceStep[piece], forward[moment]);
      }
    }
  }

  /** Adds the scores of a row's factor and takes the backward vector over it. */
  private void factorBack(int row, double[] before) {
    Arrays.fill(spare, 0);
    int shown = rows.score[row];
    if (rows.occasion[row] == Occasion.ENTERED) {
      entryBack(row, before);
    } else {
      for (int state = 0; state < states; state++) {
        spare[state] = back[state] * factors.of(rows.occasion[row], state, shown, rows.known[row]);
      }
      double total = dot(before, spare);
      for (int state = 0; state < states; state++) {
        double share = before[state] * spare[state] / total;
        if (share > 0) {
          factors.addScore(rows.occasion[row], state, shown, rows.known[row], share, score);
        }
      }
    }
    swap();
  }

  private void entryBack(int row, double[] before) {
    int shown = rows.score[row];
    for (int t = 0; t < graph.size(); t++) {
      if (graph.to(t) == shown) {
        spare[graph.from(t)] += rate(row, t) * back[shown];
      }
    }
    double total = dot(before, spare);
    for (int t = 0; t < graph.size(); t++) {
      if (graph.to(t) == shown) {
        double share = before[graph.from(t)] * rate(row, t) * back[shown] / total;
        steps.addChain(lastStep(row), t, share, score);
      }
    }
  }

  private void pieceBack(int step, double[] before) {
    double[] matrix = steps.value[step];
    double total = 0;
    for (int state = 0; state < states; state++) {
      double sum = 0;
      for (int next = 0; next < states; next++) {
        sum += matrix[state * states + next] * back[next];
      }
      spare[state] = sum;
      total += before[state] * sum;
    }
    for (int natural = 0; natural < steps.naturals; natural++) {
      double[] change = steps.derivative[step * steps.naturals + natural];
      double slope = 0;
      for (int state = 0; state < states; state++) {
        for (int next = 0; next < states; next++) {
          slope += before[state] * change[state * states + next] * back[next];
        }
      }
      steps.addChain(step, natural, slope / total, score);
    }
    swap();
  }

  /** The spare vector becomes the backward one, scaled. */
  private void swap() {
    double largest = Arrays.stream(spare).max().orElse(1);
    for (int state = 0; state < states; state++) {
      spare[state] /= largest;
    }
    double[] held = back;
    back = spare;
    spare = held;
  }

  private static double dot(double[] one, double[] other) {
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += one[i] * other[i];
    }
    return sum;
  }
}
