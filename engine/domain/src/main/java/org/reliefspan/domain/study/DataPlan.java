package org.reliefspan.domain.study;

import java.util.List;
import java.util.Optional;

/**
 * Where the data are; paths as written, relative to the study file.
 *
 * @param sources folders or files
 * @param mapping mapping file
 * @param truth known truth of a synthetic clinic, shown beside the estimates
 * @param catalogue folder with catalogue files that replace the built-in ones
 */
public record DataPlan(
    List<String> sources,
    Optional<String> mapping,
    Optional<String> truth,
    Optional<String> catalogue) {
  public DataPlan {
    sources = List.copyOf(sources);
  }
}
