/**
 * Randomness as an address: a draw is a function of study seed, model, patient, purpose and
 * occurrence, never of what was drawn before. Only stateless generators and inversion formulas may
 * enter; nothing here remembers anything. Read {@link org.reliefspan.numerics.random.Philox} first.
 */
@NullMarked
package org.reliefspan.numerics.random;

import org.jspecify.annotations.NullMarked;
