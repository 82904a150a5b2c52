/**
 * Elementary functions that give the same bits on every machine: only IEEE 754 addition,
 * subtraction, multiplication, division and square root may enter. Read {@link
 * org.reliefspan.numerics.math.DetMath} first.
 */
@NullMarked
package org.reliefspan.numerics.math;

import org.jspecify.annotations.NullMarked;
