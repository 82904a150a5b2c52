/**
 * What the simulation of a declared pathway found, as rows of tables. No patient is behind any of
 * them, so nothing from {@code domain.estimate} or {@code domain.clinical} may enter. Start at
 * {@link org.reliefspan.domain.simulation.SimulationResults}.
 */
@NullMarked
package org.reliefspan.domain.simulation;

import org.jspecify.annotations.NullMarked;
