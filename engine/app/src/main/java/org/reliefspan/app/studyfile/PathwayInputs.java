package org.reliefspan.app.studyfile;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The files that a pathway rests on. */
public final class PathwayInputs {
  private PathwayInputs() {}

  /**
   * Paths of the files of tables, as the pathway names them: beside it.
   *
   * @param file where the pathway stands
   * @param text the pathway, without findings
   */
  public static List<String> tables(Path file, String text) {
    Optional<YamlMap> tables =
        YamlFile.parse(text, new Findings(file.toString())).flatMap(root -> root.map("tables"));
    return tables.stream()
        .flatMap(all -> all.all().values().stream())
        .flatMap(table -> table.map().stream())
        .flatMap(table -> table.text("file").stream())
        .distinct()
        .sorted()
        .toList();
  }
}
