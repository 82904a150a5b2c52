/**
 * Patients of a pathway side by side in a facility with limited resources: the same program and the
 * same luck as {@code run}, under another scheduler. Start at {@link
 * org.reliefspan.simulation.facility.FacilitySimulation}.
 */
@NullMarked
package org.reliefspan.simulation.facility;

import org.jspecify.annotations.NullMarked;
