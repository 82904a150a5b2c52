package org.reliefspan.app.studyfile;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.reliefspan.domain.pathway.Place;
import org.reliefspan.domain.spelling.Nearest;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** A YAML value that knows its path and line, and reports what does not fit instead of failing. */
final class YamlNode {
  private final Node node;
  private final String path;
  private final Findings findings;
  private final TimeWords times;

  YamlNode(Node node, String path, Findings findings, TimeWords times) {
    this.node = node;
    this.path = path;
    this.findings = findings;
    this.times = times;
  }

  String path() {
    return path;
  }

  int line() {
    return node.getStartMark().map(Mark::getLine).map(line -> line + 1).orElse(0);
  }

  Place place() {
    return new Place(line(), path);
  }

  void report(String message) {
    findings.add(line(), path, message);
  }

  Optional<YamlMap> map() {
    if (node instanceof MappingNode mapping) {
      return Optional.of(new YamlMap(mapping, path, findings, times));
    }
    report("must be a mapping (name: value).");
    return Optional.empty();
  }

  Optional<String> text() {
    if (node instanceof ScalarNode scalar) {
      return Optional.of(scalar.getValue());
    }
    report("must be one word or text, not a list or mapping.");
    return Optional.empty();
  }

  /** The text of a number or an expression; a time with a unit is a number of the file's unit. */
  Optional<String> amount() {
    return text().map(times::inUnits);
  }

  boolean isMap() {
    return node instanceof MappingNode;
  }

  /** The items of a list; a single value counts as a list of one. */
  List<YamlNode> items() {
    if (node instanceof SequenceNode sequence) {
      List<Node> items = sequence.getValue();
      return IntStream.range(0, items.size())
          .mapToObj(i -> new YamlNode(items.get(i), path + "/" + i, findings, times))
          .toList();
    }
    return isBlank() ? List.of() : List.of(this);
  }

  /** Whether nothing stands after the key. */
  boolean isBlank() {
    return node instanceof ScalarNode scalar && scalar.getValue().isBlank();
  }

  Optional<Double> number() {
    return amount().flatMap(text -> parsed(text, Double::parseDouble, "a number"));
  }

  Optional<Long> integer() {
    return text().flatMap(text -> parsed(text, Long::parseLong, "a whole number"));
  }

  private <T> Optional<T> parsed(String text, Function<String, T> parse, String what) {
    try {
      return Optional.of(parse.apply(text));
    } catch (NumberFormatException problem) {
      report("(%s) must be %s.".formatted(text, what));
      return Optional.empty();
    }
  }

  /** One of the given words. */
  <T> Optional<T> oneOf(List<T> choices, Function<T, String> id) {
    Optional<String> text = text();
    if (text.isEmpty()) {
      return Optional.empty();
    }
    String word = text.get().toLowerCase(Locale.ROOT);
    Optional<T> choice = choices.stream().filter(c -> id.apply(c).equals(word)).findFirst();
    if (choice.isEmpty()) {
      List<String> words = choices.stream().map(id).toList();
      report("(%s) is not known.%s".formatted(text.get(), Nearest.hint(word, words)));
    }
    return choice;
  }
}
