package org.reliefspan.domain.facility;

import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.reliefspan.domain.pathway.ActivitySpec;
import org.reliefspan.domain.pathway.AttributeSpec;
import org.reliefspan.domain.pathway.Place;
import org.reliefspan.domain.pathway.Written;

/**
 * How an activity of the pathway is run.
 *
 * @param activity name
 * @param access how patients come to it
 * @param order who is next
 * @param whenFull what happens to patients for whom there is no waiting place
 * @param preemption whether it interrupts sessions of lower priority
 * @param target by when it should begin
 * @param instead what is otherwise than in the pathway
 * @param place where it stands
 */
public record StepSpec(
    String activity,
    Access access,
    Order order,
    WhenFull whenFull,
    Preemption preemption,
    Optional<Target> target,
    Instead instead,
    Place place)
    implements Serializable {

  /** Who is next, among those of the highest priority. */
  public enum Order {
    /** Who came first to this activity. */
    FIRST_COME,
    /** Who came last. */
    LAST_COME,
    /** Who arrived at the facility first. */
    LONGEST_WAIT,
    /** Whose window ends first. */
    EARLIEST_LATEST,
    /** By lot. */
    RANDOM
  }

  /** What happens without a waiting place. */
  public enum WhenFull {
    /** They go. */
    LEAVE,
    /** They stay where they are, and with them what their last session needs. */
    BLOCK
  }

  /**
   * By when it should begin.
   *
   * @param within time, in units
   * @param since from when it counts
   * @param share of patients for whom it should be met
   */
  public record Target(double within, Since since, OptionalDouble share) implements Serializable {}

  /** From when a wait counts. */
  public enum Since {
    /** From when it was asked for. */
    REQUEST,
    /** From when it was wanted. */
    WANTED,
    /** From the patient's arrival. */
    ARRIVAL
  }

  /**
   * What is otherwise than in the pathway; what is empty is as there.
   *
   * @param needs resources
   * @param priority of patients
   * @param duration of sessions
   * @param noShow probability
   * @param waiting who does not wait
   */
  public record Instead(
      Optional<Map<String, Written>> needs,
      Optional<Written> priority,
      Optional<AttributeSpec.Start> duration,
      Optional<Written> noShow,
      Waiting waiting)
      implements Serializable {
    /** Nothing. */
    public static final Instead NOTHING =
        new Instead(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Waiting.AS_THERE);

    /** Copies, in order. */
    public Instead {
      needs = needs.map(all -> Collections.unmodifiableMap(new LinkedHashMap<>(all)));
    }

    /** An activity of the pathway as it is run here. */
    ActivitySpec of(ActivitySpec activity) {
      return activity.runBy(
          needs.orElse(activity.needs()),
          priority.orElse(activity.priority()),
          duration.orElse(activity.duration()),
          noShow.orElse(activity.noShow().probability()),
          waiting.of(activity.waiting()));
    }
  }

  /**
   * Who does not wait, where that is otherwise; what it brings is as in the pathway.
   *
   * @param patience after which a patient goes
   * @param balk probability of going at once
   * @param places for patients who wait
   */
  public record Waiting(
      Optional<AttributeSpec.Start> patience, Optional<Written> balk, Optional<Written> places)
      implements Serializable {
    /** All as in the pathway. */
    public static final Waiting AS_THERE =
        new Waiting(Optional.empty(), Optional.empty(), Optional.empty());

    private ActivitySpec.Waiting of(ActivitySpec.Waiting there) {
      return new ActivitySpec.Waiting(
          patience.orElse(there.patience()),
          balk.orElse(there.balk()),
          places.orElse(there.places()),
          there.reneged(),
          there.balked(),
          there.interrupted());
    }
  }
}
