package org.reliefspan.simulation.result;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Values of the parameters that are drawn, and which are drawn together.
 *
 * @param values by name, in order, one per draw
 * @param together names of parameters that are drawn jointly
 */
public record DrawnParameters(Map<String, List<Double>> values, List<List<String>> together) {
  public DrawnParameters {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    together = together.stream().map(List::copyOf).toList();
    for (List<String> group : together) {
      for (String name : group) {
        if (!values.containsKey(name)) {
          throw new IllegalArgumentException(
              "The parameter %s must have draws to be in a group.".formatted(name));
        }
      }
    }
  }

  /** Every parameter by itself, then every group. */
  List<List<String>> questions() {
    List<List<String>> questions = new ArrayList<>();
    values.keySet().forEach(name -> questions.add(List.of(name)));
    questions.addAll(together);
    return questions;
  }

  double[] draws(String name) {
    return values.getOrDefault(name, List.of()).stream().mapToDouble(value -> value).toArray();
  }
}
