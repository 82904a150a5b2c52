package org.reliefspan.simulation.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import org.reliefspan.domain.pathway.CalibrationTarget;
import org.reliefspan.domain.pathway.CalibrationTarget.Kind;
import org.reliefspan.domain.pathway.ResolvedPathway;
import org.reliefspan.numerics.random.Philox;
import org.reliefspan.simulation.cohort.Cohort;
import org.reliefspan.simulation.model.Cycles;
import org.reliefspan.simulation.model.Measure;
import org.reliefspan.simulation.model.Outcome;
import org.reliefspan.simulation.model.Program;
import org.reliefspan.simulation.model.SimulationException;
import org.reliefspan.simulation.tally.MeasureSums;
import org.reliefspan.simulation.tally.OccupancyCount;
import org.reliefspan.simulation.tally.Tally;

/**
 * What a pathway gives in place of what was observed, when its uncertain parameters have chosen
 * values: by the cohort where it is possible, else by the same patients with the same luck every
 * time. Safe for several threads.
 */
public final class TargetRun {
  private static final int BATCHES = 20;

  private final Arms arms;
  private final List<CalibrationTarget> targets;
  private final long seed;
  private final long patients;
  private final boolean exact;

  /**
   * Prepares a pathway.
   *
   * @param targets without findings
   * @param patients where the cohort is not possible, at least 2 for each of 20 batches
   */
  public TargetRun(
      ResolvedPathway pathway, List<CalibrationTarget> targets, long seed, long patients) {
    this.arms = new Arms(pathway, seed);
    this.targets = List.copyOf(targets);
    this.seed = seed;
    this.patients = patients;
    List<Program> base = arms.programs(0);
    this.exact =
        targets.stream().noneMatch(each -> each.kind() == Kind.MEASURE)
            && strategies().stream().allMatch(s -> Cohort.whyNot(base.get(s)).isEmpty());
  }

  /** Uncertain parameters, in the order of the file. */
  public List<String> parameters() {
    return arms.uncertain();
  }

  /** Whether the cohort is used, which has no Monte Carlo error. */
  public boolean isExact() {
    return exact;
  }

  /** Values of the uncertain parameters at chosen uniform numbers, by name. */
  public Map<String, Double> values(ToDoubleFunction<String> uniform) {
    return arms.valuesAt(uniform);
  }

  /**
   * What comes out, by target.
   *
   * @param values expected, or means of patients
   * @param variances of Monte Carlo
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record Answer(double[] values, double[] variances) {}

  /** Runs many points, in threads; the number of threads changes nothing. */
  public List<Answer> at(List<Map<String, Double>> points, int threads) {
    Answer[] answers = new Answer[points.size()];
    Blocks.run(
        points.size(), threads, () -> index -> answers[(int) index] = at(points.get((int) index)));
    return List.of(answers);
  }

  /**
   * Runs one point.
   *
   * @param chosen values of uncertain parameters by name; all others are as written
   */
  public Answer at(Map<String, Double> chosen) {
    try {
      List<Program> programs = arms.programs(chosen);
      Answer answer = new Answer(new double[targets.size()], new double[targets.size()]);
      for (int strategy : strategies()) {
        Part part = new Part(strategy, programs.get(strategy), answer);
        if (exact) {
          part.expect();
        } else {
          part.simulate(programs.get(0).luck(seed, 0));
        }
      }
      return answer;
    } catch (SimulationException wrong) {
      throw new SimulationException(
          "%s (With %s: maybe a law allows values that are out of range.)"
              .formatted(wrong.getMessage(), chosen));
    }
  }

  /** Strategies of the targets. */
  private SortedSet<Integer> strategies() {
    SortedSet<Integer> used = new TreeSet<>();
    targets.forEach(each -> used.add(arms.names().indexOf(each.strategy())));
    return used;
  }

  /** The targets of one strategy. */
  private final class Part {
    private final int strategy;
    private final Program program;
    private final Answer answer;
    private final List<String> outcomes;
    private final List<String> measures;
    private final List<Double> times;

