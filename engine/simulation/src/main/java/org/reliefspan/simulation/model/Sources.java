package org.reliefspan.simulation.model;

import java.util.BitSet;

/** Which attributes, happenings, effects and activities an expression reads. Immutable. */
public final class Sources {
  /** None. */
  static final Sources NONE = new Sources(new BitSet());

  private static final int KINDS = 4;
  private static final int ATTRIBUTE = 0;
  private static final int HAPPENING = 1;
  private static final int EFFECT = 2;
  private static final int ACTIVITY = 3;

  private final BitSet bits;

  private Sources(BitSet bits) {
    this.bits = bits;
  }

  private static Sources one(int kind, int index) {
    BitSet bits = new BitSet();
    bits.set(index * KINDS + kind);
    return new Sources(bits);
  }

  static Sources ofAttribute(int slot) {
    return one(ATTRIBUTE, slot);
  }

  static Sources ofHappening(int happening) {
    return one(HAPPENING, happening);
  }

  static Sources ofEffect(int effect) {
    return one(EFFECT, effect);
  }

  static Sources ofActivity(int activity) {
    return one(ACTIVITY, activity);
  }

  /** These and others. */
  public Sources and(Sources others) {
    BitSet all = (BitSet) bits.clone();
    all.or(others.bits);
    return new Sources(all);
  }

  /** Whether the attribute in a slot is read. */
  public boolean attribute(int slot) {
    return bits.get(slot * KINDS + ATTRIBUTE);
  }

  /** Whether it is read how often or when something happened. */
  public boolean happening(int index) {
    return bits.get(index * KINDS + HAPPENING);
  }

  /** Whether an effect is read. */
  public boolean effect(int index) {
    return bits.get(index * KINDS + EFFECT);
  }

  /** Whether it is read how an activity stands. */
  public boolean activity(int index) {
    return bits.get(index * KINDS + ACTIVITY);
  }
}
