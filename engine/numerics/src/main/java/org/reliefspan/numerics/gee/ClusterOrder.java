package org.reliefspan.numerics.gee;

import org.reliefspan.numerics.variance.Clusters;

/** Rows sorted by cluster, in their old order within each. */
final class ClusterOrder {
  private final int[] row;
  private final int[] start; // of each cluster, and the end

  ClusterOrder(Clusters clusters) {
    this.row = new int[clusters.rows()];
    this.start = new int[clusters.count() + 1];
    for (int i = 0; i < row.length; i++) {
      start[clusters.of(i) + 1]++;
    }
    for (int c = 0; c < clusters.count(); c++) {
      start[c + 1] += start[c];
    }
    int[] next = start.clone();
    for (int i = 0; i < row.length; i++) {
      row[next[clusters.of(i)]++] = i;
    }
  }

  int clusters() {
    return start.length - 1;
  }

  int size(int cluster) {
    return start[cluster + 1] - start[cluster];
  }

  int largest() {
    int largest = 0;
    for (int c = 0; c < clusters(); c++) {
      largest = Math.max(largest, size(c));
    }
    return largest;
  }

  /** Row at a place of a cluster. */
  int row(int cluster, int place) {
    return row[start[cluster] + place];
  }
}
