package org.reliefspan.numerics.hazard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.reliefspan.numerics.ReferenceData;

/** The data sets of the golden values, as tests use them. */
final class HazardExamples {
  private HazardExamples() {}

  static CoxFit fit(HazardData data, TieHandling ties) {
    return CoxRegression.withTies(ties).fit(data);
  }

  /** Estimate and standard error of the first coefficient. */
  static double[] errors(CoxFit fit) {
    return new double[] {fit.coefficients().estimate(0), fit.coefficients().standardError(0)};
  }

  static void closeTo(double[] actual, double tolerance, double... expected) {
    assertThat(actual).hasSizeGreaterThanOrEqualTo(expected.length);
    for (int i = 0; i < expected.length; i++) {
      assertThat(actual[i])
          .as("entry %d", i)
          .isCloseTo(expected[i], within(tolerance * Math.max(1e-3, Math.abs(expected[i]))));
    }
  }

  /** Test data 1 of Therneau and Grambsch 2000, appendix E. */
  static HazardData first() {
    return HazardData.ofTimes(
        new double[] {1, 1, 1, 0, 0, 0},
        1,
        new double[] {1, 1, 6, 6, 8, 9},
        new int[] {1, 0, 1, 1, 0, 1});
  }

  /** Test data 3 of the same book: weighted. */
  static HazardData third() {
    return HazardData.ofTimes(
            new double[] {2, 0, 1, 1, 0, 1, 0, 1, 0},
            1,
            new double[] {1, 1, 2, 2, 2, 2, 3, 4, 5},
            new int[] {1, 0, 1, 1, 1, 0, 0, 1, 0})
        .withWeights(new double[] {1, 2, 3, 4, 3, 2, 1, 2, 1});
  }

  /** lung ~ age + sex + ph.ecog, 227 complete rows. */
  static HazardData lung() {
    return lung(ReferenceData.rows("data/survival_r/lung.csv"), row -> row);
  }

  /** lung with a design made from age, sex and ph.ecog. */
  static HazardData lung(List<String[]> rows, Function<double[], double[]> design) {
    List<double[]> values = new ArrayList<>();
    List<double[]> outcome = new ArrayList<>();
    for (String[] row : rows) {
      if (!missing(row[5])) {
        values.add(design.apply(new double[] {number(row[3]), number(row[4]), number(row[5])}));
        outcome.add(new double[] {number(row[1]), number(row[2]) - 1});
      }
    }
    return HazardData.ofTimes(
        flat(values), values.get(0).length, column(outcome, 0), whole(column(outcome, 1)));
  }

  static HazardData lungBySex() {
    List<double[]> values = new ArrayList<>();
    for (String[] row : ReferenceData.rows("data/survival_r/lung.csv")) {
      values.add(new double[] {number(row[4]), number(row[1]), number(row[2]) - 1});
    }
    return HazardData.ofTimes(column(values, 0), 1, column(values, 1), whole(column(values, 2)));
  }

  /** lung as above on the 226 rows with a site, which is the cluster. */
  static HazardData lungBySite() {
    List<String[]> rows = ReferenceData.rows("data/survival_r/lung.csv");
    rows.removeIf(row -> missing(row[0]));
    List<double[]> site = new ArrayList<>();
    for (String[] row : rows) {
      if (!missing(row[5])) {
        site.add(new double[] {number(row[0])});
      }
    }
    return lung(rows, row -> row).withClusters(whole(column(site, 0)));
  }

  /**
   * w = (1..n) %% 3 + .5, st = min((1..n * 7) %% 60, time - 1), off = (age - 60) / 50:
   * coxph(Surv(st, time, status) ~ sex + ph.ecog + offset(off) + strata(age > 65), weights = w,
   * cluster = 1..n)
   */
  static HazardData mixed() {
    List<double[]> r = new ArrayList<>();
    for (String[] row : ReferenceData.rows("data/survival_r/lung.csv")) {
      if (!missing(row[5])) {
        r.add(
            new double[] {
              number(row[1]), number(row[2]) - 1, number(row[3]), number(row[4]), number(row[5])
            });
      }
    }
    int n = r.size();
    double[] design = new double[2 * n];
    double[] start = new double[n];
    double[] weight = new double[n];
    double[] offset = new double[n];
    int[] stratum = new int[n];
    int[] cluster = new int[n];
    for (int i = 0; i < n; i++) {
      design[2 * i] = r.get(i)[3];
      design[2 * i + 1] = r.get(i)[4];
      start[i] = Math.min((i + 1) * 7 % 60, r.get(i)[0] - 1);
      weight[i] = (i + 1) % 3 + 0.5;
      offset[i] = (r.get(i)[2] - 60) / 50;
      stratum[i] = r.get(i)[2] > 65 ? 1 : 0;
      cluster[i] = i;
    }
    return HazardData.ofIntervals(design, 2, start, column(r, 0), whole(column(r, 1)))
        .withWeights(weight)
        .withOffsets(offset)
        .withStrata(stratum)
        .withClusters(cluster);
  }

