package org.reliefspan.numerics.hidden;

import java.io.Serializable;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The points of each run of episodes: kept as long as they are few, placed anew at each pass beyond
 * that and in other places. Thread-safe; what is kept does not travel.
 */
final class NodeStore implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final long MOST_KEPT = 1 << 22; // points of 24 bytes

  private final HiddenReliefModel model;
  private final double fastest;
  private final transient Map<Integer, LossNodes> kept = new ConcurrentHashMap<>();
  private final transient AtomicLong count = new AtomicLong();

  private final transient @Nullable ReliefHistories owner; // for whose runs points are kept

  /**
   * A store.
   *
   * @param fastest the rate of visits to be prepared for
   */
  NodeStore(ReliefParts parts, HiddenReliefModel model, double fastest) {
    this.model = model;
    this.fastest = fastest;
    this.owner = parts instanceof ReliefInMemory here ? here.histories() : null;
  }

  LossNodes of(ReliefHistories data, int from, int until) {
    if (data != owner) {
      return LossNodes.of(data, model, fastest, from, until);
    }
    LossNodes found = kept.get(from);
    if (found == null) {
      found = LossNodes.of(data, model, fastest, from, until);
      if (count.addAndGet(found.weight.length) <= MOST_KEPT) {
        kept.put(from, found);
      }
    }
    return found;
  }

  /** Points of episodes that are no run; not kept. */
  LossNodes beyond(ReliefHistories data, int from, int until) {
    return LossNodes.of(data, model, fastest, from, until);
  }
}
