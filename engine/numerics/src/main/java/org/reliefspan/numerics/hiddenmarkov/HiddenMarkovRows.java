package org.reliefspan.numerics.hiddenmarkov;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Rows of many subjects in order of time, with the steps of time between them. Equal steps under
 * equal covariates are computed once. Covariates of a row hold until the next. Immutable.
 */
public final class HiddenMarkovRows {
  final int columns;
  final double[] cuts;

  /** First row of each subject, with one more entry at the end. */
  final int[] start;

  final int[] score;
  final Occasion[] occasion;
  final boolean[] known;

  /** First piece before each row, with one more entry at the end. */
  final int[] pieceStart;

  /** The step of each piece. */
  final int[] pieceStep;

  final double[] stepTime;
  final int[] stepPeriod;

  /** Covariates of each step, row-major [step][column]. */
  final double[] stepDesign;

  final double[] weight;
  final int[] cluster;
  final double[] times;

  private HiddenMarkovRows(Builder rows) {
    this.columns = rows.columns;
    this.cuts = rows.cuts;
    int[] order = rows.sorted();
    int size = order.length;
    this.start =
        IntStream.rangeClosed(0, size)
            .filter(
                at ->
                    at == 0 || at == size || rows.subject[order[at]] != rows.subject[order[at - 1]])
            .toArray();
    this.score = Arrays.stream(order).map(row -> rows.score[row]).toArray();
    this.occasion =
        Arrays.stream(order).mapToObj(row -> rows.occasion[row]).toArray(Occasion[]::new);
    this.known = new boolean[size];
    this.times = Arrays.stream(order).mapToDouble(row -> rows.time[row]).toArray();
    for (int at = 0; at < size; at++) {
      known[at] = rows.known[order[at]];
    }
    this.weight =
        IntStream.range(0, subjects()).mapToDouble(i -> rows.weight[order[start[i]]]).toArray();
    this.cluster = IntStream.range(0, subjects()).map(i -> rows.cluster[order[start[i]]]).toArray();
    Steps steps = new Steps(rows);
    this.pieceStart = new int[size + 1];
    for (int i = 0; i < subjects(); i++) {
      for (int at = start[i]; at < start[i + 1]; at++) {
        pieceStart[at] = steps.pieces;
        if (at > start[i]) {
          steps.between(order[at - 1], order[at]);
        }
      }
    }
    pieceStart[size] = steps.pieces;
    this.pieceStep = Arrays.copyOf(steps.piece, steps.pieces);
    this.stepTime = Arrays.copyOf(steps.time, steps.numbers.size());
    this.stepPeriod = Arrays.copyOf(steps.period, steps.numbers.size());
    this.stepDesign = Arrays.copyOf(steps.design, steps.numbers.size() * columns);
  }

  /** Splits the time between rows at the cut points and numbers the distinct steps. */
  private static final class Steps {
    private final Builder rows;
    private final Map<List<Double>, Integer> numbers = new HashMap<>();
    private int[] piece = new int[64];
    private int pieces;
    private double[] time = new double[64];
    private int[] period = new int[64];
    private double[] design;

    Steps(Builder rows) {
      this.rows = rows;
      this.design = new double[64 * Math.max(1, rows.columns)];
    }

    void between(int row, int next) {
      double from = rows.time[row];
      int in = 0;
      while (in < rows.cuts.length && rows.cuts[in] <= from) {
        in++;
      }
      while (in < rows.cuts.length && rows.cuts[in] < rows.time[next]) {
        add(row, in, rows.cuts[in] - from);
        from = rows.cuts[in++];
      }
      add(row, in, rows.time[next] - from);
    }

    private void add(int row, int in, double length) {
      Double[] key = new Double[2 + rows.columns];
      key[0] = length;
      key[1] = (double) in;
      for (int column = 0; column < rows.columns; column++) {
        key[2 + column] = rows.design[row * rows.columns + column];
      }
      int next = numbers.size();
      int number = numbers.computeIfAbsent(List.of(key), unused -> next);
      if (number == next) {
        put(number, row, in, length);
      }
      if (pieces == piece.length) {
        piece = Arrays.copyOf(piece, 2 * pieces);
      }
      piece[pieces++] = number;
    }

