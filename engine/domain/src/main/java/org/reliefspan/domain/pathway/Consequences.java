package org.reliefspan.domain.pathway;

import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a happening brings with it.
 *
 * @param go states to go to with probabilities, in order; empty to stay
 * @param set new values of attributes
 * @param add values added to outcomes
 * @param request activities that are asked for, with the conditions under which they are
 * @param cancel activities that are withdrawn
 */
public record Consequences(
    Map<String, Written> go,
    Map<String, AttributeSpec.Start> set,
    Map<String, Written> add,
    Map<String, Written> request,
    List<String> cancel)
    implements Serializable {
  /** Nothing. */
  public static final Consequences NONE =
      new Consequences(Map.of(), Map.of(), Map.of(), Map.of(), List.of());

  /** Copies, in order. */
  public Consequences {
    go = Collections.unmodifiableMap(new LinkedHashMap<>(go));
    set = Collections.unmodifiableMap(new LinkedHashMap<>(set));
    add = Collections.unmodifiableMap(new LinkedHashMap<>(add));
    request = Collections.unmodifiableMap(new LinkedHashMap<>(request));
    cancel = List.copyOf(cancel);
  }

  /** Moves, expressions for attributes and values, without activities. */
  static Consequences of(
      Map<String, Written> go, Map<String, Written> set, Map<String, Written> add) {
    Map<String, AttributeSpec.Start> values = new LinkedHashMap<>();
    set.forEach((name, value) -> values.put(name, new AttributeSpec.Fixed(value)));
    return new Consequences(go, values, add, Map.of(), List.of());
  }
}
