/**
 * Generalised estimating equations: marginal models for repeated outcomes. Start at {@link
 * org.reliefspan.numerics.gee.GeneralisedEstimatingEquations}.
 */
@NullMarked
package org.reliefspan.numerics.gee;

import org.jspecify.annotations.NullMarked;