  /** 6-MP trial of Freireich and others 1963: control (1) against 6-MP (0). */
  static HazardData remission() {
    List<double[]> values = new ArrayList<>();
    for (String[] row : ReferenceData.rows("estimators/gehan_6mp.csv")) {
      values.add(new double[] {row[3].equals("control") ? 1 : 0, number(row[1]), number(row[2])});
    }
    return HazardData.ofTimes(column(values, 0), 1, column(values, 1), whole(column(values, 2)));
  }

  /** bladder2 ~ rx + size + number on (start, stop], clustered by id. */
  static HazardData bladder() {
    List<double[]> r = bladderRows();
    return HazardData.ofIntervals(
            bladderDesign(r), 3, column(r, 4), column(r, 5), whole(column(r, 6)))
        .withClusters(whole(column(r, 0)));
  }

  /** id - 1, rx, number, size, start, stop, event, enum - 1. */
  static List<double[]> bladderRows() {
    List<double[]> values = new ArrayList<>();
    for (String[] row : ReferenceData.rows("data/survival_r/bladder2.csv")) {
      double[] value = new double[8];
      for (int j = 0; j < 8; j++) {
        value[j] = number(row[j]);
      }
      value[0]--;
      value[7]--;
      values.add(value);
    }
    return values;
  }

  static double[] bladderDesign(List<double[]> rows) {
    List<double[]> design = new ArrayList<>();
    for (double[] row : rows) {
      design.add(new double[] {row[1], row[3], row[2]});
    }
    return flat(design);
  }

  /** pharmacoSmoking ~ grp + age + employment (full time is the reference). */
  static HazardData smoking() {
    List<double[]> values = new ArrayList<>();
    List<double[]> outcome = new ArrayList<>();
    for (String[] row : ReferenceData.rows("data/asaur_cc0/pharmacoSmoking.csv")) {
      values.add(
          new double[] {
            row[3].equals("patchOnly") ? 1 : 0,
            number(row[4]),
            row[7].equals("other") ? 1 : 0,
            row[7].equals("pt") ? 1 : 0
          });
      outcome.add(new double[] {number(row[1]), number(row[2])});
    }
    return HazardData.ofTimes(flat(values), 4, column(outcome, 0), whole(column(outcome, 1)));
  }

  /** Duration of analgesia ~ (group 2) + age + bmi + gender. */
  static HazardData nerveBlock() {
    List<double[]> values = new ArrayList<>();
    List<double[]> outcome = new ArrayList<>();
    for (String[] row : ReferenceData.rows("data/nerve_block_duration/supraclavicular.csv")) {
      if (!missing(row[3])) {
        values.add(
            new double[] {
              row[1].equals("2") ? 1 : 0, number(row[4]), number(row[3]), number(row[2])
            });
        outcome.add(new double[] {number(row[12]), 1 - number(row[13])});
      }
    }
    return HazardData.ofTimes(flat(values), 4, column(outcome, 0), whole(column(outcome, 1)));
  }

  static boolean missing(String text) {
    return text.isBlank() || text.equals("NA");
  }

  static double number(String text) {
    return Double.parseDouble(text);
  }

  static double[] flat(List<double[]> rows) {
    int width = rows.get(0).length;
    double[] result = new double[rows.size() * width];
    for (int i = 0; i < rows.size(); i++) {
      System.arraycopy(rows.get(i), 0, result, i * width, width);
    }
    return result;
  }

  static double[] column(List<double[]> rows, int column) {
    return rows.stream().mapToDouble(row -> row[column]).toArray();
  }

  static int[] whole(double[] values) {
    int[] result = new int[values.length];
    for (int i = 0; i < values.length; i++) {
      result[i] = (int) values[i];
    }
    return result;
  }
}
