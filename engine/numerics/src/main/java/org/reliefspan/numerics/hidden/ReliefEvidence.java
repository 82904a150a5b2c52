package org.reliefspan.numerics.hidden;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.reliefspan.numerics.model.NotEstimableException;
import org.reliefspan.numerics.variance.Sandwich;

/**
 * Histories as one structure of models reads them, wherever they lie: cut at the first failing
 * score where nothing after it counts, with points of integration, counts, and a pilot of some
 * thousand episodes where there are many. Families of durations and assumed rates share it.
 */
final class ReliefEvidence {
  /** Episodes from which on a pilot is fitted first. */
  private static final long MANY = 30_000;

  private static final int PILOT = 10_000;

  private final HiddenReliefModel structure;
  private final ReliefParts source;
  private final ReliefParts parts;
  private final ReliefCensus census;
  private final NodeStore nodes;
  private final StartingPoint start;
  private final Optional<ReliefEvidence> pilot;
  private final double[] spreads; // one over the root mean square of each covariate

  private ReliefEvidence(ReliefParts source, HiddenReliefModel structure) {
    this.structure = structure;
    this.source = source;
    this.parts =
        structure.endsAtFirstFailing() ? source.keep(ReliefHistories::untilFirstFailing) : source;
    this.census = ReliefCensus.of(parts);
    if (census.episodes() == 0) {
      throw new NotEstimableException("There is no episode.");
    }
    this.nodes = new NodeStore(parts, structure, census.diagnosis().fastestRate());
    ReliefHistories some = sample();
    this.pilot =
        census.episodes() > MANY
            ? Optional.of(new ReliefEvidence(ReliefParts.of(some), structure))
            : Optional.empty();
    this.start = StartingPoint.of(parts, some);
    this.spreads = spreadsOfCovariates();
  }

  static ReliefEvidence of(ReliefParts source, HiddenReliefModel structure) {
    return new ReliefEvidence(source, structure);
  }

  /** The same histories for another model; shared where its structure is the same. */
  ReliefEvidence of(HiddenReliefModel model) {
    boolean same =
        model.onset() == structure.onset()
            && model.regain() == structure.regain()
            && model.mistakes().equals(structure.mistakes());
    return same ? this : new ReliefEvidence(source, model);
  }

  /** Every so many episodes, so that some thousand remain; all where they are few. */
  private ReliefHistories sample() {
    if (census.episodes() <= MANY && parts instanceof ReliefInMemory here) {
      return here.histories();
    }
    int every = census.episodes() > MANY ? (int) (census.episodes() / PILOT) : 1;
    return ReliefHistories.joined(parts.collect(histories -> histories.every(every)));
  }

  private double[] spreadsOfCovariates() {
    int columns =
        census.durationNames().size() + census.responseNames().size() + census.visitNames().size();
    double[] sums =
        ReliefParts.sum(
            parts,
            columns + 1,
            (data, from, until, into) -> {
              int response = data.duration.columns();
              int visits = response + data.response.columns();
              for (int episode = from; episode < until; episode++) {
                data.duration.addSquares(episode, data.weight[episode], into, 0);
                data.response.addSquares(episode, data.weight[episode], into, response);
                data.visits.addSquares(episode, data.weight[episode], into, visits);
                into[columns] += data.weight[episode];
              }
            });
    double[] result = new double[columns];
    for (int column = 0; column < columns; column++) {
      result[column] = sums[column] > 0 ? Math.sqrt(sums[columns] / sums[column]) : 1;
    }
    return result;
  }

  /** All that was seen. */
  ReliefParts source() {
    return source;
  }

  ReliefParts parts() {
    return parts;
  }

  ReliefCensus census() {
    return census;
  }

  NodeStore nodes() {
    return nodes;
  }

  StartingPoint start() {
    return start;
  }

  /** Mean weight of an episode. */
  double meanWeight() {
    return start.meanWeight();
  }

  Optional<ReliefEvidence> pilot() {
    return pilot;
  }

  /** The longest observation, also of episodes that were cut. */
  double longest() {
    return ReliefCensus.of(source).longest();
  }

  /** The unit of each parameter. */
  double[] scales(ReliefLayout layout) {
    double[] scale = new double[layout.size()];
    Arrays.fill(scale, 1);
    layout.scaleCovariates(census, spreads, scale);
    return scale;
  }

  /** Share of the probability of loss that the points miss, or count double, under parameters. */
  double missedMass(HiddenReliefModel model, ReliefLayout layout, double[] parameters) {
    double[] at = parameters.clone();
    NodeStore points = nodes;
    double[] sums =
        ReliefParts.sum(
            parts,
            2,
            (data, from, until, into) ->
                points.of(data, from, until).addMissed(data, model, layout, at, from, until, into));
    return sums[1] > 0 ? sums[0] / sums[1] : 0;
  }

  /** Number of clusters of histories in one memory. */
  int clusters() {
    return here().clusters();
  }

  /** Scores of clusters by parameters, of histories in one memory. */
  UnaryOperator<double[]> scores(HiddenReliefModel model, ReliefLayout layout) {
    ReliefHistories data = here();
    LossNodes all = nodes.beyond(data, 0, data.episodes());
    HiddenReliefLikelihood likelihood = new HiddenReliefLikelihood(data, all, model, layout);
    return parameters -> likelihood.clusterScores(parameters, data.clusters());
  }

  private ReliefHistories here() {
    if (parts instanceof ReliefInMemory memory) {
      return memory.histories();
    }
    throw new IllegalStateException("The histories must lie in one memory.");
  }

  /** Sum over clusters of the outer product of their scores, row-major. */
  double[] meat(HiddenReliefModel model, ReliefLayout layout, double[] parameters) {
    double[] at = parameters.clone();
    NodeStore points = nodes;
    int size = layout.size();
    boolean inOrder = !parts.collect(ReliefHistories::clustersInOrder).contains(false);
    if (inOrder) {
      return ReliefParts.sum(
          parts,
          size * size,
          (data, from, until, into) ->
              new ClusterScores(data, points, model, layout).add(at, from, until, into));
    }
    List<double[]> meats =
        parts.collect(
            data -> {
              LossNodes all = points.beyond(data, 0, data.episodes());
              double[] scores =
                  new HiddenReliefLikelihood(data, all, model, layout)
                      .clusterScores(at, data.clusters());
              return Sandwich.meat(scores, Sandwich.rowsAlone(data.clusters()), size);
            });
    return ReliefParts.total(meats, size * size);
  }
}
