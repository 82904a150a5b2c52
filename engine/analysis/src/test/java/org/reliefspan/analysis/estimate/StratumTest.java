package org.reliefspan.analysis.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.reliefspan.analysis.fixture.Event.ablation;
import static org.reliefspan.analysis.fixture.Event.covariate;
import static org.reliefspan.analysis.fixture.Event.epidural;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.reliefspan.analysis.episode.EpisodeTable;
import org.reliefspan.analysis.fixture.Patient;
import org.reliefspan.analysis.fixture.Protocol;
import org.reliefspan.domain.estimate.StratumLabel;

class StratumTest {
  private static final EpisodeTable TABLE =
      Protocol.standard()
          .withStrata("sex")
          .episodes(
              Patient.of(1, covariate("sex", "male"), epidural(0), ablation(5)),
              Patient.of(2, covariate("sex", "female"), epidural(0)),
              Patient.of(3, epidural(0)),
              Patient.of(4, covariate("sex", "female"), ablation(0)));

  @Test
  void strataArePartsOfOneProcedure() {
    List<Stratum> strata = Stratum.of(TABLE, 0, List.of("sex"));
    assertThat(strata.stream().map(Stratum::label))
        .containsExactly("all", "sex=female", "sex=male", "sex=unknown");
    assertThat(strata.stream().map(stratum -> stratum.members().size()))
        .containsExactly(3, 1, 1, 1);
    assertThat(TABLE.subject(strata.get(1).members().get(0))).isEqualTo(2);
  }

  @Test
  void aLevelMayHoldAnyCharacter() {
    EpisodeTable table =
        Protocol.standard()
            .withStrata("clinic;sex")
            .episodes(
                Patient.of(1, covariate("clinic", "a;sex=b"), covariate("sex", "F"), epidural(0)),
                Patient.of(2, covariate("clinic", "a"), covariate("sex", "b"), epidural(0)),
                Patient.of(3, covariate("clinic", "c\\;=d"), covariate("sex", "F"), epidural(0)));
    List<Stratum> strata = Stratum.of(table, 0, List.of("clinic;sex"));
    assertThat(strata).hasSize(4);
    assertThat(strata.subList(1, 4)).allMatch(stratum -> stratum.members().size() == 1);
    assertThat(strata.subList(1, 4).stream().map(stratum -> Stratum.columns(stratum.label())))
        .containsOnly("clinic;sex");
    assertThat(strata.stream().map(stratum -> StratumLabel.parse(stratum.label()).levels()))
        .contains(Map.of("clinic", "a;sex=b", "sex", "F"), Map.of("clinic", "c\\;=d", "sex", "F"));
  }

  @Test
  void withoutStratificationThereIsAllAlone() {
    List<Stratum> strata = Stratum.of(TABLE, 1, List.of());
    assertThat(strata).hasSize(1);
    assertThat(strata.get(0).members().size()).isEqualTo(2);
  }
}
