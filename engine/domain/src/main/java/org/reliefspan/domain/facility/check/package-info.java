/**
 * What is wrong with a facility, all at once. Begin with {@link
 * org.reliefspan.domain.facility.check.FacilityCheck}.
 */
@NullMarked
package org.reliefspan.domain.facility.check;

import org.jspecify.annotations.NullMarked;
