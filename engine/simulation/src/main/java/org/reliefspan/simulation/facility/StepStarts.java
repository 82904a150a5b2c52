package org.reliefspan.simulation.facility;

import java.util.Arrays;

/**
 * When sessions of a step may begin, which cells they fill, who is booked and which are free; the
 * last ones are not ready until their cells are made. Not thread-safe.
 */
final class StepStarts {
  private static final int WORD = 64;

  private final int overbook;
  private final IndexSet free = new IndexSet();
  private long[] ticks = new long[256];
  private long[] ends = new long[256];
  private int[] fromCell = new int[256];
  private int[] untilCell = new int[256];
  private int[] booked = new int[256];
  private byte[] extra = new byte[256]; // patients more that may still come
  private int size;
  private int ready;

  StepStarts(int overbook) {
    this.overbook = overbook;
    free.reserve(ticks.length);
  }

  /** Adds a beginning, the so many-th of its opening, from 0. */
  void add(long tick, long end, long beginning) {
    if (size == ticks.length) {
      grow(2 * size);
    }
    ticks[size] = tick;
    ends[size] = end;
    booked[size] = 0;
    extra[size] = (byte) (overbook > 0 && (beginning + 1) % overbook == 0 ? 1 : 0);
    size++;
  }

  private void grow(int length) {
    ticks = Arrays.copyOf(ticks, length);
    ends = Arrays.copyOf(ends, length);
    fromCell = Arrays.copyOf(fromCell, length);
    untilCell = Arrays.copyOf(untilCell, length);
    booked = Arrays.copyOf(booked, length);
    extra = Arrays.copyOf(extra, length);
    free.reserve(length);
  }

  /** Tells an axis where sessions begin and end whose cells are not made. */
  void bound(CellAxis axis) {
    for (int start = ready; start < size; start++) {
      axis.bound(ticks[start]);
      axis.bound(ends[start]);
    }
  }

  /** Finds the cells of the next one; false if they are not made. */
  boolean makeReady(CellAxis axis) {
    if (ready == size || ends[ready] > axis.end()) {
      return false;
    }
    fromCell[ready] = axis.at(ticks[ready]);
    untilCell[ready] = axis.at(ends[ready]);
    ready++;
    return true;
  }

  int ready() {
    return ready;
  }

  long tick(int start) {
    return ticks[start];
  }

  int fromCell(int start) {
    return fromCell[start];
  }

  int untilCell(int start) {
    return untilCell[start];
  }

  /** The first one that is ready from a tick on, {@link #ready} if there is none. */
  int at(long tick) {
    int found = Arrays.binarySearch(ticks, 0, ready, tick);
    return found >= 0 ? found : -found - 1;
  }

  /** The first one that fills a cell or a later one. */
  int firstEndingAfter(int cell) {
    int at = Arrays.binarySearch(untilCell, 0, ready, cell + 1);
    while (at > 0 && untilCell[at - 1] == cell + 1) {
      at--; // two that end when it closes
    }
    return at >= 0 ? at : -at - 1;
  }

  /** The next free one from one on, {@link IndexSet#NONE} if there is none. */
  int nextFree(int start) {
    return free.next(start);
  }

  /** The last free one up to one, {@link IndexSet#NONE} if there is none. */
  int previousFree(int start) {
    return free.previous(start);
  }

  int countFree(int from, int until) {
    return free.count(from, until);
  }

  void setFree(int start, boolean isFree) {
    if (isFree) {
      free.add(start);
    } else {
      free.remove(start);
    }
  }

  /** Whether one patient more may come. */
  boolean hasExtra(int start) {
    return extra[start] > 0;
  }

  void takeExtra(int start) {
    extra[start] = -1;
  }

  /** Takes the patient back who was one more, if there is one. */
  boolean giveExtraBack(int start) {
    boolean wasTaken = extra[start] < 0;
    if (wasTaken) {
      extra[start] = 1;
    }
    return wasTaken;
  }

  void book(int start) {
    booked[start]++;
  }

  void cancel(int start) {
    if (booked[start] == 0) {
      throw new IllegalStateException("nobody is booked at %s".formatted(ticks[start]));
    }
    booked[start]--;
  }

  /** Drops those before a tick, as far as they fill words, and the first cells, which are past. */
  void dropBefore(long tick, int cells) {
    int past = at(tick) / WORD * WORD;
    free.drop(past);
    size -= past;
    ready -= past;
    System.arraycopy(ticks, past, ticks, 0, size);
    System.arraycopy(ends, past, ends, 0, size);
    System.arraycopy(booked, past, booked, 0, size);
    System.arraycopy(extra, past, extra, 0, size);
    for (int start = 0; start < ready; start++) {
      fromCell[start] = Math.max(0, fromCell[start + past] - cells);
      untilCell[start] = Math.max(0, untilCell[start + past] - cells);
    }
  }
}
