/**
 * Which of several simulated systems is best, and which keep their limits, with a guaranteed chance
 * of being right. Start at {@link org.reliefspan.numerics.selection.CheapestFeasible}.
 */
@NullMarked
package org.reliefspan.numerics.selection;

import org.jspecify.annotations.NullMarked;
