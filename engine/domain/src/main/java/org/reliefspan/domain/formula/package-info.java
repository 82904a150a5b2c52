/**
 * Model formulas as written in R: {@code Surv(time, status) ~ age + factor(sex) + strata(site)}.
 * Text becomes a {@link org.reliefspan.domain.formula.Formula} here; data come later. Start at
 * {@link org.reliefspan.domain.formula.Formula#parse}.
 */
@NullMarked
package org.reliefspan.domain.formula;

import org.jspecify.annotations.NullMarked;
