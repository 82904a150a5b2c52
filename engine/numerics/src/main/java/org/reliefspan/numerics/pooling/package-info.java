/**
 * Estimates of several groups seen together: how much groups differ beyond chance, and each group's
 * estimate drawn towards the others. Start at {@link
 * org.reliefspan.numerics.pooling.RandomEffects}.
 */
@NullMarked
package org.reliefspan.numerics.pooling;

import org.jspecify.annotations.NullMarked;
