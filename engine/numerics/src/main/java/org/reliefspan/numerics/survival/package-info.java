/**
 * Survival and cumulative incidence for exactly dated events. Start at {@link
 * org.reliefspan.numerics.survival.KaplanMeier}.
 */
@NullMarked
package org.reliefspan.numerics.survival;

import org.jspecify.annotations.NullMarked;
