/**
 * Maximum likelihood by Newton's method, for any model that gives its gradient and information.
 * Start at {@link org.reliefspan.numerics.likelihood.NewtonMaximizer}.
 */
@NullMarked
package org.reliefspan.numerics.likelihood;

import org.jspecify.annotations.NullMarked;
