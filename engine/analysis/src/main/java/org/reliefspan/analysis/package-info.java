/** Everything done to timelines in plain Java; start at {@code timeline.TimelineBlock}. */
@NullMarked
package org.reliefspan.analysis;

import org.jspecify.annotations.NullMarked;
