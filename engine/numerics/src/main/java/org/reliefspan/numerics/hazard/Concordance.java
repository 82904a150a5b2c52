package org.reliefspan.numerics.hazard;

import java.util.Arrays;
import java.util.Optional;

/**
 * Harrell's concordance of a predictor with the order of events.
 *
 * <p>Formula: over pairs of one stratum in which one row has its event while the other is at risk
 * and goes on, the share in which the row with the event has the higher predictor; equal predictors
 * count half; pairs weigh the product of their case weights. Standard error by the infinitesimal
 * jackknife, summed by cluster where there are clusters. Edge cases: two events at one time are no
 * pair; a row censored at an event time goes on; empty without a pair. Source: Harrell and others
 * 1982, doi 10.1001/jama.1982.03320430047030; variance as Therneau and Watson 2017. Agreement: R
 * survival 3.5-3, concordance, 1e-10 ({@code ConcordanceTest}).
 *
 * @param estimate between 0 and 1
 * @param standardError not negative
 * @param concordant weight of pairs in the predicted order
 * @param discordant weight of pairs in the other order
 * @param tied weight of pairs with equal predictors
 */
public record Concordance(
    double estimate, double standardError, double concordant, double discordant, double tied) {

  /** Concordance of a predictor, one value per row. */
  public static Optional<Concordance> of(HazardData data, double[] predictor) {
    if (predictor.length != data.rows()) {
      throw new IllegalArgumentException(
          "predictor (%d) must have one entry for each of %d rows"
              .formatted(predictor.length, data.rows()));
    }
    PairCounts counts = new PairCounts(data, predictor);
    double total = counts.higher + counts.lower + counts.equal;
    if (!(total > 0)) {
      return Optional.empty();
    }
    double estimate = (counts.higher + counts.equal / 2) / total;
    double error = Math.sqrt(variance(data, counts, estimate, total));
    return Optional.of(new Concordance(estimate, error, counts.higher, counts.lower, counts.equal));
  }

  private static double variance(
      HazardData data, PairCounts counts, double estimate, double total) {
    int[] cluster = data.clusters().orElseGet(() -> rowNumbers(data.rows()));
    double[] influence = new double[data.rows()];
    for (int row = 0; row < data.rows(); row++) {
      double pairs = counts.rowHigher[row] + counts.rowLower[row] + counts.rowEqual[row];
      double ahead = counts.rowHigher[row] + counts.rowEqual[row] / 2;
      influence[cluster[row]] += data.weight(row) * (ahead - estimate * pairs) / total;
    }
    double sum = 0;
    for (double value : influence) {
      sum += value * value;
    }
    return sum;
  }

  private static int[] rowNumbers(int rows) {
    int[] numbers = new int[rows];
    Arrays.setAll(numbers, row -> row);
    return numbers;
  }

  /** Weights of the partners of each row, by two runs over time with trees over predictor ranks. */
  private static final class PairCounts {
    final double[] rowHigher;
    final double[] rowLower;
    final double[] rowEqual;
    double higher;
    double lower;
    double equal;
    private final RiskRows rows;
    private final int[] rank; // [position]
    private final int[] ranks; // [stratum]

    PairCounts(HazardData data, double[] predictor) {
      this.rows = RiskRows.of(data);
      this.rowHigher = new double[data.rows()];
      this.rowLower = new double[data.rows()];
      this.rowEqual = new double[data.rows()];
      this.rank = new int[rows.size()];
      this.ranks = new int[rows.times.strata()];
      int[] stratum = new int[rows.size()];
      for (int i = 0; i < stratum.length; i++) {
        stratum[i] = data.stratum(rows.row[i]);
      }
      ByTime members = ByTime.of(stratum, ranks.length);
      for (int s = 0; s < ranks.length; s++) {
        ranks[s] = rankWithin(members, s, predictor);
      }
      countAsEvent();
      countAsPartner();
    }

    /** Ranks the rows of a stratum; returns the number of ranks. */
    private int rankWithin(ByTime members, int s, double[] predictor) {
      double[] sorted = new double[members.from(s + 1) - members.from(s)];
      for (int i = 0; i < sorted.length; i++) {
        sorted[i] = predictor[rows.row[members.position(members.from(s) + i)]];
      }
      Arrays.sort(sorted);
      int distinct = distinct(sorted);
      members.each(
          s, i -> rank[i] = Arrays.binarySearch(sorted, 0, distinct, predictor[rows.row[i]]));
      return distinct;
    }

    private static int distinct(double[] sorted) {
      int kept = 0;
      for (int i = 0; i < sorted.length; i++) {
        if (i == 0 || sorted[i] != sorted[i - 1]) {
          sorted[kept++] = sorted[i];
        }
      }
      return kept;
    }

    /** Backwards: each event against the rows at risk that go on. */
    private void countAsEvent() {
      ByTime leaving = ByTime.of(rows.leave, rows.times.size());
      ByTime entering = ByTime.of(rows.before, rows.times.size());
      for (int s = 0; s < rows.times.strata(); s++) {
        RankTree tree = new RankTree(ranks[s]);
        for (int g = rows.times.first[s + 1] - 1; g >= rows.times.first[s]; g--) {
          entering.each(g, i -> tree.add(rank[i], -rows.weight[i]));
          leaving.each(g, i -> tree.add(rank[i], rows.isEvent[i] ? 0 : rows.weight[i]));
          leaving.each(g, i -> countEvent(tree, i));
          leaving.each(g, i -> tree.add(rank[i], rows.isEvent[i] ? rows.weight[i] : 0));
        }
      }
    }

    private void countEvent(RankTree tree, int i) {
      if (!rows.isEvent[i]) {
        return;
      }
      double below = tree.upTo(rank[i] - 1);
      double withEqual = tree.upTo(rank[i]);
      double above = tree.total() - withEqual;
      note(i, below, above, withEqual - below, 1);
      higher += rows.weight[i] * below;
      lower += rows.weight[i] * above;
      equal += rows.weight[i] * (withEqual - below);
    }

    /** Forwards: each row against the events that it outlives. */
    private void countAsPartner() {
      ByTime leaving = ByTime.of(rows.leave, rows.times.size());
      ByTime entering = ByTime.of(rows.before, rows.times.size());
      for (int s = 0; s < rows.times.strata(); s++) {
        RankTree tree = new RankTree(ranks[s]);
        for (int g = rows.times.first[s]; g < rows.times.first[s + 1]; g++) {
          leaving.each(g, i -> countPartner(tree, i, rows.isEvent[i] ? 1 : 0));
          leaving.each(g, i -> tree.add(rank[i], rows.isEvent[i] ? rows.weight[i] : 0));
          leaving.each(g, i -> countPartner(tree, i, rows.isEvent[i] ? 0 : 1));
          entering.each(g, i -> countPartner(tree, i, -1));
        }
      }
    }

    private void countPartner(RankTree tree, int i, int sign) {
      if (sign == 0) {
        return;
      }
      double below = tree.upTo(rank[i] - 1);
      double withEqual = tree.upTo(rank[i]);
      double above = tree.total() - withEqual;
      note(i, above, below, withEqual - below, sign);
    }

    private void note(int i, double ahead, double behind, double same, int sign) {
      int row = rows.row[i];
      rowHigher[row] += sign * ahead;
      rowLower[row] += sign * behind;
      rowEqual[row] += sign * same;
    }
  }
}
