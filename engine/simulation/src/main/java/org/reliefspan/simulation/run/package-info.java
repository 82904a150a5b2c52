/**
 * Patients on a compiled pathway, one after the other: in cycles or from event to event, with luck
 * that has an address. Programs come in, tallies go out; no file is known here. Read {@link
 * org.reliefspan.simulation.run.Simulation} first.
 */
@NullMarked
package org.reliefspan.simulation.run;

import org.jspecify.annotations.NullMarked;
