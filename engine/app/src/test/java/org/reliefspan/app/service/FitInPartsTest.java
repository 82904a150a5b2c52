package org.reliefspan.app.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reliefspan.analysis.fit.FitModels;
import org.reliefspan.analysis.fit.FitRequest;
import org.reliefspan.app.fixture.Folders;
import org.reliefspan.app.fixture.SyntheticStudy;
import org.reliefspan.domain.fit.FitOptions;
import org.reliefspan.domain.fit.FittedModel;
import org.reliefspan.domain.fit.FittedQuantity;
import org.reliefspan.domain.fit.FittedTerm;
import org.reliefspan.domain.formula.Formula;

/** A table that Spark holds in parts gives the numbers of the table in one memory. */
class FitInPartsTest {
  private static final Path TABLE =
      Folders.repository().resolve("datasets/nerve-block/supraclavicular.csv");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "km   | Surv(med_duration, 1 - med_censor) ~ group",
        "cox  | Surv(med_duration, 1 - med_censor) ~ factor(group) + age + cluster(subject)",
        "glm  | gender ~ age + bmi",
        "lm   | opioid_total ~ age * factor(group)",
      })
  void sparkGivesTheSameNumbers(String model, String formula) {
    FitRequest request =
        new FitRequest(FitModels.named(model), Formula.parse(formula), FitOptions.none());
    FittedModel whole = fit(request, FitJob.Place.BY_SIZE);
    FittedModel parts = fit(request, FitJob.Place.IN_PARTS);
    assertThat(parts.n()).isEqualTo(whole.n());
    assertThat(parts.events()).isEqualTo(whole.events());
    assertThat(parts.terms()).hasSameSizeAs(whole.terms());
    for (int i = 0; i < whole.terms().size(); i++) {
      FittedTerm one = whole.terms().get(i);
      FittedTerm other = parts.terms().get(i);
      assertThat(other.term()).isEqualTo(one.term());
      assertThat(other.estimate().orElseThrow())
          .isCloseTo(one.estimate().orElseThrow(), within(1e-9));
      assertThat(other.p().orElseThrow()).isCloseTo(one.p().orElseThrow(), within(1e-9));
    }
    assertThat(parts.quantities().stream().map(FittedQuantity::name))
        .isSubsetOf(whole.quantities().stream().map(FittedQuantity::name).toList());
  }

  private static FittedModel fit(FitRequest request, FitJob.Place place) {
    return SyntheticStudy.engine(2, 3).fit(new FitJob(request, TABLE, place));
  }
}
