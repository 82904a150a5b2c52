package org.reliefspan.simulation.run;

import java.util.ArrayList;
import java.util.List;
import org.reliefspan.numerics.random.Philox;
import org.reliefspan.simulation.model.Program;
import org.reliefspan.simulation.model.SimulationException;
import org.reliefspan.simulation.tally.MeasureSums;
import org.reliefspan.simulation.tally.OccupancyCount;
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
    Frame.Numbers numbers = frame.new Numbers();
    simulate(numbers);
    draw(numbers);
    return frame.result(numbers);
  }

  private void simulate(Frame.Numbers numbers) {
    long blocks = (request.patients() + BLOCK - 1) / BLOCK;
    List<Base> workers = Blocks.run(blocks, request.threads(), Base::new);
    Base all = workers.get(0);
    workers.subList(1, workers.size()).forEach(all::merge);
    all.write(numbers);
  }

  private void draw(Frame.Numbers numbers) {
    Blocks.run(request.draws(), request.threads(), () -> new DrawOfParameters(numbers));
  }

  /** Patients with the parameters as written; one per thread. */
  private final class Base implements Blocks.Worker {
    private final Tally tally = Tally.withErrors(frame.strategies, frame.outcomes);
    private final List<OccupancyCount> occupancy = new ArrayList<>();
    private final List<MeasureSums> measures = new ArrayList<>();
    private final PatientBlock block;

    Base() {
      List<Watch> watches = new ArrayList<>();
      List<Readings> readings = new ArrayList<>();
      for (int i = 0; i < frame.strategies; i++) {
        occupancy.add(frame.grid.nobody());
        watches.add(frame.grid.counting(occupancy.get(i)));
        measures.add(frame.noMeasuresRead());
        readings.add(frame.reading(i, measures.get(i)));
      }
      Philox luck = frame.programs.get(0).luck(request.seed(), 0);
      block = new PatientBlock(frame.programs, luck, watches, readings);
    }

    @Override
    public void block(long index) {
      long from = index * BLOCK;
      block.addTo(tally, from, Math.min(request.patients(), from + BLOCK));
    }

    void merge(Base other) {
      tally.merge(other.tally);
      for (int i = 0; i < occupancy.size(); i++) {
        occupancy.get(i).merge(other.occupancy.get(i));
        measures.get(i).merge(other.measures.get(i));
      }
    }

    void write(Frame.Numbers numbers) {
      for (int s = 0; s < frame.strategies; s++) {
        for (int k = 0; k < frame.outcomes; k++) {
          numbers.values[s * frame.outcomes + k] = tally.mean(s, k);
          numbers.errors[s * frame.outcomes + k] = tally.error(s, k);
          for (int c = 0; c < frame.strategies; c++) {
            int pair = (s * frame.strategies + c) * frame.outcomes + k;
            numbers.differences[pair] = tally.difference(s, c, k);
            numbers.differenceErrors[pair] = tally.differenceError(s, c, k);
          }
        }
        long[] counts = occupancy.get(s).counts();
        for (int i = 0; i < counts.length; i++) {
          numbers.occupancy[s * counts.length + i] = (double) counts[i] / request.patients();
        }
        numbers.setMeasures(s, measures.get(s));
      }
    }
  }

  /** Patients of one draw after the other; one per thread. */
  private final class DrawOfParameters implements Blocks.Worker {
    private final Frame.Numbers numbers;

    DrawOfParameters(Frame.Numbers numbers) {
      this.numbers = numbers;
    }

    @Override
    public void block(long index) {
      try {
        fill((int) index);
      } catch (SimulationException wrong) {
        throw Frame.inDraw(wrong, (int) index);
      }
    }

    private void fill(int draw) {
      List<Program> programs = frame.arms.programs(draw + 1);
      Tally tally = Tally.ofMeans(frame.strategies, frame.outcomes);
      PatientBlock.unwatched(programs, programs.get(0).luck(request.seed(), draw + 1))
          .addTo(tally, 0, request.patientsPerDraw());
      for (int s = 0; s < frame.strategies; s++) {
        for (int k = 0; k < frame.outcomes; k++) {
          numbers.drawn[(draw * frame.strategies + s) * frame.outcomes + k] = tally.mean(s, k);
        }
      }
    }
  }
}
