package org.reliefspan.numerics.hidden;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The covariates of duration and response over which quantities are averaged, each combination once
 * with its weight.
 *
 * <p>Beyond some thousand combinations they are brought together in cells of nearly equal
 * predictors (at the estimate), each with the mean of its covariates: averages and their
 * derivatives are then off by the square of a cell's width, about one part in a million.
 */
final class CovariatePatterns {
  private static final int MOST = 4096;
  private static final int CELLS = 512; // of the predictor of the duration
  private static final int RESPONSE_CELLS = 32;

  private final ReliefParts parts;
  private final ReliefCensus census;

  private CovariatePatterns(ReliefEvidence evidence) {
    this.parts = evidence.parts();
    this.census = evidence.census();
  }

  /** The combinations as histories without sightings, one for each. */
  static ReliefHistories of(ReliefEvidence evidence, ReliefLayout layout, double[] parameters) {
    CovariatePatterns patterns = new CovariatePatterns(evidence);
    Distinct distinct =
        patterns.parts.collect(Distinct::of).stream().reduce(Distinct.empty(), Distinct::plus);
    return distinct.rows().size() <= MOST
        ? patterns.histories(distinct.rows(), distinct.weights())
        : patterns.cells(layout, parameters);
  }

  private ReliefHistories histories(List<double[]> rows, double[] weights) {
    int columns = census.durationNames().size();
    int more = census.responseNames().size();
    ReliefHistories.Builder builder = ReliefHistories.builder();
    double[] duration = new double[rows.size() * columns];
    double[] response = new double[rows.size() * more];
    for (int row = 0; row < rows.size(); row++) {
      builder.episode(1, weights[row], row);
      System.arraycopy(rows.get(row), 0, duration, row * columns, columns);
      System.arraycopy(rows.get(row), columns, response, row * more, more);
    }
    return builder
        .duration(new Covariates(census.durationNames(), duration))
        .response(new Covariates(census.responseNames(), response))
        .visits(
            new Covariates(
                census.visitNames(), new double[rows.size() * census.visitNames().size()]))
        .build();
  }

  private ReliefHistories cells(ReliefLayout layout, double[] parameters) {
    double[] range = range(layout, parameters);
    int columns = census.durationNames().size() + census.responseNames().size();
    double[] sums =
        ReliefParts.total(
            parts.collect(data -> Cells.sums(data, layout, parameters, range)),
            CELLS * RESPONSE_CELLS * (columns + 1));
    List<double[]> rows = new ArrayList<>();
    List<Double> weights = new ArrayList<>();
    for (int at = 0; at < sums.length; at += columns + 1) {
      double weight = sums[at + columns];
      if (weight > 0) {
        double[] mean = Arrays.copyOfRange(sums, at, at + columns);
        for (int column = 0; column < columns; column++) {
          mean[column] /= weight;
        }
        rows.add(mean);
        weights.add(weight);
      }
    }
    return histories(rows, weights.stream().mapToDouble(Double::doubleValue).toArray());
  }

  /** Least and largest predictor of the duration, then of the response. */
  private double[] range(ReliefLayout layout, double[] parameters) {
    double[] range = {
      Double.POSITIVE_INFINITY,
      Double.NEGATIVE_INFINITY,
      Double.POSITIVE_INFINITY,
      Double.NEGATIVE_INFINITY
    };
    for (double[] own : parts.collect(data -> Cells.range(data, layout, parameters))) {
      for (int i = 0; i < range.length; i += 2) {
        range[i] = Math.min(range[i], own[i]);
        range[i + 1] = Math.max(range[i + 1], own[i + 1]);
      }
    }
    return range;
  }

  /** Cells of equal width in both predictors. */
  private static final class Cells {
    private Cells() {}

    static double[] range(ReliefHistories data, ReliefLayout layout, double[] parameters) {
      double[] range = {
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY
      };
      for (int episode = 0; episode < data.episodes(); episode++) {
        for (int i = 0; i < range.length; i += 2) {
          double value = predictor(data, episode, layout, parameters, i / 2);
          range[i] = Math.min(range[i], value);
          range[i + 1] = Math.max(range[i + 1], value);
        }
      }
      return range;
    }

    private static double predictor(
        ReliefHistories data, int episode, ReliefLayout layout, double[] parameters, int which) {
      if (which == 0) {
        return data.duration.predictor(episode, parameters, layout.duration());
      }
      return layout.response() < 0
          ? 0
          : data.response.predictor(episode, parameters, layout.response());
    }

    static double[] sums(
        ReliefHistories data, ReliefLayout layout, double[] parameters, double[] range) {
      int columns = data.duration.columns();
      int more = data.response.columns();
      int width = columns + more + 1;
      double[] sums = new double[CELLS * RESPONSE_CELLS * width];
      for (int episode = 0; episode < data.episodes(); episode++) {
        double weight = data.weight[episode];
        int first =
            cell(predictor(data, episode, layout, parameters, 0), range[0], range[1], CELLS);
        int second =
            cell(
                predictor(data, episode, layout, parameters, 1),
                range[2],
                range[3],
                RESPONSE_CELLS);
        int at = (first * RESPONSE_CELLS + second) * width;
        data.duration.addTo(episode, weight, sums, at);
        data.response.addTo(episode, weight, sums, at + columns);
        sums[at + width - 1] += weight;
      }
      return sums;
    }

    private static int cell(double value, double least, double largest, int cells) {
      double share = largest > least ? (value - least) / (largest - least) : 0;
      return Math.min(cells - 1, (int) (share * cells));
    }
  }

  /** Combinations in order of their first episode; counted no further than one too many. */
  @SuppressWarnings("ArrayRecordComponent") // read only, never compared
  private record Distinct(ArrayList<double[]> rows, double[] weights) implements Serializable {

    static Distinct empty() {
      return new Distinct(new ArrayList<>(), new double[0]);
    }

    static Distinct of(ReliefHistories data) {
      int columns = data.duration.columns();
      Map<List<Double>, Integer> places = new LinkedHashMap<>();
      ArrayList<double[]> rows = new ArrayList<>();
      double[] weights = new double[16];
      for (int episode = 0; episode < data.episodes(); episode++) {
        double[] row = new double[columns + data.response.columns()];
        data.duration.addTo(episode, 1, row, 0);
        data.response.addTo(episode, 1, row, columns);
        int next = rows.size();
        int place = places.computeIfAbsent(Arrays.stream(row).boxed().toList(), unseen -> next);
        if (place == next) {
          rows.add(row);
          weights = next == weights.length ? Arrays.copyOf(weights, 2 * next) : weights;
        }
        weights[place] += data.weight[episode];
        if (rows.size() > MOST) {
          break;
        }
      }
      return new Distinct(rows, Arrays.copyOf(weights, rows.size()));
    }

    Distinct plus(Distinct other) {
      Map<List<Double>, Integer> places = new LinkedHashMap<>();
      ArrayList<double[]> all = new ArrayList<>();
      double[] sums = new double[rows.size() + other.rows.size()];
      for (Distinct part : List.of(this, other)) {
        for (int i = 0; i < part.rows.size(); i++) {
          int next = all.size();
          double[] row = part.rows.get(i);
          int place = places.computeIfAbsent(Arrays.stream(row).boxed().toList(), unseen -> next);
          if (place == next) {
            all.add(row);
          }
          sums[place] += part.weights[i];
        }
      }
      return new Distinct(all, Arrays.copyOf(sums, all.size()));
    }
  }
}
