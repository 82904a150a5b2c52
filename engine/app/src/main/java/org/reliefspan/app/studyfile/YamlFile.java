package org.reliefspan.app.studyfile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/** Parses YAML 1.2 into nodes with lines; problems become findings. */
final class YamlFile {
  private YamlFile() {}

  static Optional<YamlMap> read(Path file, Findings findings) {
    return read(file, findings, TimeWords.NONE);
  }

  /** Reads a file whose times may have units. */
  static Optional<YamlMap> read(Path file, Findings findings, TimeWords times) {
    try {
      return parse(Files.readString(file), findings, times);
    } catch (NoSuchFileException problem) {
      findings.add(0, "", "is not there. Maybe the path is misspelt?");
      return Optional.empty();
    } catch (IOException problem) {
      findings.add(0, "", "cannot be read as UTF-8 text. Maybe it is no YAML file?");
      return Optional.empty();
    }
  }

  static Optional<YamlMap> parse(String text, Findings findings) {
    return parse(text, findings, TimeWords.NONE);
  }

  static Optional<YamlMap> parse(String text, Findings findings, TimeWords times) {
    LoadSettings settings = LoadSettings.builder().build();
    try {
      Optional<Node> root = new Compose(settings).composeString(text);
      if (root.isEmpty()) {
        findings.add(0, "", "is empty.");
        return Optional.empty();
      }
      return new YamlNode(root.get(), "", findings, times).map();
    } catch (MarkedYamlEngineException problem) {
      int line = problem.getProblemMark().map(mark -> mark.getLine() + 1).orElse(0);
      findings.add(line, "", "is not YAML here: %s.".formatted(problem.getProblem()));
    } catch (YamlEngineException problem) {
      findings.add(0, "", "is not YAML: %s".formatted(problem.getMessage()));
    }
    return Optional.empty();
  }
}
