package org.reliefspan.numerics.panel;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Dense numbers from 0 for distinct keys, in order of first appearance. */
final class Numbering {
  private final Map<Key, Integer> numbers = new HashMap<>();

  /** The number of a key; equal to {@link #size} before the call when the key is new. */
  int of(long... words) {
    int next = numbers.size();
    Integer old = numbers.putIfAbsent(new Key(words), next);
    return old == null ? next : old;
  }

  int size() {
    return numbers.size();
  }

  private static final class Key {
    private final long[] words;

    Key(long[] words) {
      this.words = words.clone();
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Key key && Arrays.equals(words, key.words);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(words);
    }
  }
}
