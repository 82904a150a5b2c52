package org.reliefspan.simulation.model;

import java.util.List;
import java.util.function.IntToLongFunction;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Which kept expressions read what, as bits by slot. Immutable. */
final class Keeping {
  private static final long HISTORY = Reads.STATE | Reads.ENTRIES | Reads.TIME_IN_STATE;

  private final int slots;
  private final long[] ofAttribute;
  private final long[] ofHappening;
  private final long[] ofActivity;
  private final long[] ofEffect;
  private final long ofState;
  private final long ofAll;

  /**
   * Finds out.
   *
   * @param kept by slot
   */
  Keeping(List<Node> kept, Patient.Sizes sizes) {
    this.slots = kept.size();
    this.ofAttribute = bits(sizes.attributes(), i -> who(kept, n -> n.sources().attribute(i)));
    this.ofHappening = bits(sizes.happenings(), i -> who(kept, n -> n.sources().happening(i)));
    this.ofActivity = bits(sizes.activities(), i -> who(kept, n -> n.sources().activity(i)));
    this.ofEffect = bits(sizes.effects(), i -> who(kept, n -> n.sources().effect(i)));
    this.ofState = who(kept, node -> (node.reads() & HISTORY) != 0);
    this.ofAll = who(kept, node -> !node.isConstant());
  }

  private static long[] bits(int count, IntToLongFunction of) {
    return IntStream.range(0, count).mapToLong(of).toArray();
  }

  private static long who(List<Node> kept, Predicate<Node> reads) {
    long bits = 0;
    for (int slot = 0; slot < Math.min(Long.SIZE, kept.size()); slot++) {
      bits |= reads.test(kept.get(slot)) ? 1L << slot : 0;
    }
    return bits;
  }

  int slots() {
    return slots;
  }

  long ofAttribute(int slot) {
    return ofAttribute[slot];
  }

  long ofHappening(int happening) {
    return ofHappening[happening];
  }

  long ofActivity(int activity) {
    return ofActivity[activity];
  }

  long ofEffect(int effect) {
    return ofEffect[effect];
  }

  long ofState() {
    return ofState;
  }

  long ofAll() {
    return ofAll;
  }
}
