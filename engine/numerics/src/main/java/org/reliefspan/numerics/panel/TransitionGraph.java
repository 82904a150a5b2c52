package org.reliefspan.numerics.panel;

import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Which transitions between states can happen at once. States are numbered from 0 here and from 1
 * in text; transitions are ordered by the state they leave, then by the state they enter, as the
 * rows of a generator are read. Immutable.
 */
public final class TransitionGraph implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Most states a graph can have. */
  public static final int MAXIMUM_STATES = 60;

  private final int states;
  private final int[] from;
  private final int[] to;
  private final long[]
      reachable; // bit j of entry i: j can be reached from i in any number of steps

  private TransitionGraph(int states, int[] from, int[] to) {
    this.states = states;
    this.from = from;
    this.to = to;
    this.reachable = closure();
  }

  /**
   * Reads transitions, as {@code "1-2,2-1,1-3,2-3"}.
   *
   * @param text pairs of state numbers from 1, in any order
   */
  public static TransitionGraph parse(String text) {
    TreeSet<Integer> codes = new TreeSet<>();
    int states = 0;
    for (String pair : text.split(",", -1)) {
      String[] ends = pair.trim().split("-", -1);
      if (ends.length != 2) {
        throw malformed(pair);
      }
      int one = number(ends[0], pair);
      int other = number(ends[1], pair);
      if (one == other || !codes.add(one * (MAXIMUM_STATES + 1) + other)) {
        throw malformed(pair);
      }
      states = Math.max(states, Math.max(one, other));
    }
    int[] from = new int[codes.size()];
    int[] to = new int[codes.size()];
    int at = 0;
    for (int code : codes) {
      from[at] = code / (MAXIMUM_STATES + 1) - 1;
      to[at++] = code % (MAXIMUM_STATES + 1) - 1;
    }
    return new TransitionGraph(states, from, to);
  }

  /** The same states without one transition. */
  public TransitionGraph without(int transition) {
    int[] keptFrom = new int[from.length - 1];
    int[] keptTo = new int[to.length - 1];
    for (int t = 0, at = 0; t < from.length; t++) {
      if (t != transition) {
        keptFrom[at] = from[t];
        keptTo[at++] = to[t];
      }
    }
    return new TransitionGraph(states, keptFrom, keptTo);
  }

  private static int number(String text, String pair) {
    String digits = text.trim();
    if (!digits.matches("[0-9]{1,2}")) {
      throw malformed(pair);
    }
    int number = Integer.parseInt(digits);
    if (number < 1 || number > MAXIMUM_STATES) {
      throw malformed(pair);
    }
    return number;
  }

  private static IllegalArgumentException malformed(String pair) {
    return new IllegalArgumentException(
        String.format(
            Locale.ROOT,
            "The transition (%s) must be two different state numbers from 1 to %d joined by a"
                + " hyphen, each transition once. Maybe write 1-2,2-1,1-3.",
            pair,
            MAXIMUM_STATES));
  }

  /** Number of states. */
  public int states() {
    return states;
  }

  /** Number of transitions. */
  public int size() {
    return from.length;
  }

  /** State, from 0, that a transition leaves. */
  public int from(int transition) {
    return from[transition];
  }

  /** State, from 0, that a transition enters. */
  public int to(int transition) {
    return to[transition];
  }

  /** Text of a transition with states from 1, as "1-2". */
  public String label(int transition) {
    return (from[transition] + 1) + "-" + (to[transition] + 1);
  }

  /** Texts of all transitions. */
  public List<String> labels() {
    return IntStream.range(0, size()).mapToObj(this::label).toList();
  }

  /** Whether no transition leaves a state. */
  public boolean isAbsorbing(int state) {
    for (int left : from) {
      if (left == state) {
        return false;
      }
    }
    return true;
  }

  /** Whether a process in one state can ever be in another; true for the same state. */
  public boolean canReach(int one, int other) {
    return (reachable[one] >> other & 1) == 1;
  }

  private long[] closure() {
    long[] sets = new long[states];
    for (int state = 0; state < states; state++) {
      sets[state] = 1L << state;
    }
    for (int round = 0; round < states; round++) {
      for (int t = 0; t < from.length; t++) {
        sets[from[t]] |= sets[to[t]];
      }
    }
    return sets;
  }
}
