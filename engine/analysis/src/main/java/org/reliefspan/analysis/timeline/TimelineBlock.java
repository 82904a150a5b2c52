package org.reliefspan.analysis.timeline;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.reliefspan.domain.clinical.EventKind;

/**
 * The events of up to {@value #PATIENTS} patients, patient by patient and in time order, as packed
 * primitive columns with a dictionary of event kinds. The central structure of every analysis: made
 * once from the store, then read by plain loops. Immutable.
 *
 * <p>A patient's events are the positions {@code start(p)} (included) to {@code end(p)} (excluded).
 * Undated facts come first, with day {@link #UNDATED}; then events by day; within a day events
 * without a time of day come first, then by minute.
 */
public final class TimelineBlock implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Patients in a full block. */
  public static final int PATIENTS = 4096;

  /** Day of a fact that has no date. */
  public static final int UNDATED = Integer.MIN_VALUE;

  /** Minute of an event whose time of day is not known. */
  public static final short NO_MINUTE = -1;

  private final long number;
  private final long[] subjects;
  private final int[] offsets;
  private final int[] days;
  private final short[] minutes;
  private final int[] kinds;
  private final double[] values;
  private final List<EventKind> dictionary;

  private TimelineBlock(long number, Builder from) {
    this.number = number;
    this.subjects = Arrays.copyOf(from.subjects, from.patients);
    this.offsets = Arrays.copyOf(from.offsets, from.patients + 1);
    this.offsets[from.patients] = from.events;
    this.days = Arrays.copyOf(from.days, from.events);
    this.minutes = Arrays.copyOf(from.minutes, from.events);
    this.kinds = Arrays.copyOf(from.kinds, from.events);
    this.values = Arrays.copyOf(from.values, from.events);
    this.dictionary = List.copyOf(from.dictionary);
  }

  /** Number of the block within the store, from 0. */
  public long number() {
    return number;
  }

  public int patients() {
    return subjects.length;
  }

  public int events() {
    return days.length;
  }

  /** Store-wide number of a patient; ascending within the block. */
  public long subject(int patient) {
    return subjects[patient];
  }

  public int start(int patient) {
    return offsets[patient];
  }

  public int end(int patient) {
    return offsets[patient + 1];
  }

  /** Days since the patient's origin (1970-01-01), or {@link #UNDATED}. */
  public int day(int event) {
    return days[event];
  }

  /** Minutes after midnight, or {@link #NO_MINUTE}. */
  public short minute(int event) {
    return minutes[event];
  }

  /** Position of the event's kind in {@link #dictionary()}. */
  public int kind(int event) {
    return kinds[event];
  }

  /** The event's number; meaningful only for kinds that have one. */
  public double value(int event) {
    return values[event];
  }

  /** The kinds that occur in this block; {@link #kind(int)} is a position in this list. */
  public List<EventKind> dictionary() {
    return dictionary;
  }

  /** Collects events patient by patient in time order. Not thread-safe. */
  public static final class Builder {
    private long[] subjects = new long[16];
    private int[] offsets = new int[17];
    private int[] days = new int[1024];
    private short[] minutes = new short[1024];
    private int[] kinds = new int[1024];
    private double[] values = new double[1024];
    private int patients;
    private int events;
    private final List<EventKind> dictionary = new ArrayList<>();
    private final Map<EventKind, Integer> positions = new HashMap<>();

    /** Position of a kind in the dictionary; adds it when new. */
    public int kind(EventKind kind) {
      Integer known = positions.get(kind);
      if (known != null) {
        return known;
      }
      positions.put(kind, dictionary.size());
      dictionary.add(kind);
      return dictionary.size() - 1;
    }

    /**
     * Begins the next patient.
     *
     * @throws IllegalArgumentException if subjects do not ascend
     */
    public void patient(long subject) {
      if (patients > 0 && subject <= subjects[patients - 1]) {
        throw new IllegalArgumentException(
            "patients must ascend: %d after %d".formatted(subject, subjects[patients - 1]));
      }
      if (patients + 1 == subjects.length) {
        subjects = Arrays.copyOf(subjects, 2 * subjects.length);
        offsets = Arrays.copyOf(offsets, 2 * offsets.length);
      }
      subjects[patients] = subject;
      offsets[patients] = events;
      patients++;
    }

    /**
     * Adds an event of the current patient.
     *
     * @param kind position from {@link #kind(EventKind)}
     * @throws IllegalArgumentException if days do not ascend within the patient
     */
    public void event(int day, short minute, int kind, double value) {
      if (patients == 0) {
        throw new IllegalStateException("no patient was begun");
      }
      boolean first = events == offsets[patients - 1];
      if (!first && day < days[events - 1]) {
        throw new IllegalArgumentException("events of a patient must be in time order");
      }
      if (events == days.length) {
        grow();
      }
      days[events] = day;
      minutes[events] = minute;
      kinds[events] = kind;
      values[events] = value;
      events++;
    }

    private void grow() {
      int length = events + (events >> 1);
      days = Arrays.copyOf(days, length);
      minutes = Arrays.copyOf(minutes, length);
      kinds = Arrays.copyOf(kinds, length);
      values = Arrays.copyOf(values, length);
    }

    /** The block of what was added. */
    public TimelineBlock build(long number) {
      return new TimelineBlock(number, this);
    }
  }
}
