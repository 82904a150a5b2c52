package org.reliefspan.simulation.run;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.reliefspan.numerics.random.Philox;
import org.reliefspan.simulation.decision.StoppingRule;
import org.reliefspan.simulation.model.Outcome;
import org.reliefspan.simulation.model.Program;
import org.reliefspan.simulation.model.SimulationException;
import org.reliefspan.simulation.tally.MeasureSums;
import org.reliefspan.simulation.tally.Tally;

/** Simulates patients in blocks, and draws of parameters one by one. */
final class PatientEngine {
  /** Patients of a block. */
  static final int BLOCK = 4096;

  private final SimulationRequest request;
  private final Frame frame;

  PatientEngine(SimulationRequest request) {
    this.request = request;
    this.frame = new Frame(request);
  }

  SimulationResult run() {
    Frame.Numbers numbers = frame.new Numbers(frame.drawn(request.draws()));
    simulate(numbers);
    draw(numbers);
    return frame.result(numbers);
  }

  private void simulate(Frame.Numbers numbers) {
    long blocks = (request.patients() + BLOCK - 1) / BLOCK;
    long whole = request.patients() / BLOCK; // a part of a block is no batch like the others
    PatientSums all =
        request.precision().isPresent() && whole >= Precision.FEWEST_BLOCKS
            ? untilPrecise(whole, request.precision().get(), numbers)
            : patients(0, blocks, new BlockMeans(0, List.of()));
    all.write(numbers);
  }

  /**
   * Blocks of patients.
   *
   * @param first block, counted from 0
   * @param until first block no more
   */
  private PatientSums patients(long first, long until, BlockMeans means) {
    List<Base> workers = Blocks.run(until - first, request.threads(), () -> new Base(first, means));
    return PatientSums.merged(workers.stream().map(worker -> worker.sums).toList());
  }

  /** Sums of some patients; the first begins a block. */
  PatientSums sums(long from, long until) {
    return patients(from / BLOCK, (until + BLOCK - 1) / BLOCK, new BlockMeans(0, List.of()));
  }

  /** Looks after numbers of blocks that do not depend on threads: 10, then a quarter more. */
  private PatientSums untilPrecise(long most, Precision precision, Frame.Numbers numbers) {
    BlockMeans means =
        new BlockMeans(
            Math.toIntExact(most),
            precision.targets(
                frame.strategies,
                frame.programs.get(0).outcomes().stream().map(Outcome::name).toList()));
    StoppingRule rule = precision.rule(Math.toIntExact(most));
    long done = Precision.FEWEST_BLOCKS;
    PatientSums all = patients(0, done, means);
    while (done < most && !means.allPrecise(rule, (int) done)) {
      long next = Math.min(most, done + done / 4);
      all.merge(patients(done, next, means));
      done = next;
    }
    numbers.relativeError = OptionalDouble.of(means.largestError((int) done));
    return all;
  }

  private void draw(Frame.Numbers numbers) {
    Blocks.run(request.draws(), request.threads(), () -> new DrawOfParameters(0, numbers.drawn));
  }

  /** Means of some draws. */
  Drawn draws(int from, int until) {
    Drawn drawn = frame.drawn(until - from);
    Blocks.run(until - from, request.threads(), () -> new DrawOfParameters(from, drawn));
    return drawn;
  }

  /** Patients with the parameters as written; one per thread. */
  private final class Base implements Blocks.Worker {
    private final PatientSums sums = new PatientSums(frame);
    private final PatientBlock block;
    private final long first;
    private final BlockMeans means;

    Base(long first, BlockMeans means) {
      this.first = first;
      this.means = means;
      List<Watch> watches = new ArrayList<>();
      List<Readings> readings = new ArrayList<>();
      for (int i = 0; i < frame.strategies; i++) {
        watches.add(frame.grid.counting(sums.occupancy.get(i)));
        readings.add(frame.reading(frame.programs.get(i), sums.measures.get(i)));
      }
      Philox luck = frame.programs.get(0).luck(request.seed(), 0);
      block = new PatientBlock(frame.arms.names(), frame.programs, luck, watches, readings);
    }

    @Override
    public void block(long index) {
      long from = (first + index) * BLOCK;
      long until = Math.min(request.patients(), from + BLOCK);
      if (means.isEmpty()) {
        block.addTo(sums.tally, from, until);
        return;
      }
      Tally here = frame.tally();
      block.addTo(here, from, until);
      means.set(Math.toIntExact(first + index), here);
      sums.tally.merge(here);
    }
  }

  /** Patients of one draw after the other; one per thread. */
  private final class DrawOfParameters implements Blocks.Worker {
    private final int first;
    private final Drawn drawn;

    /** Fills values from the first draw on. */
    DrawOfParameters(int first, Drawn drawn) {
      this.first = first;
      this.drawn = drawn;
    }

    @Override
    public void block(long index) {
      try {
        fill((int) index);
      } catch (SimulationException wrong) {
        throw Frame.inDraw(wrong, first + (int) index);
      }
    }

    private void fill(int index) {
      int draw = first + index;
      List<Program> programs = frame.arms.programs(draw + 1);
      Tally tally = Tally.ofMeans(frame.strategies, frame.outcomes);
      List<Watch> watches = new ArrayList<>();
      List<Readings> readings = new ArrayList<>();
      List<MeasureSums> sums = new ArrayList<>();
      for (Program program : programs) {
        watches.add(Watch.NOTHING);
        sums.add(frame.noMeasuresRead());
        readings.add(frame.readingOfDraw(program, sums.get(sums.size() - 1)));
      }
      Philox luck = programs.get(0).luck(request.seed(), draw + 1);
      new PatientBlock(frame.arms.names(), programs, luck, watches, readings)
          .addTo(tally, 0, request.patientsPerDraw());
      for (int s = 0; s < frame.strategies; s++) {
        if (drawn.measures().length > 0) {
          setMeasures(index * frame.strategies + s, sums.get(s));
        }
        for (int k = 0; k < frame.outcomes; k++) {
          drawn.outcomes()[(index * frame.strategies + s) * frame.outcomes + k] = tally.mean(s, k);
        }
      }
    }

    private void setMeasures(int row, MeasureSums sums) {
      double[] means = sums.means();
      long[] patients = sums.patients();
      System.arraycopy(means, 0, drawn.measures(), row * means.length, means.length);
      for (int i = 0; i < patients.length; i++) {
        drawn.isRead()[row * means.length + i] = patients[i] > 0;
      }
    }
  }
}
