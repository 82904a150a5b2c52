/**
 * What is read from an event log, and the clinic that is learned from it. Start at {@link
 * org.reliefspan.domain.eventlog.LearnedClinic}.
 */
@NullMarked
package org.reliefspan.domain.eventlog;

import org.jspecify.annotations.NullMarked;
