package org.reliefspan.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.reliefspan.numerics.panel.PanelEstimate;
import org.reliefspan.numerics.panel.PanelEstimator;
import org.reliefspan.numerics.panel.PanelLikelihood;
import org.reliefspan.numerics.panel.PanelModel;
import org.reliefspan.numerics.panel.PanelVisits;
import org.reliefspan.numerics.panel.TransitionGraph;
import org.reliefspan.numerics.random.Philox;
import org.reliefspan.numerics.random.Purpose;

/**
 * Relief and pain of 10,000 subjects at seven visits, 30 to 90 days apart, one covariate that is 0
 * or 1: gaps of whole days, which fall into few cells, and gaps of any length, which do not.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class PanelBenchmark {
  private static final int SUBJECTS = 10_000;
  private static final int VISITS = 7;
  private static final double[] AT = {-4.4, -4.7, -0.3, 0.2};

  private final PanelModel model =
      PanelModel.over(TransitionGraph.parse("1-2,2-1")).covariate("x").build();
  private final PanelVisits wholeDays = visits(1);
  private final PanelVisits anyTime = visits(0);
  private final PanelLikelihood ofWholeDays = PanelLikelihood.of(model, wholeDays);
  private final PanelLikelihood ofAnyTime = PanelLikelihood.of(model, anyTime);
  private final double[] gradient = new double[4];
  private final double[] information = new double[16];

  private static PanelVisits visits(int grid) {
    Philox philox = Philox.keyed(7, "benchmark.panel");
    Purpose gap = Purpose.of("gap");
    Purpose move = Purpose.of("move");
    int[] subject = new int[SUBJECTS * VISITS];
    double[] day = new double[SUBJECTS * VISITS];
    int[] state = new int[SUBJECTS * VISITS];
    double[] x = new double[SUBJECTS * VISITS];
    for (int row = 0; row < subject.length; row++) {
      int visit = row % VISITS;
      subject[row] = row / VISITS;
      x[row] = subject[row] % 2;
      if (visit > 0) {
        double length = 30 + 60 * philox.uniform(subject[row], gap, visit);
        day[row] = day[row - 1] + (grid > 0 ? Math.floor(length) : length);
        boolean moves = philox.uniform(subject[row], move, visit) < 0.35;
        state[row] = moves ? 1 - state[row - 1] : state[row - 1];
      }
    }
    return PanelVisits.of(subject, day, state).design(x, 1).build();
  }

  /** One value with gradient, whole days. */
  @Benchmark
  public double likelihoodOfWholeDays() {
    return ofWholeDays.evaluate(AT, gradient, information);
  }

  /** One value with gradient, gaps of any length. */
  @Benchmark
  public double likelihoodOfAnyTime() {
    return ofAnyTime.evaluate(AT, gradient, information);
  }

  /** A whole fit, whole days. */
  @Benchmark
  public PanelEstimate fitWholeDays() {
    return PanelEstimator.fit(model, wholeDays);
  }

  /** A whole fit, gaps of any length. */
  @Benchmark
  public PanelEstimate fitAnyTime() {
    return PanelEstimator.fit(model, anyTime);
  }
}
