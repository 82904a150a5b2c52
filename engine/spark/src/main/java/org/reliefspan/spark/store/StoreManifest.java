package org.reliefspan.spark.store;

import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a store holds and where it came from.
 *
 * @param patients patients stored, in blocks of a fixed size
 * @param blocks number of blocks
 * @param counts totals of the intake by name
 * @param catalogueChecksum checksum of the catalogue the events were validated against
 * @param mappingChecksum checksum of what the mapping says
 * @param inputs SHA-256 by input file
 * @param dropped columns by input file, comma-separated, that were discarded at the gate
 */
public record StoreManifest(
    long patients,
    int blocks,
    SortedMap<String, Long> counts,
    String catalogueChecksum,
    String mappingChecksum,
    SortedMap<String, String> inputs,
    SortedMap<String, String> dropped) {
  public StoreManifest {
    counts = new TreeMap<>(counts);
    inputs = new TreeMap<>(inputs);
    dropped = new TreeMap<>(dropped);
  }
}
