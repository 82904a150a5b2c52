package org.reliefspan.numerics.illness;

import java.util.Arrays;

/**
 * Log likelihood of one subject with its first and second derivatives by e_t = a_t + x b_t and log
 * s_t of every transition.
 *
 * <p>The likelihood is a sum over ways to have lived: without loss, and with loss at each point of
 * {@link LossNodes}. The log of each way is a sum over transitions, so its second derivatives join
 * e_t and log s_t of one transition only. Not thread-safe.
 */
final class SubjectKernel {
  private static final double FAR = 500;

  private final IllnessHistories data;
  private final IllnessModel model;
  private final LossNodes nodes;
  private final int transitions;
  private final boolean sinceLoss;
  private final int[] from;

  /** Transition from relief, and after loss, to each state; -1 for none. */
  private final int[] directTo;

  private final int[] lostTo;
  private final double[] logIntensity;
  private final double[] logShape;
  private final double[] shape;
  private final Way way;
  private final Way common;
  private final double[] sumGradient;
  private final double[] sumCurvature;
  private double reference;
  private double sum;

  SubjectKernel(IllnessHistories data, IllnessModel model, LossNodes nodes) {
    this.data = data;
    this.model = model;
    this.nodes = nodes;
    this.transitions = model.graph.size();
    this.sinceLoss = model.clock == LossClock.SINCE_LOSS;
    this.from = new int[transitions];
    this.directTo = new int[model.graph.states()];
    this.lostTo = new int[model.graph.states()];
    Arrays.setAll(from, model.graph::from);
    Arrays.setAll(directTo, state -> IllnessModel.transition(model.graph, 0, state));
    Arrays.setAll(lostTo, state -> IllnessModel.transition(model.graph, 1, state));
    this.logIntensity = new double[transitions];
    this.logShape = new double[transitions];
    this.shape = new double[transitions];
    this.way = new Way();
    this.common = new Way();
    this.sumGradient = new double[2 * transitions];
    this.sumCurvature = new double[4 * transitions * transitions];
  }

  /** Sets the log shapes of all subjects. */
  void shapes(double[] values) {
    for (int t = 0; t < transitions; t++) {
      logShape[t] = values[t];
      shape[t] = Math.exp(values[t]);
    }
  }

  /**
   * Evaluates one subject.
   *
   * @param intensities e_t of each transition
   * @param gradient receives derivatives by e_t, then by log s_t
   * @param curvature receives second derivatives, row-major
   */
  double evaluate(int subject, double[] intensities, double[] gradient, double[] curvature) {
    System.arraycopy(intensities, 0, logIntensity, 0, transitions);
    reference = Double.NEGATIVE_INFINITY;
    sum = 0;
    Arrays.fill(sumGradient, 0);
    Arrays.fill(sumCurvature, 0);
    double logEnd = Math.log(data.end[subject] / data.unit);
    int cause = data.cause[subject];
    addDirect(subject, cause, logEnd);
    addLost(subject, cause, logEnd);
    return finish(gradient, curvature);
  }

  private void addDirect(int subject, int cause, double logEnd) {
    boolean possible = cause == IllnessHistories.CENSORED || directTo[cause] >= 0;
    if (data.isSeenLost(subject) || !possible) {
      return;
    }
    way.clear();
    addEntry(subject, way);
    for (int t = 0; t < transitions; t++) {
      if (from[t] == 0) {
        way.addCumulative(t, -1, logEnd);
      }
    }
    if (cause != IllnessHistories.CENSORED) {
      way.addLogIntensity(directTo[cause], logEnd);
    }
    join();
  }

  private void addEntry(int subject, Way to) {
    if (data.entry[subject] > 0) {
      double logEntry = Math.log(data.entry[subject] / data.unit);
      for (int t = 0; t < transitions; t++) {
        if (from[t] == 0) {
          to.addCumulative(t, 1, logEntry);
        }
      }
    }
  }

  private void addLost(int subject, int cause, double logEnd) {
    if (nodes.start[subject] == nodes.start[subject + 1]) {
      return;
    }
    common.clear();
    addEntry(subject, common);
    for (int t = 0; t < transitions && !sinceLoss; t++) {
      if (from[t] == 1) {
        common.addCumulative(t, -1, logEnd);
      }
    }
    if (cause != IllnessHistories.CENSORED && !sinceLoss) {
      common.addLogIntensity(lostTo[cause], logEnd);
    }
    for (int node = nodes.start[subject]; node < nodes.start[subject + 1]; node++) {
      addNode(node, cause);
      join();
    }
  }

