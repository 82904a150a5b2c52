package org.reliefspan.app.studyfile;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.reliefspan.domain.formula.Expression;
import org.reliefspan.domain.pathway.AttributeSpec;
import org.reliefspan.domain.pathway.Consequences;
import org.reliefspan.domain.pathway.Written;

/** Reads what a happening brings. In a strategy, what is left out is as in the base. */
final class ConsequencesReader {
  private final YamlMap map;
  private final Consequences base;

  private ConsequencesReader(YamlMap map, Consequences base) {
    this.map = map;
    this.base = base;
  }

  /** From keys that stand among others, which the caller closes. */
  static Consequences among(YamlMap map, Consequences base) {
    return new ConsequencesReader(map, base).read();
  }

  /** From a mapping of its own. */
  static Consequences under(YamlMap parent, String key, Consequences base) {
    return parent
        .get(key)
        .filter(node -> !node.isBlank())
        .flatMap(YamlNode::map)
        .map(
            map -> {
              Consequences read = among(map, base);
              map.close();
              return read;
            })
        .orElse(base);
  }

  private Consequences read() {
    return new Consequences(
        isGiven("go") ? ExpressionReader.choices(map, "go") : base.go(),
        isGiven("set") ? set() : base.set(),
        isGiven("add") ? ExpressionReader.values(map, "add") : base.add(),
        isGiven("request") ? requests() : base.request(),
        isGiven("cancel") ? map.texts("cancel") : base.cancel());
  }

  private boolean isGiven(String key) {
    return map.get(key).isPresent();
  }

  private Map<String, AttributeSpec.Start> set() {
    Map<String, AttributeSpec.Start> values = new LinkedHashMap<>();
    Optional<YamlMap> all = map.get("set").filter(node -> !node.isBlank()).flatMap(YamlNode::map);
    all.ifPresent(
        each ->
            each.all()
                .keySet()
                .forEach(name -> values.put(name, AttributeReader.start(each, name))));
    return values;
  }

  /** A name, names, or names with conditions. */
  private Map<String, Written> requests() {
    Optional<YamlNode> node = map.get("request").filter(each -> !each.isBlank());
    if (node.isPresent() && node.get().isMap()) {
      return ExpressionReader.values(map, "request");
    }
    Written always = new Written(new Expression.Name("TRUE"), map.place("request"));
    Map<String, Written> requests = new LinkedHashMap<>();
    List<String> names = map.texts("request");
    names.forEach(name -> requests.put(name, always));
    return requests;
  }
}
