package org.reliefspan.simulation.model;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers of the words of a program; a state has its own index. */
final class Words {
  private final Map<String, Integer> numbers = new HashMap<>();

  Words(List<String> states) {
    states.forEach(this::number);
  }

  /** The number of a word, the same for equal words. */
  int number(String word) {
    return numbers.computeIfAbsent(word, unseen -> numbers.size());
  }
}
