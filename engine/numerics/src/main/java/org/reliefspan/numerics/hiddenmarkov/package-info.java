/**
 * Markov processes in continuous time that are seen through scores that may be mistaken, at visits
 * whose times may depend on the state. Start at {@link
 * org.reliefspan.numerics.hiddenmarkov.HiddenMarkovEstimator}.
 */
@NullMarked
package org.reliefspan.numerics.hiddenmarkov;

import org.jspecify.annotations.NullMarked;