    Part(int strategy, Program program, Answer answer) {
      this.strategy = strategy;
      this.program = program;
      this.answer = answer;
      this.outcomes = program.outcomes().stream().map(Outcome::name).toList();
      this.measures = program.measures().stream().map(Measure::name).toList();
      TreeSet<Double> all = new TreeSet<>();
      targets.stream().filter(this::isMine).forEach(each -> each.at().ifPresent(all::add));
      this.times = List.copyOf(all);
    }

    private boolean isMine(CalibrationTarget target) {
      return target.strategy().equals(arms.names().get(strategy));
    }

    /** Index of the time of a target among those where states are seen. */
    private int time(CalibrationTarget target) {
      double at = target.at().orElseThrow();
      return program
          .cycles()
          .map(Cycles::length)
          .map(length -> (int) Math.rint(at / length))
          .orElse(times.indexOf(at));
    }

    void expect() {
      double[] wanted = times.stream().mapToDouble(Double::doubleValue).toArray();
      Cohort.Answer found = Cohort.of(program, wanted);
      if (!(found instanceof Cohort.Expected expected)) {
        throw new SimulationException("The cohort engine cannot run it with these values.");
      }
      for (int i = 0; i < targets.size(); i++) {
        CalibrationTarget target = targets.get(i);
        if (isMine(target)) {
          answer.values[i] =
              target.kind() == Kind.OUTCOME
                  ? expected.gains()[outcomes.indexOf(target.name())]
                  : expected
                      .occupancy()[
                      time(target) * program.states().size()
                          + program.states().indexOf(target.name())];
        }
      }
    }

    void simulate(Philox luck) {
      Grid grid = Grid.of(List.of(program), times);
      OccupancyCount occupancy = grid.nobody();
      Tally tally = Tally.withErrors(1, outcomes.size());
      List<MeasureSums> read = new ArrayList<>();
      boolean readsMeasures =
          targets.stream().anyMatch(each -> isMine(each) && each.kind() == Kind.MEASURE);
      int batches = readsMeasures ? BATCHES : 1;
      for (int batch = 0; batch < batches; batch++) {
        MeasureSums sums = new MeasureSums(grid.times().length, measures.size());
        new PatientBlock(
                List.of(arms.names().get(strategy)),
                List.of(program),
                luck,
                List.of(grid.counting(occupancy)),
                List.of(
                    readsMeasures
                        ? Readings.at(program, grid.ticks(), measures, sums)
                        : Readings.none(program)))
            .addTo(tally, batch * patients / batches, (batch + 1) * patients / batches);
        read.add(sums);
      }
      for (int i = 0; i < targets.size(); i++) {
        if (isMine(targets.get(i))) {
          fill(i, targets.get(i), tally, occupancy, read);
        }
      }
    }

    private void fill(
        int i,
        CalibrationTarget target,
        Tally tally,
        OccupancyCount occupancy,
        List<MeasureSums> read) {
      if (target.kind() == Kind.OUTCOME) {
        int outcome = outcomes.indexOf(target.name());
        answer.values[i] = tally.mean(0, outcome);
        answer.variances[i] = tally.error(0, outcome) * tally.error(0, outcome);
      } else if (target.kind() == Kind.STATE) {
        int state = program.states().indexOf(target.name());
        int at = time(target) * program.states().size() + state;
        double share = (double) occupancy.counts()[at] / patients;
        answer.values[i] = share;
        answer.variances[i] = share * (1 - share) / (patients - 1);
      } else {
        measure(i, target, read);
      }
    }

    /** The mean over all, and its variance from means of batches. */
    private void measure(int i, CalibrationTarget target, List<MeasureSums> read) {
      int at = time(target) * measures.size() + measures.indexOf(target.name());
      double[] means = new double[read.size()];
      MeasureSums all = new MeasureSums(times.size(), measures.size());
      for (int batch = 0; batch < means.length; batch++) {
        if (read.get(batch).patients()[at] == 0) {
          throw new SimulationException(
              "Too few patients are left for the target %s. Maybe more --patients?"
                  .formatted(target.words()));
        }
        means[batch] = read.get(batch).means()[at];
        all.merge(read.get(batch));
      }
      answer.values[i] = all.means()[at];
      double mean = Arrays.stream(means).sum() / means.length;
      double squares = 0;
      for (double each : means) {
        squares += (each - mean) * (each - mean);
      }
      answer.variances[i] = squares / (means.length * (means.length - 1.0));
    }
  }
}
