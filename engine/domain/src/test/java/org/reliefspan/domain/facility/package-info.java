/** Hours by the calendar, and what is wrong with facilities. */
@NullMarked
package org.reliefspan.domain.facility;

import org.jspecify.annotations.NullMarked;
