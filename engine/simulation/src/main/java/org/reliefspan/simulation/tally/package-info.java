/**
 * What is kept of simulated patients: sums that are the same in any order and any split. Only
 * numbers may enter; no pathway and no luck. Read {@link org.reliefspan.simulation.tally.Tally}
 * first.
 */
@NullMarked
package org.reliefspan.simulation.tally;

import org.jspecify.annotations.NullMarked;
