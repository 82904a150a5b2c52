package org.reliefspan.benchmarks.beside;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.reliefspan.numerics.duration.AcceleratedFailureTime;
import org.reliefspan.numerics.duration.DurationDistribution;
import org.reliefspan.numerics.duration.DurationSample;
import org.reliefspan.numerics.glm.Family;
import org.reliefspan.numerics.glm.GeneralisedLinearModel;
import org.reliefspan.numerics.glm.RegressionData;
import org.reliefspan.numerics.hazard.CoxRegression;
import org.reliefspan.numerics.hazard.HazardData;
import org.reliefspan.numerics.hazard.TieHandling;
import org.reliefspan.numerics.interval.IntervalCensoredData;
import org.reliefspan.numerics.interval.TurnbullEstimate;
import org.reliefspan.numerics.interval.TurnbullEstimator;
import org.reliefspan.numerics.model.Coefficients;
import org.reliefspan.numerics.survival.SurvivalComparison;

/**
 * Times the kernels on one thread and compares times and answers with those of R.
 *
 * <p>{@code table FILE ROWS} writes a CSV table for {@code crossover.sh}. {@code make FOLDER ROWS}
 * writes the data; {@code compare FOLDER} times ours, reads {@code FOLDER/r.txt} (lines of name,
 * seconds, numbers, as {@code beside-r.R} prints them), and prints the ratio; exit code 1 if an
 * answer differs or a goal is missed. Both sides: best of five.
 */
public final class BesideR {
  private static final int ROUNDS = 5;

  @SuppressWarnings("ArrayRecordComponent") // read only, never compared
  private record Run(double seconds, double[] answer) {}

  private record Goal(String name, double ratio) {}

  private static final List<Goal> GOALS =
      List.of(
          new Goal("kaplan-meier and log-rank", 20),
          new Goal("cox", 10),
          new Goal("interval weibull", 10),
          new Goal("logistic", 5));

  private BesideR() {}

  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[1]);
    if (arguments[0].equals("make")) {
      int rows = Integer.parseInt(arguments[2]);
      new MadeData(rows, 1).write(folder);
      Files.writeString(folder.resolve("rows"), Integer.toString(rows));
      return;
    }
    if (arguments[0].equals("table")) {
      new MadeData(Integer.parseInt(arguments[2]), 1).writeTable(folder);
      return;
    }
    int rows = Integer.parseInt(Files.readString(folder.resolve("rows")).strip());
    System.exit(compare(new MadeData(rows, 1), theirs(folder.resolve("r.txt"))) ? 0 : 1);
  }

  private static Map<String, Run> theirs(Path file) throws IOException {
    Map<String, Run> runs = new LinkedHashMap<>();
    for (String line : Files.readAllLines(file)) {
      String[] cells = line.split("\t", -1);
      double[] answer = new double[cells.length - 2];
      for (int i = 0; i < answer.length; i++) {
        answer[i] = Double.parseDouble(cells[i + 2]);
      }
      runs.put(cells[0], new Run(Double.parseDouble(cells[1]), answer));
    }
    return runs;
  }

  private static boolean compare(MadeData data, Map<String, Run> theirs) {
    Map<String, Run> ours = ours(data);
    boolean good = true;
    print("model", "ours s", "R s", "ratio", "goal", "largest relative difference");
    for (Goal goal : GOALS) {
      Run mine = ours.get(goal.name());
      Run other = theirs.get(goal.name());
      if (mine == null || other == null) {
        throw new IllegalStateException(goal.name() + " was not run");
      }
      double ratio = other.seconds() / mine.seconds();
      double difference = difference(mine.answer(), other.answer());
      good &= ratio >= goal.ratio() && difference < 1e-5;
      print(
          goal.name(),
          text(mine.seconds()),
          text(other.seconds()),
          text(ratio),
          text(goal.ratio()),
          String.format(Locale.ROOT, "%.1e", difference));
    }
    double turnbull = turnbull(data);
    print("turnbull, 100,000 intervals", text(turnbull), "", "", "5 s", "");
    return good && turnbull < 5;
  }

  private static Map<String, Run> ours(MadeData data) {
    Map<String, Run> runs = new LinkedHashMap<>();
    int[] events = data.events();
    int[] groups = data.groups();
    runs.put(
        "kaplan-meier and log-rank",
        best(
            () -> {
              SurvivalComparison both = SurvivalComparison.of(data.time, events, groups, 10);
              return new double[] {
                both.logRank().test().orElseThrow().statistic(),
                both.curve(0).survivalAt(365),
                both.curve(9).survivalAt(730)
              };
            }));
    double[] ten = data.columns(10, MadeData.Intercept.WITHOUT);
    runs.put(
        "cox",
        best(
            () ->
                answer(
                    CoxRegression.withTies(TieHandling.EFRON)
                        .fit(HazardData.ofTimes(ten, 10, data.time, events))
                        .coefficients())));
    double[] five = data.columns(5, MadeData.Intercept.WITH);
    runs.put(
        "interval weibull",
        best(
            () ->
                answer(
                    AcceleratedFailureTime.of(DurationDistribution.WEIBULL)
                        .fit(DurationSample.of(data.left, data.right, five, 6))
                        .coefficients())));
    double[] twenty = data.columns(20, MadeData.Intercept.WITH);
    runs.put(
        "logistic",
        best(
            () ->
                answer(
                    GeneralisedLinearModel.fit(
                            Family.binomial(), RegressionData.of(twenty, data.outcome))
                        .coefficients())));
    return runs;
  }

  /** Estimates, then their standard errors. */
  private static double[] answer(Coefficients coefficients) {
    double[] answer = new double[2 * coefficients.size()];
    for (int i = 0; i < coefficients.size(); i++) {
      answer[i] = coefficients.estimate(i);
      answer[coefficients.size() + i] = coefficients.standardError(i);
    }
    return answer;
  }

  private static double turnbull(MadeData data) {
    int size = Math.min(100_000, data.rows);
    double[] left = Arrays.copyOf(data.left, size);
    double[] right = Arrays.copyOf(data.right, size);
    double[] weight = new double[size];
    Arrays.fill(weight, 1);
    return best(() -> {
          TurnbullEstimate estimate =
              TurnbullEstimator.over(IntervalCensoredData.aggregate(left, right, weight)).fit();
          if (!estimate.converged()) {
            throw new IllegalStateException("Turnbull did not converge");
          }
          return new double[0];
        })
        .seconds();
  }

  private static Run best(Supplier<double[]> work) {
    List<Double> seconds = new ArrayList<>();
    double[] answer = new double[0];
    for (int round = 0; round < ROUNDS; round++) {
      long start = System.nanoTime();
      answer = work.get();
      seconds.add((System.nanoTime() - start) / 1e9);
    }
    return new Run(seconds.stream().min(Double::compare).orElseThrow(), answer);
  }

  private static double difference(double[] ours, double[] theirs) {
    if (ours.length != theirs.length) {
      throw new IllegalStateException(
          "%d numbers here, %d in R".formatted(ours.length, theirs.length));
    }
    double largest = 0;
    for (int i = 0; i < ours.length; i++) {
      largest = Math.max(largest, Math.abs(ours[i] - theirs[i]) / Math.abs(theirs[i]));
    }
    return largest;
  }

  private static String text(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }

  private static void print(String... cells) {
    System.out.println(String.format("%-28s %9s %9s %8s %7s  %s", (Object[]) cells));
  }
}
