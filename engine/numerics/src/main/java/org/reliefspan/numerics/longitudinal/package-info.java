/**
 * Repeated measures of one patient: linear models whose rows are correlated within a subject, by
 * restricted or full maximum likelihood, with small-sample degrees of freedom. Only arrays enter; a
 * response that is not a number was not observed. Start at {@link
 * org.reliefspan.numerics.longitudinal.RepeatedMeasuresModel}.
 */
@NullMarked
package org.reliefspan.numerics.longitudinal;

import org.jspecify.annotations.NullMarked;
