/**
 * Queues in closed form: what a station, a network or a waiting list comes to in the long run, and
 * the targets of waiting lists. Rates are per unit of time, means in that unit. Start at {@link
 * org.reliefspan.numerics.queueing.ErlangC}.
 */
@NullMarked
package org.reliefspan.numerics.queueing;

import org.jspecify.annotations.NullMarked;
