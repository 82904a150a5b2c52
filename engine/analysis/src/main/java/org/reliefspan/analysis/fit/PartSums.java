package org.reliefspan.analysis.fit;

import java.util.List;

/** Arrays of the parts, added up in the order of the parts. */
final class PartSums {
  private PartSums() {}

  /** The sum of arrays of one length. */
  static double[] of(List<double[]> parts) {
    double[] total = new double[parts.get(0).length];
    for (double[] part : parts) {
      for (int i = 0; i < total.length; i++) {
        total[i] += part[i];
      }
    }
    return total;
  }
}
