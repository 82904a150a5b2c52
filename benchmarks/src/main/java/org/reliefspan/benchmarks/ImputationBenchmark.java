package org.reliefspan.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.reliefspan.numerics.imputation.ImputationPlan;
import org.reliefspan.numerics.imputation.IncompleteOutcomes;
import org.reliefspan.numerics.imputation.NormalImputation;
import org.reliefspan.numerics.random.Philox;
import org.reliefspan.numerics.random.Purpose;
import org.reliefspan.numerics.random.Quantiles;

/** Five normal imputations of 500 subjects at four visits, a fifth of the scores missing. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class ImputationBenchmark {
  private static final int SUBJECTS = 500;
  private static final int VISITS = 4;

  private final IncompleteOutcomes outcomes;

  /** Draws the scores: half of the noise is the subject's. */
  public ImputationBenchmark() {
    Philox philox = Philox.keyed(7, "benchmark.imputation");
    Purpose score = Purpose.of("score");
    Purpose seen = Purpose.of("seen");
    double[] outcome = new double[SUBJECTS * VISITS];
    double[] covariates = new double[SUBJECTS * 2];
    long[] identity = new long[SUBJECTS];
    for (int subject = 0; subject < SUBJECTS; subject++) {
      identity[subject] = subject;
      covariates[2 * subject] = 1;
      covariates[2 * subject + 1] = subject % 2;
      double own = Quantiles.normal(philox.uniform(subject, score, VISITS), 0, 1);
      for (int visit = 0; visit < VISITS; visit++) {
        double noise = Quantiles.normal(philox.uniform(subject, score, visit), 0, 1);
        boolean there = philox.uniform(subject, seen, visit) < 0.8;
        outcome[subject * VISITS + visit] = there ? own + noise : Double.NaN;
      }
    }
    outcomes = IncompleteOutcomes.of(VISITS, outcome, covariates, identity);
  }

  /** Data augmentation with burn-in, five parameter draws. */
  @Benchmark
  public NormalImputation draws() {
    return NormalImputation.of(outcomes, ImputationPlan.of(5, 7));
  }
}
