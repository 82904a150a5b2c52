/**
 * From visits that passed the gate to an event store: rows are mapped and validated where they lie,
 * patients are exchanged once, blocks are assembled and written. Start at {@link
 * org.reliefspan.spark.ingest.Ingest}.
 */
@NullMarked
package org.reliefspan.spark.ingest;

import org.jspecify.annotations.NullMarked;
