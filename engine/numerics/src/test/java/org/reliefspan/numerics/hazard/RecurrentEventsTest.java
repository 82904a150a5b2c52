package org.reliefspan.numerics.hazard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.reliefspan.numerics.model.Coefficients;

/** Golden values: R 4.2.2, survival 3.5-3, bladder2 ~ rx + size + number, cluster = id. */
class RecurrentEventsTest {
  @Test
  void andersenGillMatchesR() {
    compare(
        subjects().andersenGill(),
        TieHandling.BRESLOW,
        new double[] {-0.45979094871984, -0.0425622297052242, 0.171644059815824},
        new double[] {0.258010487534196, 0.0755475533989429, 0.0613141392671835});
    assertThat(Math.exp(-0.45979094871984)).isCloseTo(0.631, within(5e-4)); // SAS, CAMIS
  }

  @Test
  void totalTimeMatchesR() { // + strata(enum)
    compare(
        subjects().totalTime(),
        TieHandling.EFRON,
        new double[] {-0.3334887264340804, -0.008494666106611105, 0.11961723797756567},
        new double[] {0.2047867719359496, 0.06163520804279245, 0.05138674976087682});
    compare(
        subjects().totalTime(),
        TieHandling.BRESLOW,
        new double[] {-0.334295494181824, -0.00805081468378981, 0.115652640584411},
        new double[] {0.19706438890963, 0.0601238685306938, 0.0499126688235514});
  }

  @Test
  void gapTimeMatchesR() { // Surv(stop - start, event) + strata(enum)
    compare(
        subjects().gapTime(),
        TieHandling.EFRON,
        new double[] {-0.27900451549707656, 0.007415087501994804, 0.15804589995824667},
        new double[] {0.21562386933840383, 0.06433250830819671, 0.05093976654715315});
    compare(
        subjects().gapTime(),
        TieHandling.BRESLOW,
        new double[] {-0.269521288402012, 0.00684024343744806, 0.153533356395571},
        new double[] {0.208075872660743, 0.0622169981907517, 0.0488901187104368});
  }

  @Test
  void marginalMatchesR() { // bladder: Surv(stop, event) + strata(enum), Breslow
    compare(
        subjects().marginal(),
        TieHandling.BRESLOW,
        new double[] {-0.579860819538524, -0.0509386505370377, 0.208491399870478},
        new double[] {0.303435290130021, 0.0930357393164085, 0.0656747763584688});
  }

  @Test
  void marginalWithOwnEffectsMatchesR() { // (rx + size + number) * strata(enum)
    RecurrentRows rows = subjects().marginal();
    double[] base = design();
    int n = rows.spells().size();
    double[] wide = new double[n * 12];
    double[] time = new double[n];
    int[] status = new int[n];
    int[] stratum = new int[n];
    int[] subject = new int[n];
    for (int row = 0; row < n; row++) {
      RecurrentRows.Spell spell = rows.spells().get(row);
      for (int j = 0; j < 3; j++) {
        double x = base[3 * spell.subject() + j];
        wide[12 * row + j] = x;
        if (spell.stratum() > 0) {
          wide[12 * row + 3 * (j + 1) + spell.stratum() - 1] = x;
        }
      }
      time[row] = spell.stop();
      status[row] = spell.status();
      stratum[row] = spell.stratum();
      subject[row] = spell.subject();
    }
    HazardData data =
        HazardData.ofTimes(wide, 12, time, status).withStrata(stratum).withClusters(subject);
    Coefficients beta = HazardExamples.fit(data, TieHandling.EFRON).coefficients();
    HazardExamples.closeTo(
        beta.estimates(),
        1e-7,
        -0.5259843574841251,
        0.06961334482860655,
        0.23817960889798953,
        -0.10632653986938206,
        -0.17250718695308281,
        -0.10945459909202623,
        -0.14736505524208807,
        -0.2834513204707286,
        -0.27607413153814514,
        -0.1012532020217758,
        -0.06467171837356382,
        0.09429238601803719);
    assertThat(beta.robustStandardError(0).orElseThrow())
        .isCloseTo(0.315239455017493, within(1e-7));
  }

  @Test
  void spellsFollowTheDefinitions() {
    RecurrentEvents events =
        RecurrentEvents.of(new double[] {0}, new double[] {10}, new double[][] {{3, 7}}, 4);
    assertThat(events.andersenGill().spells())
        .containsExactly(
            new RecurrentRows.Spell(0, 0, 3, 1, 0),
            new RecurrentRows.Spell(0, 3, 7, 1, 0),
            new RecurrentRows.Spell(0, 7, 10, 0, 0));
    assertThat(events.gapTime().spells())
        .containsExactly(
            new RecurrentRows.Spell(0, 0, 3, 1, 0),
            new RecurrentRows.Spell(0, 0, 4, 1, 1),
            new RecurrentRows.Spell(0, 0, 3, 0, 2));
    assertThat(events.marginal().spells()).hasSize(4);
    assertThatThrownBy(
            () ->
                RecurrentEvents.of(new double[] {0}, new double[] {10}, new double[][] {{3, 3}}, 4))
        .hasMessageContaining("subject 0");
  }

  private static void compare(
      RecurrentRows rows, TieHandling ties, double[] estimate, double[] robust) {
    Coefficients beta = HazardExamples.fit(rows.data(design(), 3), ties).coefficients();
    HazardExamples.closeTo(beta.estimates(), 1e-7, estimate);
    for (int j = 0; j < 3; j++) {
      assertThat(beta.robustStandardError(j).orElseThrow()).isCloseTo(robust[j], within(1e-8));
    }
  }

  /** Histories of the 85 patients, from their rows. */
  private static RecurrentEvents subjects() {
    List<double[]> rows = HazardExamples.bladderRows();
    double[] entry = new double[85];
    double[] end = new double[85];
    double[][] events = new double[85][0];
    for (double[] row : rows) {
      int subject = (int) row[0];
      end[subject] = Math.max(end[subject], row[5]);
      if (row[6] == 1) {
        double[] longer = Arrays.copyOf(events[subject], events[subject].length + 1);
        longer[longer.length - 1] = row[5];
        events[subject] = longer;
      }
    }
    return RecurrentEvents.of(entry, end, events, 4);
  }

  private static double[] design() {
    double[] design = new double[3 * 85];
    for (double[] row : HazardExamples.bladderRows()) {
      design[3 * (int) row[0]] = row[1];
      design[3 * (int) row[0] + 1] = row[3];
      design[3 * (int) row[0] + 2] = row[2];
    }
    return design;
  }
}
