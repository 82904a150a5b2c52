/** What can happen to a patient: kinds of events, with their coded details. */
@NullMarked
package org.reliefspan.domain.clinical;

import org.jspecify.annotations.NullMarked;
