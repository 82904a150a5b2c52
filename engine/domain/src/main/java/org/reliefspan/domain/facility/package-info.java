/** What a facility is: resources, calendars, how activities of a pathway are run, who arrives. */
@NullMarked
package org.reliefspan.domain.facility;

import org.jspecify.annotations.NullMarked;
