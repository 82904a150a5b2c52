package org.reliefspan.benchmarks;

import java.util.Arrays;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.reliefspan.numerics.duration.DurationDistribution;
import org.reliefspan.numerics.hidden.HiddenReliefEstimate;
import org.reliefspan.numerics.hidden.HiddenReliefEstimator;
import org.reliefspan.numerics.hidden.HiddenReliefModel;
import org.reliefspan.numerics.hidden.ReliefHistories;
import org.reliefspan.numerics.likelihood.LogLikelihood;

/**
 * The likelihood of relief and visits with its gradient, at the estimate, for 10,000 patients of
 * {@link SyntheticRelief}: one operation is one patient.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class HiddenReliefBenchmark {
  private static final int PATIENTS = 10_000;

  /** Scores right; with mistakes; with mistakes and regained relief. */
  @Param({"plain", "mistakes", "regain"})
  public String model = "plain";

  /** Threads of the pool. */
  @Param({"1", "2"})
  public int threads;

  private ForkJoinPool pool = ForkJoinPool.commonPool();

  @SuppressWarnings("NullAway.Init") // made by the set-up
  private LogLikelihood likelihood;

  private double[] at = {};
  private double[] gradient = {};
  private double[] information = {};

  /** Fits the model, so that the likelihood is evaluated where it matters. */
  @Setup
  public void fit() {
    boolean plain = model.equals("plain");
    ReliefHistories histories = new SyntheticRelief(plain ? 0 : 0.05).histories(PATIENTS);
    HiddenReliefModel fitted = HiddenReliefModel.of(DurationDistribution.WEIBULL);
    if (!plain) {
      fitted = fitted.with(HiddenReliefModel.Mistakes.toEstimate());
    }
    HiddenReliefEstimate estimate = HiddenReliefEstimator.fitQuickly(fitted, histories);
    if (model.equals("regain")) {
      HiddenReliefModel more = fitted.with(HiddenReliefModel.Regain.MARKOV);
      likelihood = HiddenReliefEstimator.likelihood(more, histories);
      double[] found = estimate.coefficients().estimates();
      at = Arrays.copyOf(found, found.length + 2);
      at[found.length] = Math.log(1e-3); // regained and lost again within years
      at[found.length + 1] = Math.log(5e-3);
    } else {
      likelihood = HiddenReliefEstimator.likelihood(fitted, histories);
      at = estimate.coefficients().estimates();
    }
    gradient = new double[at.length];
    information = new double[at.length * at.length];
    pool = new ForkJoinPool(threads);
  }

  /** Ends the pool. */
  @TearDown
  public void end() {
    pool.shutdown();
  }

  /** Value, gradient and outer products of all patients. */
  @Benchmark
  @OperationsPerInvocation(PATIENTS)
  public double patients() {
    return pool.submit(() -> likelihood.evaluate(at, gradient, information)).join();
  }
}
