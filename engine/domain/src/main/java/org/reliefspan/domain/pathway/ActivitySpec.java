package org.reliefspan.domain.pathway;

import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Something that is booked and takes place beside the states, in continuous time: a procedure, a
 * course of therapy, a visit.
 *
 * @param name stable, it addresses the luck of the activity
 * @param isOffered whether a request has any consequence
 * @param in states that it needs; empty for all that are not final
 * @param window when it may begin
 * @param duration of a session
 * @param needs resources while a session lasts, with their number
 * @param priority where resources are limited
 * @param noShow what if the patient does not come
 * @param lateCancel what if the patient says so beforehand
 * @param course sessions, if there may be more than one
 * @param start what the beginning of a session brings
 * @param done what a session brings
 * @param finished what the end of a course brings
 * @param missed what it brings that a session does not take place
 * @param waiting who does not wait where resources are limited
 * @param place where it stands
 */
public record ActivitySpec(
    String name,
    boolean isOffered,
    List<String> in,
    Window window,
    AttributeSpec.Start duration,
    Map<String, Written> needs,
    Written priority,
    NoShow noShow,
    LateCancel lateCancel,
    Optional<Course> course,
    Consequences start,
    Consequences done,
    Consequences finished,
    Consequences missed,
    Waiting waiting,
    Place place)
    implements Serializable {
  /** Copies, in order. */
  public ActivitySpec {
    in = List.copyOf(in);
    needs = Collections.unmodifiableMap(new LinkedHashMap<>(needs));
  }

  /** The same in other states. */
  ActivitySpec takingPlaceIn(List<String> states) {
    return with(isOffered, states);
  }

  /** The same without anybody who would offer it. */
  ActivitySpec notOffered() {
    return with(false, in);
  }

  private ActivitySpec with(boolean offered, List<String> states) {
    return new ActivitySpec(
        name,
        offered,
        states,
        window,
        duration,
        needs,
        priority,
        noShow,
        lateCancel,
        course,
        start,
        done,
        finished,
        missed,
        waiting,
        place);
  }

  /**
   * The same where it is run otherwise.
   *
   * @param newNeeds resources while a session lasts, with their number
   */
  public ActivitySpec runBy(
      Map<String, Written> newNeeds,
      Written newPriority,
      AttributeSpec.Start newDuration,
      Written absence,
      Waiting newWaiting) {
    return new ActivitySpec(
        name,
        isOffered,
        in,
        window,
        newDuration,
        newNeeds,
        newPriority,
        new NoShow(absence, noShow.rebook(), noShow.then()),
        lateCancel,
        course,
        start,
        done,
        finished,
        missed,
        newWaiting,
        place);
  }

  /** What each happening brings. */
  public Map<Happening, Consequences> consequences() {
    Map<Happening, Consequences> all = new LinkedHashMap<>();
    all.put(Happening.DONE, done);
    all.put(Happening.START, start);
    all.put(Happening.NO_SHOW, noShow.then());
    all.put(Happening.LATE_CANCEL, lateCancel.then());
    all.put(Happening.MISSED, missed);
    all.put(Happening.FINISHED, finished);
    all.put(Happening.RENEGED, waiting.reneged());
    all.put(Happening.BALKED, waiting.balked());
    all.put(Happening.INTERRUPTED, waiting.interrupted());
    return all;
  }

  /**
   * When an activity may begin, in units since the request.
   *
   * @param earliest not before
   * @param target when it is wanted
   * @param latest after that it is missed
   */
  public record Window(Written earliest, AttributeSpec.Start target, Written latest)
      implements Serializable {
    /** At once, and for ever. */
    public static final Window ALWAYS =
        new Window(
            Written.of(0),
            new AttributeSpec.Fixed(Written.of(0)),
            Written.of(Double.POSITIVE_INFINITY));
  }

  /**
   * A patient who does not come.
   *
   * @param probability at each appointment
   * @param rebook a new appointment, if there is one; after a late cancellation too
   * @param then what it brings
   */
  public record NoShow(Written probability, Optional<Rebook> rebook, Consequences then)
      implements Serializable {
    /** Everybody comes. */
    public static final NoShow NEVER =
        new NoShow(Written.of(0), Optional.empty(), Consequences.NONE);
  }

  /**
   * A patient who gives up an appointment before it begins.
   *
   * @param probability at each appointment
   * @param notice time from then to the appointment
   * @param then what it brings
   */
  public record LateCancel(Written probability, Written notice, Consequences then)
      implements Serializable {
    /** Nobody does. */
    public static final LateCancel NEVER =
        new LateCancel(Written.of(0), Written.of(0), Consequences.NONE);
  }

  /**
   * New appointments of a session, after no-shows and late cancellations together.
   *
   * @param after time to the new one
   * @param atMost number
   */
  public record Rebook(Written after, Written atMost) implements Serializable {}

  /**
   * Sessions one after the other.
   *
   * @param number of sessions
   * @param every from the end of one to the appointment of the next
   * @param latest after that, from the end of one, the next is missed
   * @param stopWhen condition, seen after each session, that ends the course
   */
  public record Course(
      Written number, AttributeSpec.Start every, Written latest, Optional<Written> stopWhen)
      implements Serializable {}

  /**
   * Who does not wait where resources are limited.
   *
   * @param patience time from when it is wanted after which the patient goes
   * @param balk probability that the patient goes at once
   * @param places for patients who wait
   * @param reneged what it brings that the patient's patience ends
   * @param balked what it brings that the patient goes at once, or finds no place
   * @param interrupted what it brings that a session is interrupted
   */
  public record Waiting(
      AttributeSpec.Start patience,
      Written balk,
      Written places,
      Consequences reneged,
      Consequences balked,
      Consequences interrupted)
      implements Serializable {
    /** Everybody waits. */
    public static final Waiting ENDLESS =
        new Waiting(
            new AttributeSpec.Fixed(Written.of(Double.POSITIVE_INFINITY)),
            Written.of(0),
            Written.of(Double.POSITIVE_INFINITY),
            Consequences.NONE,
            Consequences.NONE,
            Consequences.NONE);
  }
}
