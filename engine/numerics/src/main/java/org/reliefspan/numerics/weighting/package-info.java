/**
 * Means of outcomes that are seen at irregular visits and until patients leave: weights from models
 * of visiting and of leaving, and errors that know the weights are estimated. Start at {@link
 * org.reliefspan.numerics.weighting.WeightedVisitMean}.
 */
@NullMarked
package org.reliefspan.numerics.weighting;

import org.jspecify.annotations.NullMarked;
