/** How fast facilities run that are read from files. Begin with {@link FacilitySpeed}. */
@NullMarked
package org.reliefspan.benchmarks.facility;

import org.jspecify.annotations.NullMarked;
