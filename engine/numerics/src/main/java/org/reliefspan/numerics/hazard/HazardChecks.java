package org.reliefspan.numerics.hazard;

import org.reliefspan.numerics.model.RefusedRowException;

/** What {@link HazardData} asks of its arrays. */
final class HazardChecks {
  private HazardChecks() {}

  static void shape(double[] design, int columns, double[] time, int[] status) {
    if (columns < 0 || design.length != (long) columns * time.length) {
      throw new IllegalArgumentException(
          "design (%d entries) must be row-major %d x %d"
              .formatted(design.length, time.length, columns));
    }
    length("status", status.length, time.length);
    finite("design", design, columns);
    finite("time", time, 1);
    for (int row = 0; row < status.length; row++) {
      if (status[row] != 0 && status[row] != 1) {
        throw new RefusedRowException(
            "The status in {row} must be 0 (censored) or 1 (event). Maybe it is coded 1 and 2, or has"
                + " several causes.",
            row);
      }
    }
  }

  static void length(String name, int length, int rows) {
    if (length != rows) {
      throw new IllegalArgumentException(
          "%s (%d) must have one entry for each of %d rows".formatted(name, length, rows));
    }
  }

  static void finite(String name, double[] values, int columns) {
    for (int i = 0; i < values.length; i++) {
      if (!Double.isFinite(values[i])) {
        throw new RefusedRowException(
            "The " + name + " in {row} must be finite. Maybe a value is missing.", i / columns);
      }
    }
  }

  static void groups(String name, int[] groups, int rows) {
    length(name, groups.length, rows);
    for (int row = 0; row < groups.length; row++) {
      if (groups[row] < 0 || groups[row] >= rows) {
        throw new IllegalArgumentException(
            "%s must be numbered densely from 0 (row %d)".formatted(name, row));
      }
    }
  }
}
