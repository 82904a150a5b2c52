/**
 * Proportional hazards: Cox regression with its residuals, curves and tests, frailty, Fine-Gray,
 * recurrent events and visit intensity. Start at {@link
 * org.reliefspan.numerics.hazard.CoxRegression}.
 */
@NullMarked
package org.reliefspan.numerics.hazard;

import org.jspecify.annotations.NullMarked;
