package org.reliefspan.domain.intake;

import java.util.List;

/**
 * A mapping file: which files are read and what they mean.
 *
 * @param sources the files; when empty every visit table of the folder maps itself
 */
public record MappingSpec(List<SourceMapping> sources) {
  public MappingSpec {
    sources = List.copyOf(sources);
  }

  /** No mapping file: the folder holds visit tables. */
  public static MappingSpec none() {
    return new MappingSpec(List.of());
  }
}
