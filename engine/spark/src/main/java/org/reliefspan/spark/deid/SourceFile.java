package org.reliefspan.spark.deid;

import java.nio.file.Path;
import java.util.Optional;
import org.reliefspan.domain.intake.SourceMapping;
import org.reliefspan.domain.intake.VisitTable;

/**
 * One physical file that is to be read.
 *
 * @param name unique: path relative to the data folder, with forward slashes, after a prefix where
 *     there are several folders
 * @param table the visit table it is by its own name, if any
 */
record SourceFile(
    String name,
    Path path,
    SourceFormat format,
    SourceMapping mapping,
    Optional<VisitTable> table) {

  SourceFile withName(String unique) {
    return new SourceFile(unique, path, format, mapping, table);
  }
}
