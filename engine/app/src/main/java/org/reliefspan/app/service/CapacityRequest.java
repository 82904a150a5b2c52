package org.reliefspan.app.service;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.reliefspan.simulation.facility.Warmup;

/**
 * Which pathway to run in which facility, and how.
 *
 * @param pathway the pathway file
 * @param facility the facility file
 * @param out results folder
 * @param run how long and how often
 * @param seed of all luck
 * @param besides what else is wanted
 */
public record CapacityRequest(
    Path pathway, Path facility, Path out, Run run, long seed, Besides besides) {
  /** Replications unless the facility file or the caller says otherwise. */
  public static final int REPLICATIONS = 10;

  /** The same where precision says how many: at most. */
  public static final int MOST_REPLICATIONS = 1000;

  /**
   * How long and how often; what is empty is as the facility file says.
   *
   * @param replications of each scenario, at most where a half width is given
   * @param halfWidth of the limits of mean waits beside these, at which no more are made
   * @param until end, in units of the pathway
   * @param warmup before which nothing counts
   */
  public record Run(
      OptionalInt replications,
      OptionalDouble halfWidth,
      OptionalDouble until,
      Optional<Warmup> warmup) {
    /** As the facility file says. */
    public static final Run AS_WRITTEN =
        new Run(
            OptionalInt.empty(), OptionalDouble.empty(), OptionalDouble.empty(), Optional.empty());

    public Run {
      if (replications.orElse(1) < 1) {
        throw new IllegalArgumentException(
            "replications (%d) must be at least 1. Maybe %d?"
                .formatted(replications.getAsInt(), REPLICATIONS));
      }
      if (!(halfWidth.orElse(1) > 0 && halfWidth.orElse(1) < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "half-width (%s) must be a positive share. Maybe 0.05?"
                .formatted(halfWidth.getAsDouble()));
      }
      if (!(until.orElse(1) > 0 && until.orElse(1) < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "until (%s) must be a time after the start.".formatted(until.getAsDouble()));
      }
      OptionalDouble time = warmup.map(Warmup::time).orElseGet(OptionalDouble::empty);
      if (!(time.orElse(0) >= 0 && time.orElse(0) < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "warmup (%s) must be 0 or more, none or auto.".formatted(time.getAsDouble()));
      }
    }
  }

  /**
   * What else is wanted.
   *
   * @param log patients whose sessions and events are written, from the first; 0 for none
   * @param explained a patient whose calendar is told
   * @param withSearch whether the cheapest plan is looked for
   * @param onSpark whether replications are tasks of Spark
   */
  public record Besides(int log, OptionalLong explained, boolean withSearch, boolean onSpark) {
    /** Nothing. */
    public static final Besides NOTHING = new Besides(0, OptionalLong.empty(), false, false);

    public Besides {
      if (log < 0) {
        throw new IllegalArgumentException("log (%d) must not be negative.".formatted(log));
      }
      if (explained.orElse(0) < 0) {
        throw new IllegalArgumentException(
            "explain (%d) must be 0 or more: patients count from 0."
                .formatted(explained.getAsLong()));
      }
    }
  }

  /** As the facility file says, with the usual seed. */
  public static CapacityRequest of(Path pathway, Path facility, Path out) {
    return new CapacityRequest(
        pathway, facility, out, Run.AS_WRITTEN, SimulateRequest.SEED, Besides.NOTHING);
  }
}