  private void addNode(int node, int cause) {
    way.copy(common);
    way.value += nodes.logWeight[node];
    double logTime = nodes.logTime[node];
    for (int t = 0; t < transitions; t++) {
      if (from[t] == 0) {
        way.addCumulative(t, -1, logTime);
      } else if (sinceLoss) {
        way.addCumulative(t, -1, nodes.logSince[node]);
      } else {
        way.addCumulative(t, 1, logTime);
      }
    }
    way.addLogIntensity(model.loss, logTime);
    if (cause != IllnessHistories.CENSORED && sinceLoss) {
      way.addLogIntensity(lostTo[cause], nodes.logSince[node]);
    }
  }

  /** Adds the way to the sums, which are relative to a reference so that none overflows. */
  private void join() {
    if (!(way.value > Double.NEGATIVE_INFINITY)) {
      return;
    }
    if (reference == Double.NEGATIVE_INFINITY) {
      reference = way.value;
    } else if (way.value > reference + FAR) {
      double shrink = Math.exp(reference - way.value);
      sum *= shrink;
      scale(sumGradient, shrink);
      scale(sumCurvature, shrink);
      reference = way.value;
    }
    double share = Math.exp(way.value - reference);
    sum += share;
    int size = 2 * transitions;
    for (int i = 0; i < size; i++) {
      double part = share * way.gradient[i];
      sumGradient[i] += part;
      for (int j = 0; j <= i; j++) {
        sumCurvature[i * size + j] += part * way.gradient[j];
      }
    }
    for (int t = 0; t < transitions; t++) {
      int s = transitions + t;
      sumCurvature[t * size + t] += share * way.byIntensity[t];
      sumCurvature[s * size + t] += share * way.byBoth[t];
      sumCurvature[s * size + s] += share * way.byShape[t];
    }
  }

  private static void scale(double[] values, double factor) {
    for (int i = 0; i < values.length; i++) {
      values[i] *= factor;
    }
  }

  private double finish(double[] gradient, double[] curvature) {
    int size = 2 * transitions;
    if (!(sum > 0 && sum < Double.POSITIVE_INFINITY)) {
      return Double.NEGATIVE_INFINITY;
    }
    for (int i = 0; i < size; i++) {
      gradient[i] = sumGradient[i] / sum;
    }
    for (int i = 0; i < size; i++) {
      for (int j = 0; j <= i; j++) {
        double value = sumCurvature[i * size + j] / sum - gradient[i] * gradient[j];
        curvature[i * size + j] = value;
        curvature[j * size + i] = value;
      }
    }
    return reference + Math.log(sum);
  }

  /** The log likelihood of one way to have lived, with derivatives. */
  private final class Way {
    private final double[] gradient = new double[2 * transitions];
    private final double[] byIntensity = new double[transitions];
    private final double[] byBoth = new double[transitions];
    private final double[] byShape = new double[transitions];
    private double value;

    void clear() {
      value = 0;
      Arrays.fill(gradient, 0);
      Arrays.fill(byIntensity, 0);
      Arrays.fill(byBoth, 0);
      Arrays.fill(byShape, 0);
    }

    void copy(Way other) {
      value = other.value;
      System.arraycopy(other.gradient, 0, gradient, 0, gradient.length);
      System.arraycopy(other.byIntensity, 0, byIntensity, 0, transitions);
      System.arraycopy(other.byBoth, 0, byBoth, 0, transitions);
      System.arraycopy(other.byShape, 0, byShape, 0, transitions);
    }

    /** Adds sign times exp(e_t) u^s_t. */
    void addCumulative(int t, int sign, double logTime) {
      if (logTime == Double.NEGATIVE_INFINITY) {
        return;
      }
      double power = shape[t] * logTime;
      double amount = sign * Math.exp(logIntensity[t] + power);
      value += amount;
      gradient[t] += amount;
      byIntensity[t] += amount;
      double slope = amount * power;
      gradient[transitions + t] += slope;
      byBoth[t] += slope;
      byShape[t] += slope * (1 + power);
    }

    /** Adds the log of the intensity at a time. */
    void addLogIntensity(int t, double logTime) {
      double power = shape[t] * logTime;
      value += logIntensity[t] + logShape[t] + power - logTime;
      gradient[t] += 1;
      gradient[transitions + t] += 1 + power;
      byShape[t] += power;
    }
  }
}
