package org.reliefspan.domain.provenance;

import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Where a result came from; written to {@code manifest.json}, never into the tables.
 *
 * @param engineVersion version of this engine
 * @param resolvedStudy the study with every default made explicit, as YAML text
 * @param seed study seed
 * @param inputs SHA-256 by input path (relative to the study file)
 * @param counts rows read, used, quarantined and so on
 * @param timingsSeconds wall-clock seconds by stage
 * @param environment Java version, processors and so on
 * @param command command line that repeats the run, without machine paths
 */
public record Provenance(
    String engineVersion,
    String resolvedStudy,
    long seed,
    SortedMap<String, String> inputs,
    SortedMap<String, Long> counts,
    SortedMap<String, Double> timingsSeconds,
    SortedMap<String, String> environment,
    String command) {
  public Provenance {
    inputs = new TreeMap<>(inputs);
    counts = new TreeMap<>(counts);
    timingsSeconds = new TreeMap<>(timingsSeconds);
    environment = new TreeMap<>(environment);
  }
}
