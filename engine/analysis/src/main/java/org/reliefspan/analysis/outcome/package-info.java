/**
 * What the scores say about an episode: relief, its beginning and its loss as intervals, and gains
 * of function at horizons. Start at {@link org.reliefspan.analysis.outcome.ReliefOutcomes}.
 */
@NullMarked
package org.reliefspan.analysis.outcome;

import org.jspecify.annotations.NullMarked;
