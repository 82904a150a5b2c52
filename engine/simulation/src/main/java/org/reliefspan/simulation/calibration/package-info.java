/**
 * Pathways calibrated to what was observed, by history matching. Targets and a pathway come in,
 * equally weighted draws of its parameters go out. Read {@link
 * org.reliefspan.simulation.calibration.HistoryMatching} first.
 */
@NullMarked
package org.reliefspan.simulation.calibration;

import org.jspecify.annotations.NullMarked;
