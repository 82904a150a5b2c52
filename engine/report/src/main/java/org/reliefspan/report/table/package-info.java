/**
 * The published tables: which columns they have and what their cells say, as CSV files and as
 * tablesaw tables. Only published results enter. Start at {@link
 * org.reliefspan.report.table.PublishedTables}.
 */
@NullMarked
package org.reliefspan.report.table;

import org.jspecify.annotations.NullMarked;
