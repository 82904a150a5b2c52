package org.reliefspan.numerics.hazard;

import java.util.Arrays;

/**
 * Weighted rows by which a Cox model becomes a model of the subdistribution hazard.
 *
 * <p>Formula: who has a competing event at T stays at risk afterwards with weight G(t-)/G(T-), G
 * the Kaplan-Meier curve of censoring. A row ends at each drop of G; rows after the first in which
 * no event of interest falls are left out. Domain: right-censored times without late entry. Source:
 * Fine and Gray 1999, doi 10.1080/01621459.1999.10474144; Geskus 2011, doi
 * 10.1111/j.1541-0420.2010.01420.x. Agreement: R survival 3.5-3, finegray, all weights to 1e-12
 * ({@code FineGrayTest}).
 */
public final class FineGrayRows {
  private int size;
  private int[] subject;
  private double[] start;
  private double[] stop;
  private int[] status;
  private double[] weight;

  private FineGrayRows(int capacity) {
    subject = new int[capacity];
    start = new double[capacity];
    stop = new double[capacity];
    status = new int[capacity];
    weight = new double[capacity];
  }

  /**
   * The rows of subjects.
   *
   * @param time finite
   * @param cause 0 for censoring, otherwise the kind of event
   * @param interest the cause of interest
   */
  public static FineGrayRows of(
      double[] time, int[] cause, int interest, CensoringConvention convention) {
    if (time.length == 0 || cause.length != time.length) {
      throw new IllegalArgumentException(
          "time (%d) and cause (%d) must be equally long and not empty"
              .formatted(time.length, cause.length));
    }
    if (interest < 1) {
      throw new IllegalArgumentException("interest (%d) must be at least 1".formatted(interest));
    }
    CensoringCurve curve = CensoringCurve.of(time, cause, convention);
    double[] events = eventTimes(time, cause, interest);
    double last = Arrays.stream(time).max().orElseThrow();
    FineGrayRows rows = new FineGrayRows(time.length);
    for (int i = 0; i < time.length; i++) {
      if (cause[i] == 0 || cause[i] == interest) {
        int event = cause[i] == interest ? 1 : 0;
        rows.add(i, Double.NEGATIVE_INFINITY, time[i], event, 1);
      } else {
        boolean dropFirst = convention == CensoringConvention.EVENTS_AT_RISK && time[i] == 0;
        int drop = curve.firstDropFrom(dropFirst ? Double.MIN_VALUE : time[i]);
        rows.addCompeting(i, time[i], last, curve, drop, events);
      }
    }
    return rows;
  }

  private static double[] eventTimes(double[] time, int[] cause, int interest) {
    double[] events = new double[time.length];
    int count = 0;
    for (int i = 0; i < time.length; i++) {
      if (cause[i] == interest) {
        events[count++] = time[i];
      }
    }
    double[] sorted = Arrays.copyOf(events, count);
    Arrays.sort(sorted);
    return sorted;
  }

  private void addCompeting(
      int i, double time, double last, CensoringCurve curve, int firstDrop, double[] events) {
    int drop = firstDrop;
    double base = curve.before(drop);
    double from = Double.NEGATIVE_INFINITY;
    double value = 1;
    for (; drop <= curve.size() && value > 0; drop++) {
      double to = drop < curve.size() ? curve.time(drop) : last;
      boolean first = from == Double.NEGATIVE_INFINITY;
      if (first || CensoringCurve.anyWithin(events, from, to)) {
        add(i, from, first ? Math.max(to, time) : to, 0, value);
      }
      from = to;
      value = drop < curve.size() ? curve.after(drop) / base : 0;
    }
  }

  private void add(int i, double from, double to, int event, double value) {
    if (size == subject.length) {
      int capacity = size + size / 2 + 16;
      subject = Arrays.copyOf(subject, capacity);
      start = Arrays.copyOf(start, capacity);
      stop = Arrays.copyOf(stop, capacity);
      status = Arrays.copyOf(status, capacity);
      weight = Arrays.copyOf(weight, capacity);
    }
    subject[size] = i;
    start[size] = from;
    stop[size] = to;
    status[size] = event;
    weight[size] = value;
    size++;
  }

  /** Number of rows. */
  public int size() {
    return size;
  }

  /** Subject of a row. */
  public int subject(int row) {
    return subject[row];
  }

  /** Start of a row, negative infinity for a subject's first. */
  public double start(int row) {
    return start[row];
  }

  /** End of a row. */
  public double stop(int row) {
    return stop[row];
  }

  /** 1 when the row ends with the event of interest. */
  public int status(int row) {
    return status[row];
  }

  /** Weight of a row, above 0 and at most 1. */
  public double weight(int row) {
    return weight[row];
  }

  /**
   * Rows for a Cox model, clustered by subject.
   *
   * @param design row-major [subject][column]
   */
  public HazardData data(double[] design, int columns) {
    double[] expanded = new double[size * columns];
    for (int row = 0; row < size; row++) {
      System.arraycopy(design, subject[row] * columns, expanded, row * columns, columns);
    }
    return HazardData.ofIntervals(
            expanded,
            columns,
            Arrays.copyOf(start, size),
            Arrays.copyOf(stop, size),
            Arrays.copyOf(status, size))
        .withWeights(Arrays.copyOf(weight, size))
        .withClusters(Arrays.copyOf(subject, size));
  }
}
