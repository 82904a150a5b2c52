/** Values with their units: start at {@link org.reliefspan.domain.quantity.Interval}. */
@NullMarked
package org.reliefspan.domain.quantity;

import org.jspecify.annotations.NullMarked;
