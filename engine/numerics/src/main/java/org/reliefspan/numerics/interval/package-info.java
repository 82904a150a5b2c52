/**
 * Durations known only to lie between two visits. Start at {@link
 * org.reliefspan.numerics.interval.TurnbullEstimator}, or at {@link
 * org.reliefspan.numerics.interval.MixtureDurationModel} for the parametric model.
 */
@NullMarked
package org.reliefspan.numerics.interval;

import org.jspecify.annotations.NullMarked;
