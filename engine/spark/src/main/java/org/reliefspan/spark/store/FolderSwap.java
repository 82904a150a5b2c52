package org.reliefspan.spark.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Writes a folder under a temporary name beside its target and moves it into place at the end, so
 * that a killed run leaves the old folder or none. Temporary names carry the process number;
 * leftovers of processes that are gone are removed by the next run.
 */
public final class FolderSwap implements AutoCloseable {
  private static final String PARTIAL = ".partial-";
  private static final String REPLACED = ".replaced-";
  private static final String COMPLETE = ".complete";

  private final Path target;
  private final Path partial;

  private FolderSwap(Path target, Path partial) {
    this.target = target;
    this.partial = partial;
  }

  /** Begins a new version of a folder. */
  public static FolderSwap begin(Path folder) {
    Path target = folder.toAbsolutePath().normalize();
    try {
      Files.createDirectories(parent(target));
      cleanLeftovers(target);
      Path partial = sibling(target, PARTIAL + ProcessHandle.current().pid());
      delete(partial);
      Files.createDirectories(partial);
      return new FolderSwap(target, partial);
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  /** The folder to write to. */
  public Path folder() {
    return partial;
  }

  /**
   * Moves the folder into place and keeps what the old folder holds beside it. A run killed while
   * it does so is completed by the next one.
   */
  public void publishKeepingOthers() {
    try {
      Files.createFile(partial.resolve(COMPLETE));
      complete(partial, target);
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  private static void complete(Path partial, Path target) throws IOException {
    if (Files.isDirectory(target)) {
      try (Stream<Path> entries = Files.list(target)) {
        for (Path entry : entries.sorted().toList()) {
          Path place = partial.resolve(entry.getFileName());
          if (!Files.exists(place)) {
            Files.move(entry, place);
          }
        }
      }
    }
    Path replaced = sibling(target, REPLACED + ProcessHandle.current().pid());
    if (Files.exists(target)) {
      Files.move(target, replaced);
    }
    Files.move(partial, target);
    Files.deleteIfExists(target.resolve(COMPLETE));
    delete(replaced);
  }

  /** Moves the folder into place. */
  public void publish() {
    Path replaced = sibling(target, REPLACED + ProcessHandle.current().pid());
    try {
      if (Files.exists(target)) {
        Files.move(target, replaced);
      }
      Files.move(partial, target);
      delete(replaced);
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  @Override
  public void close() {
    try {
      delete(partial);
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  /** Puts back a folder whose replacement was interrupted, and removes what dead runs left. */
  static void cleanLeftovers(Path target) throws IOException {
    for (Path leftover : siblings(target)) {
      String name = leftover.getFileName().toString();
      if (isAlive(name)) {
        continue;
      }
      if (Files.exists(leftover.resolve(COMPLETE))) {
        complete(leftover, target);
      } else if (name.contains(REPLACED) && !Files.exists(target)) {
        Files.move(leftover, target);
      } else {
        delete(leftover);
      }
    }
  }

  private static Path parent(Path target) {
    Path parent = target.getParent();
    if (parent == null) {
      throw new IllegalArgumentException(
          "The folder (%s) must not be the root. Maybe name a folder below it.".formatted(target));
    }
    return parent;
  }

  private static boolean isAlive(String name) {
    long process = Long.parseLong(name.substring(name.lastIndexOf('-') + 1));
    Optional<ProcessHandle> handle = ProcessHandle.of(process);
    return handle.isPresent() && handle.get().isAlive();
  }

  private static List<Path> siblings(Path target) throws IOException {
    String start = "." + target.getFileName();
    Path parent = parent(target);
    if (!Files.isDirectory(parent)) {
      return List.of();
    }
    try (Stream<Path> siblings = Files.list(parent)) {
      return siblings
          .filter(path -> isOurs(path.getFileName().toString(), start))
          .sorted()
          .toList();
    }
  }

  private static boolean isOurs(String name, String start) {
    return name.matches(Pattern.quote(start) + "(\\" + PARTIAL + "|\\" + REPLACED + ")\\d+");
  }

  private static Path sibling(Path target, String ending) {
    return target.resolveSibling("." + target.getFileName() + ending);
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> tree = Files.walk(folder)) {
      for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
