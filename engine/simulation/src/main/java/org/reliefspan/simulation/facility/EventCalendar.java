package org.reliefspan.simulation.facility;

import java.util.Arrays;

/**
 * What happens next: entries with a tick each, the earliest first, of several at one tick the one
 * of the lowest rank. A heap in arrays of which every entry knows its place, so that it can be
 * moved or taken out at a cost that grows with the logarithm of their number. What is taken leaves
 * its place to what is put in next, so that the two cost one descent. Not thread-safe.
 */
final class EventCalendar {
  private static final int NOWHERE = -1;
  private static final int CHILDREN = 4;

  private long[] ticks = new long[64];
  private long[] ranks = new long[64];
  private int[] entries = new int[64];
  private int[] places = new int[0]; // by entry
  private int size;
  private boolean isFirstTaken; // its place is to be filled

  boolean isEmpty() {
    fill();
    return size == 0;
  }

  /** The tick of what is next. */
  long tick() {
    fill();
    return ticks[0];
  }

  /** What is next. */
  int entry() {
    fill();
    return entries[0];
  }

  /** Takes what is next out. */
  void take() {
    fill();
    places[entries[0]] = NOWHERE;
    isFirstTaken = true;
  }

  /** Whether all that is to come comes after this. */
  boolean isAfter(long tick, long rank) {
    int first = isFirstTaken ? 1 : 0;
    int end = Math.min(size, isFirstTaken ? 1 + CHILDREN : 1);
    for (int at = first; at < end; at++) {
      if (before(ticks[at], ranks[at], tick, rank)) {
        return false;
      }
    }
    return true;
  }

  private void fill() {
    if (isFirstTaken) {
      isFirstTaken = false;
      size--;
      if (size > 0) {
        sink(0, ticks[size], ranks[size], entries[size]);
      }
    }
  }

  /** Puts an entry in, or moves it. */
  void set(int entry, long tick, long rank) {
    requirePlace(entry);
    int at = places[entry];
    if (at == NOWHERE && isFirstTaken) {
      isFirstTaken = false;
      sink(0, tick, rank, entry);
      return;
    }
    fill();
    at = places[entry];
    if (at == NOWHERE) {
      requireRoom();
      rise(size++, tick, rank, entry);
      return;
    }
    boolean isSooner = before(tick, rank, ticks[at], ranks[at]);
    if (isSooner) {
      rise(at, tick, rank, entry);
    } else {
      sink(at, tick, rank, entry);
    }
  }

  /** Takes an entry out, if it is there. */
  void remove(int entry) {
    if (entry < places.length && places[entry] != NOWHERE) {
      fill();
      removeAt(places[entry]);
    }
  }

  private void requirePlace(int entry) {
    if (entry >= places.length) {
      int old = places.length;
      places = Arrays.copyOf(places, Math.max(64, Math.max(2 * old, entry + 1)));
      Arrays.fill(places, old, places.length, NOWHERE);
    }
  }

  private void requireRoom() {
    if (size == entries.length) {
      ticks = Arrays.copyOf(ticks, 2 * size);
      ranks = Arrays.copyOf(ranks, 2 * size);
      entries = Arrays.copyOf(entries, 2 * size);
    }
  }

  private void removeAt(int at) {
    places[entries[at]] = NOWHERE;
    size--;
    if (at == size) {
      return;
    }
    long tick = ticks[size];
    long rank = ranks[size];
    int entry = entries[size];
    if (at > 0 && before(tick, rank, ticks[(at - 1) / CHILDREN], ranks[(at - 1) / CHILDREN])) {
      rise(at, tick, rank, entry);
    } else {
      sink(at, tick, rank, entry);
    }
  }

  private static boolean before(long tick, long rank, long otherTick, long otherRank) {
    return tick < otherTick || (tick == otherTick && rank < otherRank);
  }

  private void rise(int from, long tick, long rank, int entry) {
    int at = from;
    while (at > 0) {
      int parent = (at - 1) / CHILDREN;
      if (!before(tick, rank, ticks[parent], ranks[parent])) {
        break;
      }
      move(parent, at);
      at = parent;
    }
    put(at, tick, rank, entry);
  }

  private void sink(int from, long tick, long rank, int entry) {
    int at = from;
    while (true) {
      int first = CHILDREN * at + 1;
      if (first >= size) {
        break;
      }
      int least = first;
      int end = Math.min(first + CHILDREN, size);
      for (int child = first + 1; child < end; child++) {
        if (before(ticks[child], ranks[child], ticks[least], ranks[least])) {
          least = child;
        }
      }
      if (!before(ticks[least], ranks[least], tick, rank)) {
        break;
      }
      move(least, at);
      at = least;
    }
    put(at, tick, rank, entry);
  }

  private void move(int from, int to) {
    put(to, ticks[from], ranks[from], entries[from]);
  }

  private void put(int at, long tick, long rank, int entry) {
    ticks[at] = tick;
    ranks[at] = rank;
    entries[at] = entry;
    places[entry] = at;
  }
}
