/**
 * Packed, time-ordered events of a fixed set of patients. Start at {@link
 * org.reliefspan.analysis.timeline.TimelineBlock}.
 */
@NullMarked
package org.reliefspan.analysis.timeline;

import org.jspecify.annotations.NullMarked;
