/**
 * Mergeable integer counts by day, and means and shares whose standard errors respect clusters.
 * Start at {@link org.reliefspan.numerics.accumulate.DailyEventCounts}.
 */
@NullMarked
package org.reliefspan.numerics.accumulate;

import org.jspecify.annotations.NullMarked;
