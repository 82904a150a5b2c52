package org.reliefspan.simulation.cohort;

import java.util.Optional;
import org.reliefspan.simulation.model.Program;

/**
 * Expected values of a program without luck.
 *
 * <p>Discrete time: the shares of patients in states from cycle to cycle, by time since entry where
 * that is read. Continuous time: matrix exponentials between the times at which a rate changes.
 * Attributes with countable values are gone through one by one.
 */
public final class Cohort {
  private Cohort() {}

  /** What a cohort says. */
  public sealed interface Answer permits Expected, NotAvailable {}

  /**
   * Expected values.
   *
   * @param gains by outcome
   * @param occupancy shares of patients, row-major [time][state]
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record Expected(double[] gains, double[] occupancy) implements Answer {}

  /**
   * Why a program is not one for a cohort.
   *
   * @param reason for readers
   */
  public record NotAvailable(String reason) implements Answer {}

  /**
   * Runs the cohort of a program.
   *
   * @param times of the occupancy in continuous time, in the unit of the file, increasing; in
   *     discrete time the occupancy is of all cycles
   */
  public static Answer of(Program program, double[] times) {
    Optional<String> reason = whyNot(program);
    if (reason.isPresent()) {
      return new NotAvailable(reason.get());
    }
    return program.cycles().isPresent()
        ? new CycleTrace(program).run()
        : new RateModel(program, times).run();
  }

  /** Why a program is not one for a cohort; empty if it is. */
  public static Optional<String> whyNot(Program program) {
    Optional<String> ofTime =
        program.cycles().isPresent() ? CycleTrace.reason(program) : RateModel.reason(program);
    return ofTime.or(() -> Attributes.reason(program));
  }
}
