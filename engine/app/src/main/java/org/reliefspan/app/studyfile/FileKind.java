package org.reliefspan.app.studyfile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a YAML file is meant to be, by the keys at its top, also where much of it is wrong. */
public enum FileKind {
  STUDY,
  MAPPING,
  PATHWAY,
  FACILITY;

  private static final Pattern KEY = Pattern.compile("^\uFEFF?[\"']?([A-Za-z_]+)[\"']?\\s*:");

  /** A file with none of the keys that tell the others is meant to be a study. */
  public static FileKind of(Path file) {
    Set<String> keys = keys(file);
    if (keys.contains(FacilityFile.KEY)
        || (keys.contains("arrivals") && !keys.contains("states"))) {
      return FACILITY;
    }
    if (keys.contains(PathwayFile.KEY) || keys.contains("states")) {
      return PATHWAY;
    }
    return keys.contains("sources") ? MAPPING : STUDY;
  }

  private static Set<String> keys(Path file) {
    Optional<YamlMap> root = YamlFile.read(file, new Findings(file.toString()));
    return root.map(map -> map.all().keySet()).orElseGet(() -> keysOfLines(file));
  }

  /** Keys of a file that cannot be parsed. */
  private static Set<String> keysOfLines(Path file) {
    try {
      return Files.readString(file)
          .lines()
          .map(KEY::matcher)
          .filter(Matcher::find)
          .map(match -> match.group(1))
          .collect(Collectors.toSet());
    } catch (IOException unreadable) {
      return Set.of();
    }
  }
}
