package org.reliefspan.app.studyfile;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.reliefspan.domain.formula.Expression;
import org.reliefspan.domain.formula.FormulaException;
import org.reliefspan.domain.pathway.Place;
import org.reliefspan.domain.pathway.Written;

/** Reads expressions with the places where they stand. */
final class ExpressionReader {
  private static final int MOST_SHOWN = 200;

  private ExpressionReader() {}

  /** The expression under a key, if there is one. */
  static Optional<Written> optional(YamlMap map, String key) {
    return map.get(key).map(node -> read(node, map.place(key)));
  }

  /** The expression under a key that must be there. */
  static Written required(YamlMap map, String key) {
    return map.require(key)
        .map(node -> read(node, map.place(key)))
        .orElse(Written.unread(map.place()));
  }

  /** The expressions under all keys of a mapping. */
  static Map<String, Written> all(YamlMap map) {
    Map<String, Written> values = new LinkedHashMap<>();
    map.all().forEach((key, node) -> values.put(key, read(node, map.place(key))));
    return values;
  }

  /** A mapping of names to expressions; nothing if it is left out. */
  static Map<String, Written> values(YamlMap parent, String key) {
    return parent
        .get(key)
        .filter(node -> !node.isBlank())
        .flatMap(YamlNode::map)
        .map(ExpressionReader::all)
        .orElse(Map.of());
  }

  /** A single name, or names with their probabilities. */
  static Map<String, Written> choices(YamlMap parent, String key) {
    Optional<YamlNode> node = parent.get(key).filter(each -> !each.isBlank());
    if (node.isEmpty() || node.get().isMap()) {
      return values(parent, key);
    }
    Written certain = new Written(new Expression.Constant(1), parent.place(key));
    return node.get().text().map(name -> Map.of(name, certain)).orElse(Map.of());
  }

  /** An expression; one that cannot be read is a finding. */
  static Written read(YamlNode node, Place place) {
    Optional<String> text = node.amount();
    if (text.isEmpty()) {
      return Written.unread(place);
    }
    try {
      return new Written(Expression.parse(text.get()), place);
    } catch (FormulaException problem) {
      node.report("(%s) %s".formatted(shortened(text.get()), problem.getMessage()));
      return Written.unread(place);
    }
  }

  private static String shortened(String text) {
    return text.length() <= MOST_SHOWN ? text : text.substring(0, MOST_SHOWN) + "...";
  }
}
