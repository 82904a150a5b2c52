/**
 * Covariances that do not trust the model: sums of score contributions by cluster between two bread
 * slices. Start at {@link org.reliefspan.numerics.variance.Sandwich}.
 */
@NullMarked
package org.reliefspan.numerics.variance;

import org.jspecify.annotations.NullMarked;
