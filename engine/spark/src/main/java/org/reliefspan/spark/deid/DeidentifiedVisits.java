package org.reliefspan.spark.deid;

import java.util.List;

/** Raw visit data that passed the de-identification gate, which alone can make this. */
public final class DeidentifiedVisits {
  private final List<DeidentifiedSource> sources;
  private final List<String> ignoredFiles;

  DeidentifiedVisits(List<DeidentifiedSource> sources, List<String> ignoredFiles) {
    this.sources = List.copyOf(sources);
    this.ignoredFiles = List.copyOf(ignoredFiles);
  }

  /** The files in name order. */
  public List<DeidentifiedSource> sources() {
    return sources;
  }

  /** Files of the folder that were not read because they are no visit tables. */
  public List<String> ignoredFiles() {
    return ignoredFiles;
  }
}
