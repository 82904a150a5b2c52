package org.reliefspan.simulation.facility;

/**
 * What is to come in a replication, in the order of simultaneous events: shifts; resources that are
 * ready again; patients in the order of arrival, of each its visits in the order of activities
 * before what the pathway makes happen; arrivals, in the order of streams; lists, then steps whose
 * appointments are given again, then the end of the warm-up. Not thread-safe.
 */
final class Agenda {
  /** The level of a resource changes. */
  static final int SHIFT = 0;

  /** Something happens to a patient. */
  static final int PATIENT = 1;

  /** The time of a visit has come. */
  static final int VISIT = 2;

  /** A stream, a list, appointments, or the end of the warm-up. */
  static final int OTHER = 3;

  private static final int KIND_BITS = 2;
  private static final int KINDS = (1 << KIND_BITS) - 1;
  private static final int VISITS = 16; // bits of a rank for the visits of a patient
  private static final long OWN = (1L << VISITS) - 1; // what the pathway makes happen
  private static final long OF_TURNOVERS = 1L << 59;
  private static final long OF_PATIENTS = 1L << 60;
  private static final long OF_STREAMS = 2L << 60;
  private static final long OF_LISTS = 3L << 60;

  private final EventCalendar calendar = new EventCalendar();

  /** The tick of what is next; {@link ArrivalTimes#NEVER} if nothing is to come. */
  long tick() {
    return calendar.isEmpty() ? ArrivalTimes.NEVER : calendar.tick();
  }

  /** Whether a shift is next, at this tick. */
  boolean isShiftAt(long tick) {
    return tick() == tick && kind(calendar.entry()) == SHIFT;
  }

  /** Takes what is next out: see {@link #kind} and {@link #index}. */
  int take() {
    int entry = calendar.entry();
    calendar.take();
    return entry;
  }

  static int kind(int entry) {
    return entry & KINDS;
  }

  /** The resource, the place of the patient, the visit or the other thing. */
  static int index(int entry) {
    return entry >> KIND_BITS;
  }

  private static int entry(int index, int kind) {
    return index << KIND_BITS | kind;
  }

  void setShift(int resource, long tick) {
    calendar.set(entry(resource, SHIFT), tick, resource);
  }

  void setPatient(int place, long order, long tick) {
    calendar.set(entry(place, PATIENT), tick, rank(order));
  }

  void removePatient(int place) {
    calendar.remove(entry(place, PATIENT));
  }

  /** Whether what happens to a patient at a tick comes before all that is to come. */
  boolean isNext(long order, long tick) {
    return calendar.isAfter(tick, rank(order));
  }

  /** Of what happens at one tick, before those who arrived later and after its own visits. */
  private static long rank(long order) {
    return OF_PATIENTS | order << VISITS | OWN;
  }

  void setVisit(int visit, long order, int step, long tick) {
    calendar.set(entry(visit, VISIT), tick, rank(order) - OWN + step);
  }

  void setTurnover(int visit, int resource, long tick) {
    long rank = OF_TURNOVERS | (long) resource << Integer.SIZE | visit;
    calendar.set(entry(visit, VISIT), tick, rank);
  }

  void removeVisit(int visit) {
    calendar.remove(entry(visit, VISIT));
  }

  void setStream(int index, int stream, long tick) {
    calendar.set(entry(index, OTHER), tick, OF_STREAMS | stream);
  }

  void setStep(int index, int step, long tick) {
    calendar.set(entry(index, OTHER), tick, OF_LISTS | step);
  }

  void setLast(int index, long tick) {
    calendar.set(entry(index, OTHER), tick, OF_LISTS | Integer.MAX_VALUE);
  }
}
