/**
 * Parametric models of how long something lasts, from exact, censored or interval-censored times.
 * Start at {@link org.reliefspan.numerics.duration.AcceleratedFailureTime}; its data are a {@link
 * org.reliefspan.numerics.duration.DurationSample}.
 */
@NullMarked
package org.reliefspan.numerics.duration;

import org.jspecify.annotations.NullMarked;
