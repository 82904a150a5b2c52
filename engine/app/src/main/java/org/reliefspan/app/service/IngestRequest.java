package org.reliefspan.app.service;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What to take in.
 *
 * @param sources folders of visit tables, or files
 * @param mapping mapping file, when the tables have another shape
 * @param catalogue folder with catalogue files of the user's own
 * @param store where the event store goes
 */
public record IngestRequest(
    List<Path> sources, Optional<Path> mapping, Optional<Path> catalogue, Path store) {
  public IngestRequest {
    sources = List.copyOf(sources);
  }
}