    private void put(int number, int row, int in, double length) {
      if (number == time.length) {
        time = Arrays.copyOf(time, 2 * number);
        period = Arrays.copyOf(period, 2 * number);
        design = Arrays.copyOf(design, 2 * number * Math.max(1, rows.columns));
      }
      time[number] = length;
      period[number] = in;
      System.arraycopy(
          rows.design, row * rows.columns, design, number * rows.columns, rows.columns);
    }
  }

  /**
   * Begins with the rows, in any order.
   *
   * @param subject number of the subject of each row, not negative
   * @param score state that the row shows, from 0; any number where there is no score
   */
  public static Builder of(int[] subject, double[] time, int[] score) {
    return new Builder(subject, time, score);
  }

  int subjects() {
    return start.length - 1;
  }

  int clusters() {
    return Arrays.stream(cluster).max().orElse(-1) + 1;
  }

  int steps() {
    return stepTime.length;
  }

  /** Collects what is known about the rows. Not thread-safe. */
  public static final class Builder {
    final int[] subject;
    final double[] time;
    final int[] score;
    final Occasion[] occasion;
    final boolean[] known;
    double[] design = {};
    int columns;
    double[] weight;
    int[] cluster;
    double[] cuts = {};

    private Builder(int[] subject, double[] time, int[] score) {
      int rows = subject.length;
      if (rows == 0 || time.length != rows || score.length != rows) {
        throw new IllegalArgumentException(
            "subject (%d), time (%d) and score (%d) must be equally long and not empty"
                .formatted(rows, time.length, score.length));
      }
      if (!Arrays.stream(time).allMatch(Double::isFinite)) {
        throw new IllegalArgumentException("time must be finite in all rows");
      }
      this.subject = subject.clone();
      this.time = Arrays.stream(time).map(value -> value + 0.0).toArray();
      this.score = score.clone();
      this.occasion = new Occasion[rows];
      Arrays.fill(occasion, Occasion.PLANNED);
      this.known = new boolean[rows];
      this.weight = new double[rows];
      Arrays.fill(weight, 1);
      this.cluster = subject.clone();
    }

    /** What each row is; planned unless said. */
    public Builder occasions(Occasion... values) {
      requireLength("occasions", values.length, subject.length);
      System.arraycopy(values, 0, occasion, 0, values.length);
      return this;
    }

    /** Rows whose score is the state, without mistake. */
    public Builder known(boolean... values) {
      requireLength("known", values.length, subject.length);
      System.arraycopy(values, 0, known, 0, values.length);
      return this;
    }

    /** Covariates, row-major [row][column], finite; those of a row hold until the next. */
    public Builder design(double[] values, int count) {
      requireLength("design", values.length, subject.length * count);
      design = Arrays.stream(values).map(value -> value + 0.0).toArray();
      columns = count;
      return this;
    }

    /** Weights by row; a subject's first row counts. */
    public Builder weights(double[] values) {
      requireLength("weights", values.length, subject.length);
      weight = values.clone();
      return this;
    }

    /** Clusters by row, dense from 0; a subject's first row counts. */
    public Builder clusters(int[] values) {
      requireLength("clusters", values.length, subject.length);
      cluster = values.clone();
      return this;
    }

    /** Times at which intensities change, increasing. */
    public Builder cuts(double... values) {
      cuts = values.clone();
      return this;
    }

    /** The rows, sorted. */
    public HiddenMarkovRows build() {
      return new HiddenMarkovRows(this);
    }

    private int[] sorted() {
      Comparator<Integer> bySubject = Comparator.comparingInt(row -> subject[row]);
      return IntStream.range(0, subject.length)
          .boxed()
          .sorted(
              bySubject
                  .thenComparingDouble(row -> time[row])
                  .thenComparing(row -> occasion[row])
                  .thenComparingInt(row -> score[row]))
          .mapToInt(Integer::intValue)
          .toArray();
    }

    private static void requireLength(String name, int length, int expected) {
      if (length != expected) {
        throw new IllegalArgumentException(
            "%s (%d) must have %d entries".formatted(name, length, expected));
      }
    }
  }
}
