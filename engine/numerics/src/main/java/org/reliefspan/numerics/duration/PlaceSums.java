package org.reliefspan.numerics.duration;

import java.io.Serializable;
import java.util.List;

/**
 * Sums over the rows of one place.
 *
 * @param rows number of rows
 * @param weight sum of weights
 * @param ended weight of rows with an end after 0
 * @param zeros weight of rows of duration 0
 * @param cross weighted products of the columns, row-major
 * @param columns weighted sums of the columns
 */
@SuppressWarnings("ArrayRecordComponent") // travels, never compared
record PlaceSums(
    long rows, double weight, double ended, double zeros, double[] cross, double[] columns)
    implements Serializable {
  static PlaceSums of(DurationSample sample) {
    int width = sample.columns();
    double[] cross = new double[width * width];
    double[] columns = new double[width];
    double weight = PartDesign.cross(sample.sharedDesign(), width, sample, cross, columns);
    double ended = 0;
    double zeros = 0;
    for (int row = 0; row < sample.rows(); row++) {
      if (sample.isZero(row)) {
        zeros += sample.weight(row);
      } else if (sample.hasEnd(row)) {
        ended += sample.weight(row);
      }
    }
    return new PlaceSums(sample.rows(), weight, ended, zeros, cross, columns);
  }

  static PlaceSums total(List<PlaceSums> places) {
    PlaceSums total = places.get(0);
    for (PlaceSums place : places.subList(1, places.size())) {
      total =
          new PlaceSums(
              total.rows + place.rows,
              total.weight + place.weight,
              total.ended + place.ended,
              total.zeros + place.zeros,
              added(total.cross, place.cross),
              added(total.columns, place.columns));
    }
    return total;
  }

  private static double[] added(double[] one, double[] other) {
    double[] sum = one.clone();
    for (int i = 0; i < sum.length; i++) {
      sum[i] += other[i];
    }
    return sum;
  }

  /** The columns that all rows determine, with the values of the pilot rows. */
  PartDesign design(DurationSample pilot) {
    return PartDesign.of(
        pilot.sharedDesign(), columns.length, cross.clone(), columns.clone(), weight);
  }
}
