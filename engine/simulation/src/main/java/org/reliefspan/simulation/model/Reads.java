package org.reliefspan.simulation.model;

/** What of a patient an expression reads, as bits. */
public final class Reads {
  /** Nothing: the same number for every patient at any time. */
  public static final long NOTHING = 0;

  /** {@code time} or {@code cycle}. */
  public static final long TIME = 1;

  /** {@code time_in_state}. */
  public static final long TIME_IN_STATE = 2;

  /** {@code state}. */
  public static final long STATE = 4;

  /** {@code entries()}. */
  public static final long ENTRIES = 8;

  /** {@code events()}. */
  public static final long EVENTS = 16;

  /** {@code since()}. */
  public static final long SINCE = 32;

  /** {@code waiting()} or {@code in_progress()}. */
  public static final long ACTIVITY = 64;

  /** An effect. */
  public static final long EFFECT = 128;

  /** What goes on by itself between two events. */
  public static final long RUNNING = TIME | TIME_IN_STATE | SINCE | EFFECT;

  private static final int FIRST_ATTRIBUTE = 8;
  private static final long ATTRIBUTES = -1L << FIRST_ATTRIBUTE;

  private Reads() {}

  /** The attribute in a slot; slots from 55 on share a bit. */
  public static long attribute(int slot) {
    return 1L << Math.min(FIRST_ATTRIBUTE + slot, Long.SIZE - 1);
  }

  /** Whether any attribute is read. */
  public static boolean anyAttribute(long reads) {
    return (reads & ATTRIBUTES) != 0;
  }

  /** Whether nothing but attributes is read. */
  public static boolean readsAttributesOnly(long reads) {
    return only(reads, ATTRIBUTES);
  }

  /** Whether nothing beyond a set is read. */
  public static boolean only(long reads, long allowed) {
    return (reads & ~allowed) == 0;
  }
}
