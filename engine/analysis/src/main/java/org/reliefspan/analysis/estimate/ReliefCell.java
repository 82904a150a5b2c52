package org.reliefspan.analysis.estimate;

import java.util.List;
import java.util.stream.IntStream;
import org.reliefspan.analysis.episode.EpisodeTable;
import org.reliefspan.analysis.outcome.ReliefQuestion;
import org.reliefspan.domain.estimate.ReliefKey;
import org.reliefspan.domain.study.Population;
import org.reliefspan.domain.study.ReliefPlan;
import org.reliefspan.numerics.random.Philox;
import org.reliefspan.numerics.random.Purpose;
import org.reliefspan.numerics.resample.UniformAddress;

/**
 * One procedure in one stratum under one question: what its estimators share.
 *
 * @param plan the plan that asks
 * @param procedure family id
 * @param stratum label of the stratum
 * @param question definition, strategy, loss rule and scores
 * @param sample the episodes
 * @param seed seed of the study
 */
record ReliefCell(
    ReliefPlan plan,
    String procedure,
    String stratum,
    ReliefQuestion question,
    ReliefSample sample,
    long seed) {
  static final String OBSERVED_NOTE = "given relief at first assessment";
  static final List<Integer> MEAN_HORIZONS = List.of(90, 365, 730);
  private static final int SHORTEST_CURVE_DAYS = 90;
  private static final int LONGEST_CURVE_DAYS = 1095;
  private static final Purpose WEIGHT = Purpose.of("estimate.bootstrap_weight");
  private static final Purpose SUBSAMPLE = Purpose.of("estimate.subsample");

  double level() {
    return plan.level();
  }

  ReliefKey key(Population population, String estimator) {
    return new ReliefKey(
        procedure,
        stratum,
        question.definition().id(),
        question.strategy().id(),
        population.id(),
        estimator);
  }

  /** Last day worth drawing: where nine in ten known losses have happened. */
  int curveHorizon() {
    double[] ends =
        IntStream.range(0, sample.size())
            .mapToDouble(row -> sample.durationRight[row])
            .filter(Double::isFinite)
            .sorted()
            .toArray();
    double end = ends.length == 0 ? SHORTEST_CURVE_DAYS : ends[(int) (0.9 * (ends.length - 1))];
    int longer = (int) Math.ceil(1.3 * end);
    return Math.min(LONGEST_CURVE_DAYS, Math.max(SHORTEST_CURVE_DAYS, longer));
  }

  /** Patients under observation on a day whose relief is not known to be over. */
  long patientsAtRisk(ReliefSample of, double day) {
    EpisodeTable table = of.outcomes.table();
    long patients = 0;
    int last = -1;
    for (int row = 0; row < of.size(); row++) {
      boolean open = of.durationRight[row] > day && table.endOfObservation(of.episode[row]) >= day;
      if (open && of.cluster[row] != last) {
        patients++;
        last = of.cluster[row];
      }
    }
    return patients;
  }

  /** Uniforms of the bootstrap, by patient number of the store. */
  UniformAddress bootstrap() {
    return address(WEIGHT);
  }

  /** Uniforms of subsampling, by patient number of the store. */
  UniformAddress subsample() {
    return address(SUBSAMPLE);
  }

  private UniformAddress address(Purpose purpose) {
    Philox philox = Philox.keyed(seed, "relief");
    return (patient, replicate) -> philox.uniform(patient, purpose, replicate);
  }
}
