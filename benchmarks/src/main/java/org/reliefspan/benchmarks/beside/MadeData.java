package org.reliefspan.benchmarks.beside;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;

/** Rows with known effects; arrays are shared, not copied. */
final class MadeData {
  private static final int COVARIATES = 20;
  private static final int DAYS = 1500;

  final int rows;
  final double[] time; // whole days
  final double[] status;
  final double[] group; // 1 to 10
  final double[] left;
  final double[] right;
  final double[] outcome;
  final double[] design; // row-major [row][20], the same for all models

  MadeData(int rows, long seed) {
    this.rows = rows;
    time = new double[rows];
    status = new double[rows];
    group = new double[rows];
    left = new double[rows];
    right = new double[rows];
    outcome = new double[rows];
    design = new double[rows * COVARIATES];
    SplittableRandom random = new SplittableRandom(seed);
    for (int row = 0; row < rows; row++) {
      fill(row, random);
    }
  }

  private void fill(int row, SplittableRandom random) {
    double effect = 0;
    for (int j = 0; j < COVARIATES; j++) {
      double x = j % 2 == 0 ? random.nextGaussian() : random.nextInt(2);
      design[row * COVARIATES + j] = x;
      effect += 0.1 * (j % 3 - 1) * x;
    }
    group[row] = 1 + random.nextInt(10);
    double exact = 400 * Math.exp(-effect) * Math.pow(-Math.log1p(-random.nextDouble()), 1 / 1.3);
    double censored = DAYS * random.nextDouble();
    time[row] = Math.max(1, Math.ceil(Math.min(exact, censored)));
    status[row] = exact <= censored ? 1 : 0;
    double gap = 30 + 60 * random.nextDouble();
    double before = Math.floor(exact / gap) * gap;
    boolean seen = before + gap < DAYS;
    left[row] = seen ? before : DAYS - gap;
    right[row] = seen ? before + gap : Double.POSITIVE_INFINITY;
    outcome[row] = random.nextDouble() < 1 / (1 + Math.exp(0.5 - effect)) ? 1 : 0;
  }

  /** The first columns of the design, row-major, with a column of ones before them if asked. */
  double[] columns(int number, Intercept intercept) {
    int first = intercept == Intercept.WITH ? 1 : 0;
    int width = number + first;
    double[] columns = new double[rows * width];
    for (int row = 0; row < rows; row++) {
      if (first == 1) {
        columns[row * width] = 1;
      }
      System.arraycopy(design, row * COVARIATES, columns, row * width + first, number);
    }
    return columns;
  }

  enum Intercept {
    WITH,
    WITHOUT
  }

  int[] events() {
    int[] events = new int[rows];
    for (int row = 0; row < rows; row++) {
      events[row] = (int) status[row];
    }
    return events;
  }

  int[] groups() {
    int[] groups = new int[rows];
    for (int row = 0; row < rows; row++) {
      groups[row] = (int) group[row] - 1;
    }
    return groups;
  }

  /** Writes little-endian doubles, one file a column, for R's readBin. */
  void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    write(folder.resolve("time"), time);
    write(folder.resolve("status"), status);
    write(folder.resolve("group"), group);
    write(folder.resolve("left"), left);
    write(folder.resolve("right"), right);
    write(folder.resolve("outcome"), outcome);
    write(folder.resolve("design"), design);
  }

  /** Writes a table: time, status, left, right, outcome, x1 to x10. */
  void writeTable(Path file) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write("time,status,left,right,outcome,x1,x2,x3,x4,x5,x6,x7,x8,x9,x10\n");
      StringBuilder line = new StringBuilder();
      for (int row = 0; row < rows; row++) {
        line.setLength(0);
        line.append((int) time[row]).append(',').append((int) status[row]);
        line.append(',').append((float) left[row]).append(',');
        line.append(right[row] < DAYS * 2 ? Float.toString((float) right[row]) : "Inf");
        line.append(',').append((int) outcome[row]);
        for (int j = 0; j < 10; j++) {
          line.append(',').append((float) design[row * COVARIATES + j]);
        }
        out.write(line.append('\n').toString());
      }
    }
  }

  private static void write(Path file, double[] values) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(1 << 16).order(ByteOrder.LITTLE_ENDIAN);
    try (OutputStream out = Files.newOutputStream(file)) {
      for (double value : values) {
        if (buffer.remaining() < Double.BYTES) {
          out.write(buffer.array(), 0, buffer.position());
          buffer.clear();
        }
        buffer.putDouble(value);
      }
      out.write(buffer.array(), 0, buffer.position());
    }
  }
}
