package org.reliefspan.simulation.facility;

import java.util.Arrays;

/**
 * A set of small integers that finds its next and its previous member in a few words: each bit of a
 * level says whether the word below it has any. Not thread-safe.
 */
final class IndexSet {
  static final int NONE = -1;
  private static final int LEVELS = 6; // 64^6 members, more than there are integers
  private static final int SHIFT = 6;
  private static final int BITS = 64;

  private final long[][] levels = new long[LEVELS][1]; // the lowest has the members

  /** Makes room for members below a size. */
  void reserve(int size) {
    int words = size;
    for (int level = 0; level < LEVELS; level++) {
      words = (words + BITS - 1) >>> SHIFT;
      if (words > levels[level].length) {
        levels[level] = Arrays.copyOf(levels[level], Math.max(words, 2 * levels[level].length));
      }
    }
  }

  void add(int index) {
    int at = index;
    for (long[] words : levels) {
      long word = words[at >>> SHIFT];
      words[at >>> SHIFT] = word | 1L << at;
      if (word != 0) {
        return;
      }
      at >>>= SHIFT;
    }
  }

  void remove(int index) {
    int at = index;
    for (long[] words : levels) {
      words[at >>> SHIFT] &= ~(1L << at);
      if (words[at >>> SHIFT] != 0) {
        return;
      }
      at >>>= SHIFT;
    }
  }

  /** The first member from an index on, {@link #NONE} if there is none. */
  int next(int from) {
    int at = from;
    for (int level = 0; level < LEVELS; level++) {
      long[] words = levels[level];
      int word = at >>> SHIFT;
      if (word >= words.length) {
        return NONE;
      }
      long rest = words[word] & -1L << at;
      if (rest != 0) {
        return lowest(level, word << SHIFT | Long.numberOfTrailingZeros(rest));
      }
      at = word + 1;
    }
    return NONE;
  }

  private int lowest(int level, int index) {
    int at = index;
    for (int below = level - 1; below >= 0; below--) {
      at = at << SHIFT | Long.numberOfTrailingZeros(levels[below][at]);
    }
    return at;
  }

  /** The last member up to an index, {@link #NONE} if there is none. */
  int previous(int from) {
    int at = from;
    for (int level = 0; level < LEVELS && at >= 0; level++) {
      long[] words = levels[level];
      int word = at >>> SHIFT;
      if (word >= words.length) {
        word = words.length - 1;
        at = BITS - 1;
      }
      long rest = words[word] & -1L >>> (BITS - 1 - (at & BITS - 1));
      if (rest != 0) {
        return highest(level, word << SHIFT | (BITS - 1 - Long.numberOfLeadingZeros(rest)));
      }
      at = word - 1;
    }
    return NONE;
  }

  private int highest(int level, int index) {
    int at = index;
    for (int below = level - 1; below >= 0; below--) {
      at = at << SHIFT | (BITS - 1 - Long.numberOfLeadingZeros(levels[below][at]));
    }
    return at;
  }

  /** How many members there are from an index on and before another. */
  int count(int from, int until) {
    int count = 0;
    for (int word = from >>> SHIFT; word << SHIFT < until; word++) {
      long rest = levels[0][word];
      if (word << SHIFT < from) {
        rest &= -1L << from;
      }
      if (until - (word << SHIFT) < BITS) {
        rest &= ~(-1L << until);
      }
      count += Long.bitCount(rest);
    }
    return count;
  }

  /** Drops the members below a multiple of 64 and counts the others from there. */
  void drop(int indices) {
    long[] members = levels[0];
    int words = indices >>> SHIFT;
    System.arraycopy(members, words, members, 0, members.length - words);
    Arrays.fill(members, members.length - words, members.length, 0);
    for (int level = 1; level < LEVELS; level++) {
      Arrays.fill(levels[level], 0);
      long[] below = levels[level - 1];
      for (int word = 0; word < below.length; word++) {
        if (below[word] != 0) {
          levels[level][word >>> SHIFT] |= 1L << word;
        }
      }
    }
  }
}
