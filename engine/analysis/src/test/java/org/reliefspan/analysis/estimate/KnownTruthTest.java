package org.reliefspan.analysis.estimate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.reliefspan.analysis.fixture.Patient;
import org.reliefspan.analysis.fixture.Protocol;
import org.reliefspan.domain.estimate.TruthRow;

class KnownTruthTest {
  private static final KnownTruth MEDIAN =
      KnownTruth.of(
          Map.of(
              new KnownTruth.Quantity(
                  "esi", "all", "pain_50", "composite", "all_treated", "duration_median"),
              new KnownTruth.Value(40, 0.1)));

  private static List<TruthRow> beside(KnownTruth truth) {
    List<Patient> patients = PlantedPatients.AT_ONCE.draw(8, 60);
    return truth.compare(Cells.estimates(Protocol.standard(), patients));
  }

  @Test
  void everyEstimatorOfAQuantityStandsBesideItsTruth() {
    List<TruthRow> rows = beside(MEDIAN);
    assertThat(rows.stream().map(row -> row.analysis() + " " + row.row().key().estimator()))
        .containsExactly(
            "main joint_weibull",
            "main bounds",
            "main weibull",
            "main turnbull",
            "scheduled_scores joint_weibull",
            "scheduled_scores weibull",
            "scheduled_scores turnbull",
            "confirmed_loss weibull",
            "confirmed_loss turnbull");
    assertThat(rows).allMatch(row -> row.truth() == 40 && row.truthMonteCarloError() == 0.1);
    assertThat(rows).allMatch(row -> row.row().key().population().equals("all_treated"));
  }

  @Test
  void withoutTruthThereAreNoRows() {
    assertThat(beside(KnownTruth.none())).isEmpty();
  }
}
