package org.reliefspan.app.service;

import java.util.List;

/**
 * What came of running a study again.
 *
 * @param same tables and estimates with equal bytes, by their paths in the folder
 * @param different those that differ or are missing
 * @param changedInputs inputs whose checksum is not the recorded one
 */
public record ReproduceReport(
    List<String> same, List<String> different, List<String> changedInputs) {
  public ReproduceReport {
    same = List.copyOf(same);
    different = List.copyOf(different);
    changedInputs = List.copyOf(changedInputs);
  }

  /** Whether every table and estimate came out with the same bytes. */
  public boolean succeeded() {
    return different.isEmpty();
  }
}
