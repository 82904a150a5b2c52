/**
 * Analysis tables in parts: a CSV or Parquet file of any size as {@link
 * org.reliefspan.analysis.parts.Parts}. Start at {@link org.reliefspan.spark.table.TableParts}.
 */
@NullMarked
package org.reliefspan.spark.table;

import org.jspecify.annotations.NullMarked;
