/**
 * The event store on disk: Parquet laid out by block, written once and read without a shuffle.
 * Start at {@link org.reliefspan.spark.store.EventStore}.
 */
@NullMarked
package org.reliefspan.spark.store;

import org.jspecify.annotations.NullMarked;
