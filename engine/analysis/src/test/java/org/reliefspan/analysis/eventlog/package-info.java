/** Reading of logs, and what is learned from them. */
@NullMarked
package org.reliefspan.analysis.eventlog;

import org.jspecify.annotations.NullMarked;
