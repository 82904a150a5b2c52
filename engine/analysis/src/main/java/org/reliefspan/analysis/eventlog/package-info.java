/**
 * From an event log to a clinic: sessions of cases, how long they last, what comes after what, who
 * does it, and what patients wait for. Start at {@link org.reliefspan.analysis.eventlog.Learning}.
 */
@NullMarked
package org.reliefspan.analysis.eventlog;

import org.jspecify.annotations.NullMarked;
