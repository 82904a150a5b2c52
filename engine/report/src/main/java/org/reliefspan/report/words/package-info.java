/**
 * Plain words for the identifiers in the tables. Start at {@link
 * org.reliefspan.report.words.Words}.
 */
@NullMarked
package org.reliefspan.report.words;

import org.jspecify.annotations.NullMarked;
