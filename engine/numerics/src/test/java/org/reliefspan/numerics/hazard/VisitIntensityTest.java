package org.reliefspan.numerics.hazard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.reliefspan.numerics.ReferenceData;
import org.reliefspan.numerics.model.Coefficients;
import org.reliefspan.numerics.model.NotEstimableException;

/** Golden values: vignette of IrregLong, and the same model by R 4.2.2, survival 3.5-3, coxph. */
class VisitIntensityTest {
  private static final double FOLLOW_UP = 16 * 24;

  /** Subject, start, stop, event, last concentration, weight at birth. */
  private static List<double[]> phenobarbital() {
    List<double[]> visits = new ArrayList<>();
    for (String[] row : ReferenceData.rows("estimators/phenobarb_irregular.csv")) {
      if (!HazardExamples.missing(row[6]) && Double.parseDouble(row[4]) < FOLLOW_UP) {
        visits.add(
            new double[] {
              Double.parseDouble(row[0]),
              Double.parseDouble(row[4]),
              Double.parseDouble(row[6]),
              Double.parseDouble(row[1])
            });
      }
    }
    visits.sort(Comparator.<double[]>comparingDouble(v -> v[0]).thenComparingDouble(v -> v[1]));
    List<double[]> rows = new ArrayList<>();
    for (int i = 0; i < visits.size(); i++) {
      double[] visit = visits.get(i);
      boolean first = i == 0 || visits.get(i - 1)[0] != visit[0];
      boolean last = i + 1 == visits.size() || visits.get(i + 1)[0] != visit[0];
      double from = first ? 0 : visits.get(i - 1)[1];
      double lagged = first ? 0 : visits.get(i - 1)[2];
      rows.add(new double[] {visit[0] - 1, from, visit[1], 1, lagged, visit[3]});
      if (last) {
        rows.add(new double[] {visit[0] - 1, visit[1], FOLLOW_UP, 0, visit[2], visit[3]});
      }
    }
    return rows;
  }

  private static HazardData data(List<double[]> rows, double[] design, int columns) {
    return HazardData.ofIntervals(
            design,
            columns,
            HazardExamples.column(rows, 1),
            HazardExamples.column(rows, 2),
            HazardExamples.whole(HazardExamples.column(rows, 3)))
        .withClusters(HazardExamples.whole(HazardExamples.column(rows, 0)));
  }

  private static HazardData byBand(List<double[]> rows) {
    List<double[]> design = new ArrayList<>();
    for (double[] row : rows) {
      double c = row[4];
      design.add(
          new double[] {c > 0 && c <= 20 ? 1 : 0, c > 20 && c <= 30 ? 1 : 0, c > 30 ? 1 : 0});
    }
    return data(rows, HazardExamples.flat(design), 3);
  }

  @Test
  void phenobarbitalMatchesThePublishedFit() { // bands of the last concentration
    List<double[]> rows = phenobarbital();
    CoxFit fit = VisitIntensity.fit(byBand(rows), TieHandling.EFRON).model();
    assertThat(rows).hasSize(213);
    assertThat(fit.events()).isEqualTo(154);
    Coefficients beta = fit.coefficients();
    HazardExamples.closeTo(beta.estimates(), 1e-7, -2.27453446, -2.67330608, -2.99982122);
    double[] robust = {0.40497053, 0.37398477, 0.46762257};
    for (int j = 0; j < 3; j++) {
      assertThat(beta.robustStandardError(j).orElseThrow()).isCloseTo(robust[j], within(1e-8));
    }
    assertThat(fit.likelihoodRatioTest().orElseThrow().statistic()).isCloseTo(69.47, within(0.005));
  }

  @Test
  void weightsUndoTheIntensity() {
    List<double[]> rows = phenobarbital();
    VisitIntensity model = VisitIntensity.fit(byBand(rows), TieHandling.EFRON);
    double[] weight = model.weights();
    for (int row = 0; row < weight.length; row++) {
      double lagged = rows.get(row)[4];
      double expected =
          lagged == 0
              ? 1
              : Math.exp(lagged <= 20 ? 2.27453446 : lagged <= 30 ? 2.67330608 : 2.99982122);
      assertThat(weight[row])
          .isCloseTo(rows.get(row)[3] == 1 ? expected : 0, within(1e-6 * expected));
    }
    HazardData smaller = data(rows, HazardExamples.column(rows, 5), 1);
    double[] stabilised = model.stabilisedBy(smaller).weights();
    double slope = HazardExamples.fit(smaller, TieHandling.EFRON).coefficients().estimate(0);
    assertThat(stabilised[0])
        .isCloseTo(weight[0] * Math.exp(slope * rows.get(0)[5]), within(1e-12));
  }

  @Test
  void subjectsMustBeGiven() {
    assertThatThrownBy(() -> VisitIntensity.fit(HazardExamples.first(), TieHandling.EFRON))
        .hasMessageContaining("clusters");
  }

  @Test
  void aSubjectWithoutTimeUnderObservationLeavesNoGapInTheClusters() {
    int[] subject = {0, 1, 2, 2};
    double[] time = {3, 0, 4, 6};
    VisitSpells spells = VisitSpells.of(subject, time, new double[3], new double[] {5, 0, 8});
    HazardData data = spells.data(new double[] {1, 2, 3, 4}, 1);
    assertThat(data.rows()).isEqualTo(5);
  }

  @Test
  void nobodyUnderObservationIsExplained() {
    VisitSpells spells =
        VisitSpells.of(new int[] {0}, new double[] {3}, new double[1], new double[1]);
    assertThatThrownBy(() -> spells.data(new double[] {1}, 1))
        .isInstanceOf(NotEstimableException.class)
        .hasMessageContaining("No subject is observed");
  }
}
