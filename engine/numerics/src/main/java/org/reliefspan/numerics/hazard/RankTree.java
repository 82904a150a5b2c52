package org.reliefspan.numerics.hazard;

/** Running sums by rank: adding and summing both take the logarithm of the number of ranks. */
final class RankTree {
  private final double[] sums;

  RankTree(int ranks) {
    this.sums = new double[ranks + 1];
  }

  void add(int rank, double weight) {
    for (int at = rank + 1; at < sums.length; at += at & -at) {
      sums[at] += weight;
    }
  }

  /** Sum over ranks 0 to rank; 0 for rank -1. */
  double upTo(int rank) {
    double sum = 0;
    for (int at = rank + 1; at > 0; at -= at & -at) {
      sum += sums[at];
    }
    return sum;
  }

  double total() {
    return upTo(sums.length - 2);
  }
}
