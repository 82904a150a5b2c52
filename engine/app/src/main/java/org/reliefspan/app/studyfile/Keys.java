package org.reliefspan.app.studyfile;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** Plain values under keys; what is left out is empty. */
final class Keys {
  private Keys() {}

  static OptionalDouble number(YamlMap map, String key) {
    return optional(map.get(key).flatMap(YamlNode::number));
  }

  static OptionalDouble optional(Optional<Double> number) {
    return number.map(OptionalDouble::of).orElse(OptionalDouble.empty());
  }

  /** A whole number from 0 on. */
  static OptionalInt count(YamlMap map, String key) {
    return map.get(key).map(Keys::count).orElse(OptionalInt.empty());
  }

  static OptionalInt count(YamlNode node) {
    Optional<Long> whole = node.integer();
    if (whole.isPresent() && !(whole.get() >= 0 && whole.get() <= Integer.MAX_VALUE)) {
      node.report("(%d) must be a whole number from 0 on.".formatted(whole.get()));
      return OptionalInt.empty();
    }
    return whole.map(number -> OptionalInt.of(number.intValue())).orElse(OptionalInt.empty());
  }

  static List<Integer> counts(YamlMap map, String key) {
    return map.items(key).stream().flatMapToInt(node -> count(node).stream()).boxed().toList();
  }

  static List<Double> numbers(YamlMap map, String key) {
    return map.items(key).stream().flatMap(node -> node.number().stream()).toList();
  }

  /** One of the words of an enumeration, in small letters. */
  static <T extends Enum<T>> Optional<T> word(YamlMap map, String key, T[] values) {
    return map.get(key).flatMap(node -> node.oneOf(List.of(values), PathwayTimeReader::word));
  }

  static Optional<Boolean> truth(YamlMap map, String key) {
    return map.get(key).flatMap(node -> node.oneOf(List.of(true, false), String::valueOf));
  }
}
