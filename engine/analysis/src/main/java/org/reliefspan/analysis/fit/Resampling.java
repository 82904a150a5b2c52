package org.reliefspan.analysis.fit;

import java.io.Serializable;
import java.util.OptionalInt;
import org.reliefspan.analysis.design.DataColumn;
import org.reliefspan.analysis.design.ModelFrame;
import org.reliefspan.domain.fit.FitOption;
import org.reliefspan.domain.fit.FitOptions;
import org.reliefspan.domain.formula.FormulaException;
import org.reliefspan.numerics.random.Philox;
import org.reliefspan.numerics.random.Purpose;
import org.reliefspan.numerics.random.SubjectKey;
import org.reliefspan.numerics.resample.PatientBootstrapWeights;

/**
 * The weights of subjects in bootstrap replicates: Poisson(1) numbers addressed by seed, subject
 * and replicate, so that they are the same wherever the rows lie.
 *
 * @param replicates number of replicates, counted from 0
 */
record Resampling(long seed, int replicates) implements Serializable {
  private static final int FEWEST = 20;
  private static final int MOST = 10_000;

  /** Whether limits are to come from a bootstrap. */
  static boolean isAsked(FitOptions options) {
    return options.has(FitOption.BOOTSTRAP);
  }

  /** As asked for. */
  static Resampling of(FitOptions options) {
    int replicates = options.whole(FitOption.BOOTSTRAP).orElse(0);
    if (replicates < FEWEST || replicates > MOST) {
      throw new FormulaException(
          "--bootstrap (%d) must lie between %d and %d.".formatted(replicates, FEWEST, MOST));
    }
    OptionalInt seed = options.whole(FitOption.SEED);
    return new Resampling(seed.orElse(1), replicates);
  }

  /** Draws for the rows of a part. */
  Draws draws(ModelFrame frame) {
    DataColumn subjects = frame.roles().get(FitOption.SUBJECT.word());
    if (subjects == null) {
      throw new FormulaException(
          "--bootstrap resamples subjects: it needs --subject COLUMN, or cluster(column) in the"
              + " formula.");
    }
    return new Draws(keys(subjects), weights());
  }

  private PatientBootstrapWeights weights() {
    Philox philox = Philox.keyed(seed, "fit.bootstrap");
    Purpose purpose = Purpose.of("subject.weight");
    return PatientBootstrapWeights.from(
        (subject, replicate) -> philox.uniform(subject, purpose, replicate));
  }

  private static long[] keys(DataColumn column) {
    long[] keys = new long[column.rows()];
    if (column instanceof DataColumn.Words words) {
      long[] ofWord = words.words().stream().mapToLong(SubjectKey::of).toArray();
      for (int row = 0; row < keys.length; row++) {
        keys[row] = ofWord[words.codes()[row]];
      }
    } else if (column instanceof DataColumn.Numbers numbers) {
      for (int row = 0; row < keys.length; row++) {
        keys[row] = SubjectKey.of(numbers.cells()[row]);
      }
    }
    return keys;
  }

  /** Draws for some rows. */
  @SuppressWarnings("ArrayRecordComponent") // read only, never compared
  record Draws(long[] keys, PatientBootstrapWeights weights) {
    /** The number of times that a row's subject is drawn in a replicate. */
    int times(int row, int replicate) {
      return weights.weight(keys[row], replicate);
    }

    /** Weights of all rows in a replicate. */
    double[] weighted(double[] caseWeights, int replicate) {
      double[] weighted = new double[caseWeights.length];
      for (int row = 0; row < weighted.length; row++) {
        weighted[row] = caseWeights[row] * times(row, replicate);
      }
      return weighted;
    }
  }
}
