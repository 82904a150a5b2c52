package org.reliefspan.domain.pathway;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What happens in the course of an activity, in the order in which programs count it. */
public enum Happening {
  /** A session took place; it has the name of the activity itself. */
  DONE(0),
  /** It was asked for and a first appointment was made. */
  REQUEST(1),
  /** A session began. */
  START(2),
  /** The patient did not come to an appointment. */
  NO_SHOW(3),
  /** The patient gave up an appointment before it began. */
  LATE_CANCEL(4),
  /** A session did not take place. */
  MISSED(5),
  /** A course ended, after its last session or because its aim is reached. */
  FINISHED(6),
  /** It was withdrawn before its end. */
  CANCELLED(7),
  /** The patient waited, and went; only where resources are limited. */
  RENEGED(8),
  /** The patient went at once, or found no place to wait; only where resources are limited. */
  BALKED(9),
  /** A session was interrupted; only where resources are limited. */
  INTERRUPTED(10);

  private final int place;

  Happening(int place) {
    this.place = place;
  }

  /** Its place in this order, from 0. */
  public int place() {
    return place;
  }

  /** Its name in expressions and logs. */
  public String of(String activity) {
    return this == DONE ? activity : activity + "." + name().toLowerCase(Locale.ROOT);
  }

  /** Names of all that can happen in a model: events, then activities, in the order of the file. */
  public static List<String> names(PathwaySpec model) {
    Stream<String> ofActivities =
        model.activities().stream().flatMap(activity -> names(activity.name()));
    return Stream.concat(model.events().stream().map(EventSpec::name), ofActivities).toList();
  }

  private static Stream<String> names(String activity) {
    return Stream.of(values()).map(happening -> happening.of(activity));
  }
}
