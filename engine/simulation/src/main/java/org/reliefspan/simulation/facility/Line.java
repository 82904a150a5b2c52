package org.reliefspan.simulation.facility;

import java.util.Arrays;

/**
 * Who waits, the next first: the highest priority, then the lowest key, then who came first. Where
 * all have one priority and keys never fall it is a ring, else a heap. Who has gone is passed over
 * when its turn comes. Not thread-safe.
 */
final class Line {
  private final Visits visits;
  private final boolean isRing;
  private int[] members = new int[16];
  private int[] stamps = new int[16]; // of the visit when it came
  private double[] priorities;
  private long[] keys;
  private long[] turns;
  private int head;
  private int size; // with those who have gone
  private int waiting;
  private long next;

  /**
   * A line.
   *
   * @param isRing whether nobody is preferred
   */
  Line(Visits visits, boolean isRing) {
    this.visits = visits;
    this.isRing = isRing;
    this.priorities = new double[isRing ? 0 : 16];
    this.keys = new long[isRing ? 0 : 16];
    this.turns = new long[isRing ? 0 : 16];
  }

  /** How many wait. */
  int waiting() {
    return waiting;
  }

  /** Who is next; -1 if nobody waits. */
  int first() {
    while (size > 0 && hasGone()) {
      drop();
    }
    return size == 0 ? -1 : members[head];
  }

  private boolean hasGone() {
    int visit = members[head];
    return visits.stamp[visit] != stamps[head] || visits.line[visit] != this;
  }

  /** Takes who is next. */
  int take() {
    int visit = first();
    drop();
    waiting--;
    visits.line[visit] = null;
    return visit;
  }

  /** Somebody goes out of turn. */
  void leave(int visit) {
    visits.line[visit] = null;
    waiting--;
  }

  /** Somebody comes. */
  void join(int visit) {
    requireRoom();
    visits.line[visit] = this;
    waiting++;
    if (isRing) {
      int at = (head + size) & (members.length - 1);
      members[at] = visit;
      stamps[at] = visits.stamp[visit];
      size++;
      return;
    }
    if (visits.turn[visit] == Visits.NO_TURN) {
      visits.turn[visit] = next++;
    }
    rise(
        size++,
        visit,
        visits.stamp[visit],
        visits.priority[visit],
        visits.key[visit],
        visits.turn[visit]);
  }

  private void requireRoom() {
    if (size < members.length) {
      return;
    }
    int[] oldMembers = members;
    int[] oldStamps = stamps;
    members = new int[2 * size];
    stamps = new int[2 * size];
    for (int i = 0; i < size; i++) {
      members[i] = oldMembers[(head + i) & (size - 1)];
      stamps[i] = oldStamps[(head + i) & (size - 1)];
    }
    head = 0;
    if (!isRing) {
      priorities = Arrays.copyOf(priorities, 2 * size);
      keys = Arrays.copyOf(keys, 2 * size);
      turns = Arrays.copyOf(turns, 2 * size);
    }
  }

  private void drop() {
    size--;
    if (isRing) {
      head = (head + 1) & (members.length - 1);
    } else if (size > 0) {
      sink();
    }
  }

  private boolean before(double priority, long key, long turn, int other) {
    if (priority != priorities[other]) {
      return priority > priorities[other];
    }
    return key != keys[other] ? key < keys[other] : turn < turns[other];
  }

  private void rise(int from, int visit, int stamp, double priority, long key, long turn) {
    int at = from;
    while (at > 0 && before(priority, key, turn, (at - 1) / 2)) {
      copy((at - 1) / 2, at);
      at = (at - 1) / 2;
    }
    put(at, visit, stamp, priority, key, turn);
  }

  /** The last one is put in place of the first. */
  private void sink() {
    int visit = members[size];
    double priority = priorities[size];
    long key = keys[size];
    long turn = turns[size];
    int stamp = stamps[size];
    int at = 0;
    while (2 * at + 1 < size) {
      int child = 2 * at + 1;
      if (child + 1 < size
          && before(priorities[child + 1], keys[child + 1], turns[child + 1], child)) {
        child++;
      }
      if (before(priority, key, turn, child)) {
        break;
      }
      copy(child, at);
      at = child;
    }
    put(at, visit, stamp, priority, key, turn);
  }

  private void copy(int from, int to) {
    put(to, members[from], stamps[from], priorities[from], keys[from], turns[from]);
  }

  private void put(int at, int visit, int stamp, double priority, long key, long turn) {
    members[at] = visit;
    stamps[at] = stamp;
    priorities[at] = priority;
    keys[at] = key;
    turns[at] = turn;
  }
}
