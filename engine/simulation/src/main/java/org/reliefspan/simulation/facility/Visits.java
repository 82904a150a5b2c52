package org.reliefspan.simulation.facility;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.reliefspan.simulation.run.Appointments;
import org.reliefspan.simulation.run.RunningActivity.Resumption;

/** What patients have asked for and have not ended, in arrays; numbers are used again. */
final class Visits {
  /** Nobody has a turn yet. */
  static final long NO_TURN = -1;

  private static final long NEVER = Appointments.NEVER;

  /** It is to come, at its tick in the calendar. */
  static final byte COMING = 0;

  /** The patient is there and waits. */
  static final byte WAITING = 1;

  /** The patient would come, but there is no place to wait. */
  static final byte BLOCKED = 2;

  /** It has what it needs. */
  static final byte SERVED = 3;

  /** Its patient has gone or is blocked elsewhere, and it keeps what it needs. */
  static final byte HELD = 4;

  /** A resource is made ready again. */
  static final byte TURNOVER = 5;

  int[] patient = new int[64]; // place of the patient
  int[] step = new int[64];
  byte[] state = new byte[64];
  long[] asked = new long[64];
  long[] earliest = new long[64];
  long[] wanted = new long[64];
  long[] latest = new long[64];
  long[] booked = new long[64]; // appointment; NEVER without one
  long[] began = new long[64]; // last time that it was served
  long[] key = new long[64];
  long[] turn = new long[64];
  double[] priority = new double[64];
  boolean[] hasBegun = new boolean[64]; // the session, not what it needs
  boolean[] isInterrupted = new boolean[64];
  int[] place = new int[64]; // among those who are served
  int[] holds = new int[64]; // another visit that is held until this one finds a place; -1
  int[] waitsFor = new int[64]; // of one that is held: the step where its patient is blocked
  int[] stamp = new int[64];
  boolean[] isTaken = new boolean[64];
  Resumption[] resumption = new Resumption[64];
  @Nullable Line[] line = new @Nullable Line[64];
  private int[] free = new int[64];
  private int frees;
  private int used;

  /** A new one. */
  int take() {
    if (frees == 0 && used == step.length) {
      grow(2 * used);
    }
    int visit = frees > 0 ? free[--frees] : used++;
    isTaken[visit] = true;
    return visit;
  }

  /** A patient asks for a step now. */
  int ask(int place, int ofStep, long now) {
    int visit = take();
    patient[visit] = place;
    step[visit] = ofStep;
    state[visit] = COMING;
    asked[visit] = now;
    booked[visit] = NEVER;
    turn[visit] = NO_TURN;
    hasBegun[visit] = false;
    isInterrupted[visit] = false;
    holds[visit] = -1;
    return visit;
  }

  /** It has ended. */
  void giveBack(int visit) {
    stamp[visit]++;
    isTaken[visit] = false;
    if (frees == free.length) {
      free = Arrays.copyOf(free, 2 * frees);
    }
    free[frees++] = visit;
  }

  /** Numbers that were ever used. */
  int used() {
    return used;
  }

  private void grow(int size) {
    patient = Arrays.copyOf(patient, size);
    step = Arrays.copyOf(step, size);
    state = Arrays.copyOf(state, size);
    asked = Arrays.copyOf(asked, size);
    earliest = Arrays.copyOf(earliest, size);
    wanted = Arrays.copyOf(wanted, size);
    latest = Arrays.copyOf(latest, size);
    booked = Arrays.copyOf(booked, size);
    began = Arrays.copyOf(began, size);
    key = Arrays.copyOf(key, size);
    turn = Arrays.copyOf(turn, size);
    priority = Arrays.copyOf(priority, size);
    hasBegun = Arrays.copyOf(hasBegun, size);
    isInterrupted = Arrays.copyOf(isInterrupted, size);
    place = Arrays.copyOf(place, size);
    holds = Arrays.copyOf(holds, size);
    waitsFor = Arrays.copyOf(waitsFor, size);
    stamp = Arrays.copyOf(stamp, size);
    isTaken = Arrays.copyOf(isTaken, size);
    resumption = Arrays.copyOf(resumption, size);
    line = Arrays.copyOf(line, size);
  }
}
