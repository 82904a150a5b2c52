package org.reliefspan.app.studyfile;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.reliefspan.domain.pathway.Place;
import org.reliefspan.domain.spelling.Nearest;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * A YAML mapping whose keys are asked for by name; {@link #close} reports those nobody asked for.
 */
final class YamlMap {
  private final MappingNode node;
  private final int line;
  private final String path;
  private final Findings findings;
  private final Map<String, YamlNode> entries = new LinkedHashMap<>();
  private final Map<String, Integer> lines = new LinkedHashMap<>();
  private final Set<String> known = new LinkedHashSet<>();

  YamlMap(MappingNode node, String path, Findings findings, TimeWords times) {
    this.node = node;
    this.line = node.getStartMark().map(Mark::getLine).orElse(-1) + 1;
    this.path = path;
    this.findings = findings;
    for (NodeTuple tuple : node.getValue()) {
      if (tuple.getKeyNode() instanceof ScalarNode key) {
        String name = key.getValue();
        int keyLine = key.getStartMark().map(Mark::getLine).orElse(-1) + 1;
        if (entries.containsKey(name)) {
          findings.add(keyLine, path + "/" + name, "stands here twice. Maybe merge the two?");
        }
        entries.put(name, new YamlNode(tuple.getValueNode(), path + "/" + name, findings, times));
        lines.put(name, keyLine);
      }
    }
  }

  String path() {
    return path;
  }

  /** Where it begins. */
  Place place() {
    return new Place(line, path);
  }

  /** Where a key stands. */
  Place place(String key) {
    return new Place(lines.getOrDefault(key, line), path + "/" + key);
  }

  /** The line of the deepest part of a path from here that stands in the file. */
  int lineOf(String pathFromHere) {
    int deepest = line;
    Node part = node;
    for (String key : pathFromHere.substring(1).split("/", -1)) {
      Optional<NodeTuple> entry = entry(part, key);
      if (entry.isEmpty()) {
        return deepest;
      }
      deepest = entry.get().getKeyNode().getStartMark().map(Mark::getLine).orElse(deepest - 1) + 1;
      part = entry.get().getValueNode();
    }
    return deepest;
  }

  private static Optional<NodeTuple> entry(Node node, String key) {
    if (!(node instanceof MappingNode mapping)) {
      return Optional.empty();
    }
    return mapping.getValue().stream()
        .filter(each -> each.getKeyNode() instanceof ScalarNode name && name.getValue().equals(key))
        .findFirst();
  }

  Optional<YamlNode> get(String key) {
    known.add(key);
    return Optional.ofNullable(entries.get(key));
  }

  /** A key that must be there. */
  Optional<YamlNode> require(String key) {
    Optional<YamlNode> node = get(key);
    if (node.isEmpty()) {
      findings.add(line, path, "needs \"%s\".".formatted(key));
    }
    return node;
  }

  Optional<YamlMap> map(String key) {
    return get(key).flatMap(YamlNode::map);
  }

  Optional<String> text(String key) {
    return get(key).flatMap(YamlNode::text);
  }

  List<YamlNode> items(String key) {
    return get(key).map(YamlNode::items).orElse(List.of());
  }

  /** Texts of a list or of a single value. */
  List<String> texts(String key) {
    return items(key).stream().flatMap(item -> item.text().stream()).toList();
  }

  /** All entries, for mappings whose keys are the user's own names. */
  Map<String, YamlNode> all() {
    known.addAll(entries.keySet());
    return entries;
  }

  void report(String message) {
    findings.add(line, path, message);
  }

  /** Reports keys that nobody asked for. */
  void close() {
    for (String key : entries.keySet()) {
      if (!known.contains(key)) {
        findings.add(
            lines.getOrDefault(key, line),
            path + "/" + key,
            "is not a known key.%s".formatted(Nearest.hint(key, known)));
      }
    }
  }
}
