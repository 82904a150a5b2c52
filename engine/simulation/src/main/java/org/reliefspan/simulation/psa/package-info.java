/**
 * Parameters that are uncertain, drawn again and again. Specifications and a seed come in, values
 * by draw go out. Read {@link org.reliefspan.simulation.psa.ParameterDraws} first.
 */
@NullMarked
package org.reliefspan.simulation.psa;

import org.jspecify.annotations.NullMarked;
