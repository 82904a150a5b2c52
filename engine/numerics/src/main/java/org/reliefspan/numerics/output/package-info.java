/**
 * Analysis of what simulations put out: how much of a run is warm-up, how exact a mean is, how many
 * replications are enough, and quantiles over replications. Start at {@link
 * org.reliefspan.numerics.output.Replications}.
 */
@NullMarked
package org.reliefspan.numerics.output;

import org.jspecify.annotations.NullMarked;
