/**
 * What can be wrong with a pathway: one class for each concern, all findings at once. Enters a
 * pathway as written, findings leave. Start at {@link
 * org.reliefspan.domain.pathway.check.PathwayCheck}.
 */
@NullMarked
package org.reliefspan.domain.pathway.check;

import org.jspecify.annotations.NullMarked;
