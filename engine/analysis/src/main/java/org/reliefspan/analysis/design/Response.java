package org.reliefspan.analysis.design;

import java.io.Serializable;
import java.util.Arrays;

/** The left side of a formula, row by row. Arrays are not copied. */
public sealed interface Response extends Serializable {

  /** Number of rows. */
  int rows();

  /** Some rows, in the given order. */
  Response rows(int[] kept);

  private static double[] picked(double[] values, int[] rows) {
    return Arrays.stream(rows).mapToDouble(row -> values[row]).toArray();
  }

  private static int[] picked(int[] values, int[] rows) {
    return Arrays.stream(rows).map(row -> values[row]).toArray();
  }

  /** No left side. */
  record None(int rows) implements Response {
    @Override
    public Response rows(int[] kept) {
      return new None(kept.length);
    }
  }

  /** A number per row. */
  @SuppressWarnings("ArrayRecordComponent") // read only, never compared
  record Numbers(double[] values) implements Response {
    @Override
    public Response rows(int[] kept) {
      return new Numbers(picked(values, kept));
    }

    @Override
    public int rows() {
      return values.length;
    }
  }

  /** Successes as a share of trials. */
  @SuppressWarnings("ArrayRecordComponent") // read only, never compared
  record Shares(double[] shares, double[] trials) implements Response {
    @Override
    public Response rows(int[] kept) {
      return new Shares(picked(shares, kept), picked(trials, kept));
    }

    @Override
    public int rows() {
      return shares.length;
    }
  }

  /** Follow-up from 0 to a time; status 0 censored, 1 and above the event. */
  @SuppressWarnings("ArrayRecordComponent") // read only, never compared
  record RightCensored(double[] time, int[] status) implements Response {
    @Override
    public Response rows(int[] kept) {
      return new RightCensored(picked(time, kept), picked(status, kept));
    }

    @Override
    public int rows() {
      return time.length;
    }
  }

  /** Follow-up over (start, stop]; status at its end. */
  @SuppressWarnings("ArrayRecordComponent") // read only, never compared
  record StartStop(double[] start, double[] stop, int[] status) implements Response {
    @Override
    public Response rows(int[] kept) {
      return new StartStop(picked(start, kept), picked(stop, kept), picked(status, kept));
    }

    @Override
    public int rows() {
      return stop.length;
    }
  }

  /**
   * The event lies in (left, right]; left 0 is left-censored, right infinite is right-censored,
   * left equal to right is exact.
   */
  @SuppressWarnings("ArrayRecordComponent") // read only, never compared
  record Intervals(double[] left, double[] right) implements Response {
    @Override
    public Response rows(int[] kept) {
      return new Intervals(picked(left, kept), picked(right, kept));
    }

    @Override
    public int rows() {
      return left.length;
    }

    /** Right-censored times as intervals. */
    public static Intervals of(RightCensored response) {
      double[] right = new double[response.rows()];
      for (int row = 0; row < right.length; row++) {
        right[row] = response.status()[row] > 0 ? response.time()[row] : Double.POSITIVE_INFINITY;
      }
      return new Intervals(Arrays.copyOf(response.time(), right.length), right);
    }
  }
}
