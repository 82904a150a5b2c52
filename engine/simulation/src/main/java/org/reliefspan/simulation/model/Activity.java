package org.reliefspan.simulation.model;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.reliefspan.domain.pathway.Happening;
import org.reliefspan.numerics.random.Purpose;

/**
 * Something that is booked and takes place beside the states.
 *
 * @param name as in the file
 * @param isOffered whether a request has any consequence
 * @param takesPlaceIn by state
 * @param window of its first appointment
 * @param duration of a session
 * @param needs resources while a session lasts
 * @param priority where resources are limited
 * @param noShow probability that the patient does not come
 * @param lateCancel appointments that are given up before they begin
 * @param rebookAfter time to a new appointment
 * @param rebookAtMost number of new appointments of a session
 * @param number of sessions
 * @param isCourse whether it has sessions, so that it finishes
 * @param next window of the appointments after a session
 * @param stopWhen not 0 when a course has reached its aim
 * @param consequences of all that happens in it
 * @param absence address of not coming
 * @param waiting who does not wait where resources are limited
 */
public record Activity(
    String name,
    boolean isOffered,
    List<Boolean> takesPlaceIn,
    Window window,
    Source duration,
    List<Need> needs,
    Node priority,
    Node noShow,
    LateCancel lateCancel,
    Node rebookAfter,
    Node rebookAtMost,
    Node number,
    boolean isCourse,
    Window next,
    Node stopWhen,
    Map<Happening, Consequence> consequences,
    Purpose absence,
    Waiting waiting) {
  /** Copies. */
  public Activity {
    takesPlaceIn = List.copyOf(takesPlaceIn);
    needs = List.copyOf(needs);
    consequences = Collections.unmodifiableMap(new EnumMap<>(consequences));
  }

  /** What a happening brings. */
  public Consequence consequence(Happening happening) {
    return Objects.requireNonNull(consequences.get(happening));
  }

  /**
   * When it may begin, in units from when it was asked for.
   *
   * @param earliest not before
   * @param target when it is wanted
   * @param latest after that it is missed
   */
  public record Window(Node earliest, Source target, Node latest) {}

  /**
   * Who does not wait where resources are limited.
   *
   * @param patience time from when it is wanted
   * @param balk probability of going at once
   * @param places for patients who wait
   * @param balking address of going at once
   */
  public record Waiting(Source patience, Node balk, Node places, Purpose balking) {}

  /**
   * Appointments that are given up before they begin.
   *
   * @param probability at each
   * @param notice time from then to the appointment
   * @param luck address of giving it up
   */
  public record LateCancel(Node probability, Node notice, Purpose luck) {
    /** Whether nobody ever does. */
    public boolean isNever() {
      return probability.isConstant() && probability.constant() == 0;
    }
  }

  /**
   * A resource that it needs.
   *
   * @param resource name
   * @param number at least 1
   */
  public record Need(String resource, int number) {}
}
