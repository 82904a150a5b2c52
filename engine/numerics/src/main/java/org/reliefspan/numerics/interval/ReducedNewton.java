package org.reliefspan.numerics.interval;

/**
 * A Newton step for the masses of those innermost intervals that hold any. In cumulative masses
 * each pair of the data touches two coordinates, so the information is filled in one pass over the
 * data.
 */
final class ReducedNewton {
  private static final double EMPTY = 1e-10;
  private static final double RIDGE = 1e-13;

  private final int[] first;
  private final int[] last;
  private final int size;
  private final int[] heldBefore; // number of holding intervals before each interval
  private final int[] held;
  private final double[] mass;
  private final double[] step;
  private final double[] column;
  private double[] information = new double[0]; // row-major, lower triangle

  ReducedNewton(int[] first, int[] last, int size) {
    this.first = first;
    this.last = last;
    this.size = size;
    this.heldBefore = new int[size + 1];
    this.held = new int[size];
    this.mass = new double[size];
    this.step = new double[size + 1];
    this.column = new double[size];
  }

  /**
   * Writes the proposed cumulative mass into trial; false when there is nothing to do or too many
   * intervals hold mass.
   */
  boolean propose(
      double[] weight, double[] cumulative, double[] slope, double[] trial, int maximumSize) {
    int count = select(cumulative);
    int unknowns = count - 1;
    if (unknowns < 1 || unknowns > maximumSize) {
      return false;
    }
    fill(weight, cumulative, unknowns);
    for (int i = 0; i < unknowns; i++) {
      step[i] = slope[held[i]] - slope[held[i + 1]];
    }
    if (!solve(unknowns)) {
      return false;
    }
    move(count, trial);
    return true;
  }

  private int select(double[] cumulative) {
    int count = 0;
    double sum = 0;
    for (int j = 0; j < size; j++) {
      heldBefore[j] = count;
      double here = cumulative[j + 1] - cumulative[j];
      if (here > EMPTY) {
        mass[count] = here;
        held[count++] = j;
        sum += here;
      }
    }
    heldBefore[size] = count;
    for (int i = 0; i < count; i++) {
      mass[i] /= sum;
    }
    return count;
  }

  private void fill(double[] weight, double[] cumulative, int unknowns) {
    if (information.length < unknowns * unknowns) {
      information = new double[unknowns * unknowns];
    }
    for (int i = 0; i < unknowns * unknowns; i++) {
      information[i] = 0;
    }
    for (int pair = 0; pair < first.length; pair++) {
      if (weight[pair] > 0) {
        int low = heldBefore[first[pair]] - 1;
        int high = heldBefore[last[pair] + 1] - 1;
        double probability = cumulative[last[pair] + 1] - cumulative[first[pair]];
        addTo(low, high, unknowns, weight[pair] / (probability * probability));
      }
    }
  }

  private void addTo(int low, int high, int unknowns, double amount) {
    if (low == high) {
      return;
    }
    if (low >= 0) {
      information[low * unknowns + low] += amount;
    }
    if (high < unknowns) {
      information[high * unknowns + high] += amount;
      if (low >= 0) {
        information[high * unknowns + low] -= amount;
      }
    }
  }

  /** Cholesky in place with a tiny ridge; the solution replaces step. */
  private boolean solve(int n) {
    if (!factor(n)) {
      return false;
    }
    for (int i = 0; i < n; i++) {
      double sum = step[i];
      for (int k = 0; k < i; k++) {
        sum -= information[i * n + k] * step[k];
      }
      step[i] = sum / information[i * n + i];
    }
    for (int i = n - 1; i >= 0; i--) {
      double sum = step[i];
      for (int k = i + 1; k < n; k++) {
        sum -= information[k * n + i] * step[k];
      }
      step[i] = sum / information[i * n + i];
    }
    return true;
  }

  /**
   * Column by column, so that the inner loop runs along a row without a running sum and rows that a
   * column does not reach are skipped: several times faster than row by row, and to the same bits.
   */
  private boolean factor(int n) {
    for (int k = 0; k < n; k++) {
      information[k * n + k] += RIDGE * information[k * n + k];
    }
    for (int k = 0; k < n; k++) {
      double pivot = information[k * n + k];
      if (!(pivot > 0)) {
        return false;
      }
      double root = Math.sqrt(pivot);
      information[k * n + k] = root;
      for (int i = k + 1; i < n; i++) {
        column[i] = information[i * n + k] / root;
        information[i * n + k] = column[i];
      }
      for (int i = k + 1; i < n; i++) {
        if (column[i] != 0) {
          subtractMultiple(i * n, k + 1, i, column[i]);
        }
      }
    }
    return true;
  }

  private void subtractMultiple(int row, int from, int to, double factor) {
    for (int j = from; j <= to; j++) {
      information[row + j] -= factor * column[j];
    }
  }

  private void move(int count, double[] trial) {
    step[count - 1] = 0;
    double length = 1;
    int emptied = -1;
    for (int i = 0; i < count; i++) {
      double change = step[i] - (i == 0 ? 0 : step[i - 1]);
      if (mass[i] + length * change < 0) {
        length = -mass[i] / change;
        emptied = i;
      }
    }
    double sum = 0;
    int at = 0;
    for (int i = 0; i < count; i++) {
      for (; at <= held[i]; at++) {
        trial[at] = sum;
      }
      double change = step[i] - (i == 0 ? 0 : step[i - 1]);
      sum += i == emptied ? 0 : Math.max(0, mass[i] + length * change);
    }
    for (; at <= size; at++) {
      trial[at] = sum;
    }
    for (int j = 1; j < size; j++) {
      trial[j] = Math.min(1, trial[j] / sum);
    }
    trial[size] = 1;
  }
}
