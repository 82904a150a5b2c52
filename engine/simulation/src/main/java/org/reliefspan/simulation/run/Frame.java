package org.reliefspan.simulation.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeSet;
import org.reliefspan.domain.pathway.PathwaySpec;
import org.reliefspan.domain.pathway.ResolvedPathway;
import org.reliefspan.simulation.model.Measure;
import org.reliefspan.simulation.model.Outcome;
import org.reliefspan.simulation.model.Program;
import org.reliefspan.simulation.model.SimulationException;
import org.reliefspan.simulation.tally.MeasureSums;
import org.reliefspan.simulation.tally.Ratio;
import org.reliefspan.simulation.tally.Tally;

/** What results of both engines have in common: names, grid and values of drawn parameters. */
final class Frame {
  /** Most means of measures in draws that are kept: half a gigabyte. */
  private static final long MOST_READINGS = 1L << 26;

  final SimulationRequest request;
  final Arms arms;
  final List<Program> programs;
  final Grid grid;
  final int strategies;
  final int outcomes;
  private final List<String> parameters = new ArrayList<>();
  final List<String> measures;
  private final List<Ratio> ratios;

  Frame(SimulationRequest request) {
    this.request = request;
    this.arms = new Arms(request.pathway(), request.seed());
    this.programs = arms.programs(0);
    this.grid = Grid.of(programs, request.times());
    this.strategies = programs.size();
    this.outcomes = programs.get(0).outcomes().size();
    this.measures =
        programs.stream()
            .flatMap(program -> program.measures().stream())
            .map(Measure::name)
            .distinct()
            .toList();
    this.ratios = ratios(request.pathway().strategies().get(0).model());
    if (request.draws() > 0) {
      requireUncertainty();
      TreeSet<String> names = new TreeSet<>();
      arms.values(1).forEach(each -> names.addAll(each.keySet()));
      parameters.addAll(names);
    }
  }

  private List<Ratio> ratios(PathwaySpec model) {
    List<String> names = outcomes();
    return model.ratios().stream()
        .map(
            each ->
                new Ratio(
                    each.name(),
                    names.indexOf(each.numerator()),
                    names.indexOf(each.denominator())))
        .toList();
  }

  private List<String> outcomes() {
    return programs.get(0).outcomes().stream().map(Outcome::name).toList();
  }

  /** Sums of nobody, with errors. */
  Tally tally() {
    return Tally.withErrors(strategies, outcomes, ratios);
  }

  private void requireUncertainty() {
    if (!arms.anyUncertain()) {
      throw new SimulationException(
          "No parameter is uncertain, so there is nothing to draw. Maybe give one a draw, or leave"
              + " the draws out.");
    }
  }

  /** Says in which draw something went wrong; draws count from 1 in messages. */
  static SimulationException inDraw(SimulationException wrong, int draw) {
    return new SimulationException(
        "%s (In draw %d of the parameters: maybe a law allows values that are out of range.)"
            .formatted(wrong.getMessage(), draw + 1));
  }

  private double[] parameterValues() {
    double[] values = new double[request.draws() * parameters.size()];
    for (int draw = 0; draw < request.draws() && !parameters.isEmpty(); draw++) {
      List<Map<String, Double>> all = arms.values(draw + 1);
      for (int i = 0; i < parameters.size(); i++) {
        String name = parameters.get(i);
        values[draw * parameters.size() + i] =
            all.stream()
                .flatMap(each -> Optional.ofNullable(each.get(name)).stream())
                .findFirst()
                .orElseThrow();
      }
    }
    return values;
  }

  /** The result with these numbers. */
  SimulationResult result(Numbers numbers) {
    return new SimulationResult(
        request.pathway().strategies().stream().map(ResolvedPathway.Strategy::name).toList(),
        outcomes(),
        programs.get(0).states(),
        numbers.values,
        numbers.errors,
        numbers.differences,
        numbers.differenceErrors,
        parameters,
        parameterValues(),
        numbers.drawn.outcomes(),
        grid.times(),
        programs.stream().mapToInt(grid::timesUntilTheEndOf).toArray(),
        numbers.occupancy,
        new MeasureMeans(
            measures,
            grid.times().length,
            numbers.measurePatients,
            numbers.measureMeans,
            numbers.drawn.measures(),
            numbers.drawn.isRead()),
        new RatioMeans(ratios, numbers.ratioErrors, numbers.ratioDifferenceErrors),
        numbers.patients,
        numbers.relativeError);
  }

  /** Sums of measures at the times of the grid. */
  MeasureSums noMeasuresRead() {
    return new MeasureSums(grid.times().length, measures.size());
  }

  /** Reads the measures of a strategy. */
  Readings reading(Program program, MeasureSums into) {
    return Readings.at(program, grid.ticks(), measures, into);
  }

  /** Room for some draws of patients. */
  Drawn drawn(int draws) {
    int readings = strategies * grid.times().length * measures.size();
    return Drawn.empty(draws, strategies * outcomes, readsMeasuresOfDraws() ? readings : 0);
  }

  private boolean readsMeasuresOfDraws() {
    long readings = (long) strategies * grid.times().length * measures.size();
    return readings * request.draws() <= MOST_READINGS;
  }

  /** Reads the measures of a strategy in a draw, as far as they are kept. */
  Readings readingOfDraw(Program program, MeasureSums into) {
    return readsMeasuresOfDraws() ? reading(program, into) : Readings.none(program);
  }

  /** Room for the draws of a cohort, which reads no measures. */
  Drawn drawnCohort() {
    return Drawn.empty(request.draws(), strategies * outcomes, 0);
  }

  /** The numbers of a result, to be filled. */
  final class Numbers {
    final double[] values = new double[strategies * outcomes];
    final double[] errors = new double[strategies * outcomes];
    final double[] differences = new double[strategies * strategies * outcomes];
    final double[] differenceErrors = new double[strategies * strategies * outcomes];
    long patients; // none for a cohort
    OptionalDouble relativeError = OptionalDouble.empty();
    final Drawn drawn;
    final double[] occupancy =
        new double[strategies * grid.times().length * programs.get(0).states().size()];
    private final int readings = grid.times().length * measures.size();
    private final long[] measurePatients = new long[strategies * readings];
    private final double[] measureMeans = new double[strategies * readings];

    Numbers(Drawn drawn) {
      this.drawn = drawn;
    }

    final double[] ratioErrors = new double[strategies * ratios.size()];
    final double[] ratioDifferenceErrors = new double[strategies * ratioErrors.length];

    void setRatios(Tally tally) {
      for (int s = 0; s < strategies; s++) {
        for (int r = 0; r < ratios.size(); r++) {
          ratioErrors[s * ratios.size() + r] = tally.ratioError(s, r);
          for (int c = 0; c < strategies; c++) {
            ratioDifferenceErrors[(s * strategies + c) * ratios.size() + r] =
                tally.ratioDifferenceError(s, c, r);
          }
        }
      }
    }

    void setMeasures(int strategy, MeasureSums sums) {
      System.arraycopy(sums.patients(), 0, measurePatients, strategy * readings, readings);
      System.arraycopy(sums.means(), 0, measureMeans, strategy * readings, readings);
    }
  }
}
