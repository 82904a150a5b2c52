/**
 * Outcomes that were not seen, drawn many times from what was: multivariate normal imputation under
 * missing at random, reference-based and delta-adjusted departures from it, and Rubin's rules. All
 * draws are addressed by subject and imputation. Start at {@link
 * org.reliefspan.numerics.imputation.NormalImputation}.
 */
@NullMarked
package org.reliefspan.numerics.imputation;

import org.jspecify.annotations.NullMarked;
