package org.reliefspan.spark.deid;

import java.util.List;

/** Raw visit data that passed the de-identification gate, which alone can make this. */
public final class DeidentifiedVisits {
  private final List<DeidentifiedSource> sources;
  private final List<String> ignoredFiles;
  private final String mappingChecksum;

  DeidentifiedVisits(
      List<DeidentifiedSource> sources, List<String> ignoredFiles, String mappingChecksum) {
    this.sources = List.copyOf(sources);
    this.ignoredFiles = List.copyOf(ignoredFiles);
    this.mappingChecksum = mappingChecksum;
  }

  /** The files in name order. */
  public List<DeidentifiedSource> sources() {
    return sources;
  }

  /** SHA-256 of what the mapping says. */
  public String mappingChecksum() {
    return mappingChecksum;
  }

  /** Files of the folder that were not read because they are no visit tables. */
  public List<String> ignoredFiles() {
    return ignoredFiles;
  }
}
