package org.reliefspan.simulation.run;

import java.util.List;
import org.reliefspan.domain.pathway.ResolvedPathway;
import org.reliefspan.simulation.model.Program;

/**
 * When something happens to patients for the first time; who comes to a final state or the horizon
 * before is no longer observed then.
 *
 * @param times by patient, in the unit of the file
 * @param status by patient: 1 where it happened, else 0
 */
@SuppressWarnings("ArrayRecordComponent")
public record FirstEvents(double[] times, int[] status) {
  private static final int BLOCK = 1024;

  /**
   * Of the first patients of a strategy, with the parameters as written.
   *
   * @param strategy index
   * @param event name of an event that the strategy has
   * @param threads at most; the result does not depend on it
   */
  public static FirstEvents of(
      ResolvedPathway pathway, int strategy, String event, int patients, long seed, int threads) {
    Program program = new Arms(pathway, seed).programs(0).get(strategy);
    List<String> name = List.of(pathway.strategies().get(strategy).name());
    FirstEvents all = new FirstEvents(new double[patients], new int[patients]);
    Blocks.run(
        (patients + BLOCK - 1) / BLOCK,
        threads,
        () -> {
          First first = new First(program, program.events().indexOf(event));
          PatientBlock block =
              new PatientBlock(name, List.of(program), program.luck(seed, 0), List.of(first));
          return index -> {
            int from = (int) index * BLOCK;
            for (int patient = from; patient < Math.min(patients, from + BLOCK); patient++) {
              first.begin();
              block.patient(patient);
              all.times[patient] = first.time();
              all.status[patient] = first.happened ? 1 : 0;
            }
          };
        });
    return all;
  }

  /** Sees the first event of a kind, or the end. */
  private static final class First implements Watch {
    private final Program program;
    private final int event;
    private final double ticksPerUnit;
    private boolean ended;
    private boolean happened;
    private long tick;

    First(Program program, int event) {
      this.program = program;
      this.event = event;
      this.ticksPerUnit = program.ticksPerUnit();
    }

    void begin() {
      ended = false;
      happened = false;
      tick = 0;
    }

    @Override
    public void stay(int state, long from, long until) {
      if (!ended && program.isFinal(state)) {
        ended = true;
        tick = from;
      } else if (!ended) {
        tick = until;
      }
    }

    @Override
    public void event(int which, long at, int state) {
      if (!ended && which == event) {
        ended = true;
        happened = true;
        tick = at;
      }
    }

    double time() {
      return happened || ended
          ? tick / ticksPerUnit
          : Math.min(program.horizon(), tick / ticksPerUnit);
    }
  }
}
