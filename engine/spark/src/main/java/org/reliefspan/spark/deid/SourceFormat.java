package org.reliefspan.spark.deid;

import java.util.Locale;
import java.util.Optional;

/** Formats of source files, told by the ending of the name. */
enum SourceFormat {
  CSV(".csv"),
  CSV_GZIP(".csv.gz"),
  PARQUET(".parquet");

  private final String ending;

  SourceFormat(String ending) {
    this.ending = ending;
  }

  static Optional<SourceFormat> of(String file) {
    String name = file.toLowerCase(Locale.ROOT);
    for (SourceFormat format : values()) {
      if (name.endsWith(format.ending)) {
        return Optional.of(format);
      }
    }
    return Optional.empty();
  }

  /** The file's name without its ending. */
  String stem(String file) {
    return file.substring(0, file.length() - ending.length());
  }
}
