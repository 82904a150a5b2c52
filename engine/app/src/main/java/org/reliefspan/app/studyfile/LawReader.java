package org.reliefspan.app.studyfile;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.reliefspan.domain.pathway.Law;
import org.reliefspan.domain.pathway.Place;
import org.reliefspan.domain.spelling.Nearest;

/** Reads distributions: {@code {weibull: {shape: 1.6, scale: 10}}}. */
final class LawReader {
  private LawReader() {}

  static Optional<Law> law(YamlNode node) {
    return single(node, List.of()).flatMap(map -> law(map, map.all().keySet().iterator().next()));
  }

  /** The distribution under a key that is one. */
  static Optional<Law> law(YamlMap map, String word) {
    return family(word).flatMap(family -> law(family, map, word));
  }

  /**
   * A mapping with one key, a distribution or one of some other words.
   *
   * @param others words besides the distributions
   */
  static Optional<YamlMap> single(YamlNode node, List<String> others) {
    Optional<YamlMap> map = node.map();
    if (map.isEmpty()) {
      return map;
    }
    List<String> words = List.copyOf(map.get().all().keySet());
    if (words.size() != 1) {
      node.report("must hold one distribution, as in {exponential: {rate: 0.1}}.");
      return Optional.empty();
    }
    List<String> known = new ArrayList<>(others);
    List.of(Law.Family.values()).forEach(family -> known.add(family.id()));
    if (!known.contains(words.get(0))) {
      node.report(
          "(%s) is not a known distribution.%s"
              .formatted(words.get(0), Nearest.hint(words.get(0), known)));
      return Optional.empty();
    }
    return map;
  }

  private static Optional<Law.Family> family(String word) {
    return List.of(Law.Family.values()).stream()
        .filter(family -> family.id().equals(word))
        .findFirst();
  }

  private static Optional<Law> law(Law.Family family, YamlMap map, String word) {
    YamlNode node = map.get(word).orElseThrow();
    Place place = map.place(word);
    if (node.isMap()) {
      return node.map().map(values -> new Law(family, ExpressionReader.all(values), place));
    }
    List<String> first = family.parameterSets().get(0);
    if (first.size() == 1 && family.parameterSets().size() == 1) {
      return Optional.of(
          new Law(family, Map.of(first.get(0), ExpressionReader.read(node, place)), place));
    }
    node.report(
        "must name its parameters, as in {%s: ...}.".formatted(String.join(": ..., ", first)));
    return Optional.empty();
  }
}
