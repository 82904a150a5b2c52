package org.reliefspan.analysis.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.reliefspan.analysis.fixture.Event.age;
import static org.reliefspan.analysis.fixture.Event.diagnosis;
import static org.reliefspan.analysis.fixture.Event.epidural;
import static org.reliefspan.analysis.fixture.Event.nrs;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.reliefspan.analysis.fixture.Event;
import org.reliefspan.analysis.fixture.Patient;
import org.reliefspan.analysis.fixture.Protocol;
import org.reliefspan.domain.estimate.AttritionRow;
import org.reliefspan.domain.study.CohortDefinition;
import org.reliefspan.domain.study.IndexPolicy;

class PatientFlowTest {
  private static final Event DIAGNOSIS = diagnosis("M54.16", -10);

  private static String line(AttritionRow row) {
    String episodes = row.episodes().isPresent() ? "" + row.episodes().getAsLong() : "-";
    return row.step() + " " + row.patients().orElse(-1) + " " + episodes;
  }

  @Test
  void everyStepCountsThoseWhoAreLeft() {
    Protocol protocol =
        Protocol.standard()
            .with(new CohortDefinition(18, 90, List.of(Protocol.RADICULOPATHY), IndexPolicy.FIRST));
    List<Patient> patients =
        List.of(
            Patient.of(1, age(50)),
            Patient.of(2, age(17), DIAGNOSIS, epidural(0)),
            Patient.of(3, age(50), epidural(0)),
            Patient.of(4, age(50), DIAGNOSIS, epidural(0), epidural(100)),
            Patient.of(5, age(50), DIAGNOSIS, nrs(-1, 8), epidural(0)),
            Patient.of(6, age(50), DIAGNOSIS, nrs(-1, 8), epidural(0), nrs(20, 3), epidural(100)));
    List<AttritionRow> flow = PatientFlow.of(protocol.episodes(patients), protocol.study());
    assertThat(flow.stream().map(PatientFlowTest::line))
        .containsExactly(
            "in_store 6 -",
            "with_index_procedure 5 7",
            "age_in_cohort 4 6",
            "diagnosis_in_cohort 3 5",
            "first_procedure 3 3",
            "with_baseline 2 2",
            "assessed 1 1");
  }

  @Test
  void stepsThatTheCohortDoesNotAskForAreLeftOut() {
    Protocol protocol = Protocol.standard();
    List<AttritionRow> flow = PatientFlow.of(protocol.episodes(), protocol.study());
    assertThat(flow.stream().map(AttritionRow::step))
        .containsExactly("in_store", "with_index_procedure", "with_baseline", "assessed");
    assertThat(flow).allMatch(row -> row.patients().orElse(-1) == 0);
  }

  @Test
  void countsNeverRise() {
    Protocol protocol = Protocol.standard();
    List<AttritionRow> flow =
        PatientFlow.of(protocol.episodes(PlantedPatients.AT_ONCE.draw(4, 50)), protocol.study());
    for (int step = 1; step < flow.size(); step++) {
      assertThat(flow.get(step).patients().orElseThrow())
          .isLessThanOrEqualTo(flow.get(step - 1).patients().orElseThrow());
    }
  }
}
