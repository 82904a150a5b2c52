/**
 * Generalised linear models: families, fits by scoring, penalised and bias-reduced logistic
 * regression, standardised means. Start at {@link
 * org.reliefspan.numerics.glm.GeneralisedLinearModel}.
 */
@NullMarked
package org.reliefspan.numerics.glm;

import org.jspecify.annotations.NullMarked;
