/**
 * Spline bases, and the survival model that is built on one. Start at {@link
 * org.reliefspan.numerics.spline.NaturalSpline} for a basis, at {@code RoystonParmar} for the
 * model.
 */
@NullMarked
package org.reliefspan.numerics.spline;

import org.jspecify.annotations.NullMarked;
