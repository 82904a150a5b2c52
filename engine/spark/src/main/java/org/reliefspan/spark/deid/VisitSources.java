package org.reliefspan.spark.deid;

import java.nio.file.Path;
import java.util.List;
import org.reliefspan.domain.intake.MappingSpec;

/**
 * What is to be taken in.
 *
 * @param roots folders of visit tables, or single files
 * @param mapping which files are read and what they mean
 */
public record VisitSources(List<Path> roots, MappingSpec mapping) {
  public VisitSources {
    roots = List.copyOf(roots);
  }

  /** A folder of visit tables that map themselves. */
  public static VisitSources folder(Path folder) {
    return new VisitSources(List.of(folder), MappingSpec.none());
  }
}
