package org.reliefspan.spark.store;

import java.nio.file.Path;

/** Where a block's files lie in a store. */
public record StorePlace(Path store, int block) {
  static final String EVENTS = "events";
  static final String PATIENTS = "patients";

  Path events() {
    return file(EVENTS);
  }

  Path patients() {
    return file(PATIENTS);
  }

  private Path file(String table) {
    return store.resolve(table).resolve("block=" + block).resolve(table + ".parquet");
  }
}
