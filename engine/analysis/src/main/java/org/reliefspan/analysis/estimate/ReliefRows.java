package org.reliefspan.analysis.estimate;

import java.util.ArrayList;
import java.util.List;
import org.reliefspan.domain.estimate.Estimate;
import org.reliefspan.domain.estimate.ReliefKey;
import org.reliefspan.domain.estimate.ReliefRow;

/** Rows about one population by one estimator. */
final class ReliefRows {
  static final String DAY = "day";
  static final String PROBABILITY = "probability";
  static final String EPISODES = "episodes";

  private final ReliefKey key;
  private final long episodes;
  private final long patients;
  private final List<ReliefRow> rows = new ArrayList<>();

  ReliefRows(ReliefKey key, ReliefSample sample) {
    this(key, sample.size(), sample.patients());
  }

  ReliefRows(ReliefKey key, long episodes, long patients) {
    this.key = key;
    this.episodes = episodes;
    this.patients = patients;
  }

  void day(String quantity, Estimate estimate, String note) {
    add(quantity, estimate, DAY, note);
  }

  void probability(String quantity, Estimate estimate, String note) {
    add(quantity, estimate, PROBABILITY, note);
  }

  /** A value in another unit. */
  void value(String quantity, Estimate estimate, String unit, String note) {
    add(quantity, estimate, unit, note);
  }

  /** A number of episodes. */
  void count(String quantity, long count) {
    add(quantity, Estimate.of((double) count), EPISODES, "");
  }

  /** The same reason for all the quantities. */
  void notEstimable(List<String> quantities, String reason) {
    for (String quantity : quantities) {
      String unit = quantity.startsWith("prob_") || quantity.startsWith("resp") ? PROBABILITY : DAY;
      add(quantity, new Estimate.NotEstimable(reason), unit, "");
    }
  }

  private void add(String quantity, Estimate estimate, String unit, String note) {
    rows.add(new ReliefRow(key, quantity, estimate, unit, episodes, patients, note));
  }

  List<ReliefRow> list() {
    return rows;
  }
}
