package org.reliefspan.spark.deid;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.reliefspan.analysis.intake.IngestException;
import org.reliefspan.analysis.intake.IntakeFinding;
import org.reliefspan.domain.intake.SourceMapping;
import org.reliefspan.domain.intake.VisitTable;

/** Finds the files that are to be read. */
final class SourceFiles {
  private final VisitSources sources;
  private final List<SourceFile> files = new ArrayList<>();
  private final Map<Path, String> prefixes = new HashMap<>();
  private final List<String> ignored = new ArrayList<>();
  private final List<IntakeFinding> findings = new ArrayList<>();

  private SourceFiles(VisitSources sources) {
    this.sources = sources;
  }

  /**
   * The files in name order.
   *
   * @throws IngestException if a file is missing or a folder holds nothing to read
   */
  static SourceFiles find(VisitSources sources) {
    SourceFiles found = new SourceFiles(sources);
    if (sources.mapping().sources().isEmpty()) {
      sources.roots().forEach(found::addRoot);
    } else {
      sources.mapping().sources().forEach(found::addMapped);
    }
    if (found.files.isEmpty() && found.findings.isEmpty()) {
      found.addNothing();
    }
    if (!found.findings.isEmpty()) {
      throw new IngestException(found.findings);
    }
    found.files.sort(Comparator.comparing(SourceFile::name));
    found.numberEqualNames();
    return found;
  }

  List<SourceFile> files() {
    return files;
  }

  /** Files of the folder that are no visit tables. */
  List<String> ignored() {
    return ignored;
  }

  String mappingChecksum() {
    return SourceState.mappingChecksum(sources.mapping());
  }

  private void addNothing() {
    for (Path root : sources.roots()) {
      findings.add(
          new IntakeFinding(
              "The folder must hold a visit table such as patients.csv.",
              root.toString(),
              "Maybe the files have other names: describe them in a mapping file."));
    }
  }

  private void addRoot(Path root) {
    if (!Files.exists(root)) {
      addMissing(root.toString());
    } else if (Files.isDirectory(root)) {
      children(root).forEach(path -> addUnmapped(root, path));
    } else {
      addUnmapped(root, root);
    }
  }

  /** The name below the root; of several roots, each has its own prefix. */
  private String named(Path root, String name) {
    if (sources.roots().size() == 1) {
      return name;
    }
    Path path = root.toAbsolutePath().normalize();
    Path folder = Files.isDirectory(path) ? path : path.resolveSibling("");
    return prefixes.computeIfAbsent(folder, this::freshPrefix) + "/" + name;
  }

  private String freshPrefix(Path folder) {
    Path last = folder.getFileName();
    String plain = last == null ? "root" : last.toString();
    String prefix = plain;
    for (int number = 2; prefixes.containsValue(prefix); number++) {
      prefix = plain + "-" + number;
    }
    return prefix;
  }

  /** A file that is read under two mappings gets a running number. */
  private void numberEqualNames() {
    Map<String, Integer> seen = new HashMap<>();
    files.replaceAll(
        file -> {
          int number = seen.merge(file.name(), 1, Integer::sum);
          return number == 1 ? file : file.withName(file.name() + "#" + number);
        });
  }

  private void addMissing(String file) {
    findings.add(
        new IntakeFinding(
            "The file must exist.", file, "Maybe the path is relative to another folder."));
  }

  private void addUnmapped(Path root, Path path) {
    String file = path.getFileName().toString();
    String name = named(root, file);
    Optional<VisitTable> table = VisitTable.ofId(stem(path, file));
    boolean readable = Files.isDirectory(path) || SourceFormat.of(file).isPresent();
    if (table.isPresent()) {
      addAll(path, name, SourceMapping.itself(name), table);
    } else if (readable && !ignored.contains(name)) {
      ignored.add(name);
    }
  }

  private static String stem(Path path, String name) {
    return Files.isDirectory(path)
        ? name
        : SourceFormat.of(name).map(format -> format.stem(name)).orElse("");
  }

  private void addMapped(SourceMapping mapping) {
    boolean found = false;
    for (Path root : sources.roots()) {
      Path path = Files.isDirectory(root) ? root.resolve(mapping.file()) : root;
      boolean named = Files.isDirectory(root) || root.endsWith(mapping.file());
      if (named && Files.exists(path)) {
        addMappedFile(root, path, mapping);
        found = true;
      }
    }
    if (!found) {
      addMissing(mapping.file());
    }
  }

  private void addMappedFile(Path root, Path path, SourceMapping mapping) {
    Optional<VisitTable> table = VisitTable.ofId(stem(path, path.getFileName().toString()));
    String name = named(root, mapping.file());
    if (mapping.emit().isEmpty() && table.isEmpty()) {
      findings.add(
          new IntakeFinding(
              "The source must say what it emits: its name is not that of a visit table.",
              name,
              "Maybe add emit to the mapping."));
      return;
    }
    addAll(path, name, mapping, table);
  }

  private void addAll(Path path, String name, SourceMapping mapping, Optional<VisitTable> table) {
    if (!Files.isDirectory(path)) {
      addFile(path, name, mapping, table);
      return;
    }
    List<Path> parts = children(path).stream().filter(part -> format(part).isPresent()).toList();
    if (parts.isEmpty()) {
      findings.add(
          new IntakeFinding(
              "The folder must hold CSV or Parquet files.", name, "Maybe it is empty."));
    }
    parts.forEach(part -> addFile(part, name + "/" + part.getFileName(), mapping, table));
  }

  private static Optional<SourceFormat> format(Path path) {
    return SourceFormat.of(path.getFileName().toString());
  }

  private void addFile(Path path, String name, SourceMapping mapping, Optional<VisitTable> table) {
    Optional<SourceFormat> format = format(path);
    if (format.isEmpty()) {
      findings.add(
          new IntakeFinding(
              "The file's name must end with .csv, .csv.gz or .parquet.",
              name,
              "Maybe rename it."));
      return;
    }
    SourceFile added =
        new SourceFile(name, path.toAbsolutePath().normalize(), format.get(), mapping, table);
    if (!files.contains(added)) {
      files.add(added);
    }
  }

  private static List<Path> children(Path folder) {
    try (Stream<Path> children = Files.list(folder)) {
      return children
          .filter(child -> !child.getFileName().toString().startsWith("."))
          .filter(child -> !child.getFileName().toString().startsWith("_"))
          .sorted()
          .toList();
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }
}
