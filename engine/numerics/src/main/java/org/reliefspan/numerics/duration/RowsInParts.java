package org.reliefspan.numerics.duration;

import java.util.Optional;
import org.reliefspan.numerics.likelihood.LogLikelihood;

/** Sums over rows that lie elsewhere, as {@link DurationFitter} needs them. */
interface RowsInParts {
  int scaleStrata();

  /** The likelihood of all rows in the kept columns of the design. */
  LogLikelihood likelihood(ModelLayout layout, int[] kept);

  /** Sum over clusters of the outer products of their scores, if there are clusters. */
  Optional<double[]> meat(ModelLayout layout, int[] kept, double[] parameters);
}
