/**
 * Confidence limits: pairs of numbers, the scales they are computed on, and the normal curve behind
 * them. Start at {@link org.reliefspan.numerics.limits.LimitScale}.
 */
@NullMarked
package org.reliefspan.numerics.limits;

import org.jspecify.annotations.NullMarked;
