package org.reliefspan.analysis.estimate;

import java.util.Arrays;
import java.util.Set;
import org.reliefspan.analysis.episode.EpisodeTable;
import org.reliefspan.domain.catalog.Measure;
import org.reliefspan.domain.study.ReliefCovariate;

/** What one covariate is in each row of a sample: numbers, or words for those that are groups. */
sealed interface CovariateValues {
  /** Columns of patients whose numbers are names. */
  Set<String> ALWAYS_GROUPS = Set.of("sex", "site_id", "payer", "age_band");

  /** Whether a row has a value. */
  boolean known(int row);

  /** The covariate's name. */
  String name();

  /**
   * Numbers.
   *
   * @param value NaN where not recorded
   * @param unit difference that the ratio is for; 0 chooses a power of ten by the spread
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Numbers(String name, double[] value, double unit) implements CovariateValues {
    @Override
    public boolean known(int row) {
      return !Double.isNaN(value[row]);
    }
  }

  /**
   * Groups.
   *
   * @param level {@link EpisodeTable#UNKNOWN} where not recorded
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Groups(String name, String[] level) implements CovariateValues {
    @Override
    public boolean known(int row) {
      return !level[row].equals(EpisodeTable.UNKNOWN);
    }
  }

  /** Values of a covariate in a sample. */
  static CovariateValues of(ReliefCovariate covariate, ReliefSample sample) {
    EpisodeTable table = sample.outcomes.table();
    if (covariate instanceof ReliefCovariate.Baseline baseline) {
      return baseline(baseline, sample, table);
    }
    if (covariate instanceof ReliefCovariate.RepeatProcedure) {
      String[] repeat = new String[sample.size()];
      Arrays.setAll(repeat, row -> table.previousSameKey(sample.episode[row]) < 0 ? "no" : "yes");
      return new Groups(covariate.name(), repeat);
    }
    if (covariate instanceof ReliefCovariate.Age) {
      return new Numbers(covariate.name(), numbers(covariate.name(), sample, table), 10);
    }
    return column(covariate.name(), sample, table);
  }

  private static Numbers baseline(
      ReliefCovariate.Baseline baseline, ReliefSample sample, EpisodeTable table) {
    Measure measure = baseline.score().measure();
    int position = table.plan().scoreOf(baseline.score());
    double[] value = new double[sample.size()];
    Arrays.setAll(value, row -> table.baseline(sample.episode[row], position));
    return new Numbers(baseline.name(), value, (measure.maximum() - measure.minimum()) / 10);
  }

  private static double[] numbers(String name, ReliefSample sample, EpisodeTable table) {
    int column = table.plan().covariates().indexOf(name);
    double[] value = new double[sample.size()];
    Arrays.setAll(
        value, row -> column < 0 ? Double.NaN : table.covariate(sample.episode[row], column));
    return value;
  }

  /** Groups when any value is a word, numbers otherwise. */
  private static CovariateValues column(String name, ReliefSample sample, EpisodeTable table) {
    double[] number = numbers(name, sample, table);
    int column = table.plan().strata().indexOf(name);
    if (column < 0) {
      return new Numbers(name, number, 0);
    }
    String[] level = new String[sample.size()];
    Arrays.setAll(level, row -> table.level(sample.episode[row], column));
    Groups groups = new Groups(name, level);
    boolean words = ALWAYS_GROUPS.contains(name);
    for (int row = 0; row < level.length; row++) {
      words |= groups.known(row) && Double.isNaN(number[row]);
    }
    return words ? groups : new Numbers(name, number, 0);
  }
}
