package org.reliefspan.domain.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.reliefspan.domain.estimate.CovariateSpread;
import org.reliefspan.domain.estimate.DurationFit;
import org.reliefspan.domain.estimate.Estimate;
import org.reliefspan.domain.estimate.Labels;
import org.reliefspan.domain.estimate.ReliefKey;
import org.reliefspan.domain.estimate.ReliefRow;
import org.reliefspan.domain.estimate.StudyResults;
import org.reliefspan.domain.fit.FittedSeries;
import org.reliefspan.domain.fit.Reuse;
import org.reliefspan.domain.fit.SeenCovariate;

/** Fits that pathways draw from leave under the rules of the tables. */
class PublishedFitsTest {
  private static final ReliefKey ALL =
      new ReliefKey("rfa", "all", "pain_50", "composite", "all_treated", "joint_weibull");
  private static final ReliefKey RATIOS =
      new ReliefKey(
          "rfa", "all", "pain_50", "hypothetical", "responders", "joint_weibull_covariates");

  private static final ReliefKey ODDS =
      new ReliefKey(
          "rfa", "all", "pain_50", "composite", "all_treated", "joint_weibull_covariates");

  private static Publishable<StudyResults> published(
      DurationFit fit, int threshold, ReliefRow... rows) {
    StudyResults results =
        new StudyResults(
            "study",
            "Study",
            new Labels(Map.of(), Map.of(), Map.of(), Map.of()),
            List.of(),
            List.of(rows),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(fit));
    return DisclosureControl.publish(
        results, new DisclosurePolicy(threshold, Optional.of("for a test")));
  }

  private static ReliefRow row(ReliefKey key, String quantity, double value, long patients) {
    return new ReliefRow(
        key,
        quantity,
        Estimate.of(value),
        "",
        OptionalLong.of(patients),
        OptionalLong.of(patients),
        "");
  }

  /** Of patients aged 40, 41, and so on. */
  private static DurationFit fit(ReliefKey key, int patients) {
    List<Double> ages = IntStream.range(0, patients).mapToObj(i -> 40.0 + i).toList();
    List<Double> falling = new ArrayList<>(ages);
    Collections.reverse(falling);
    Reuse reuse =
        new Reuse(
            Reuse.Kind.DURATION,
            "weibull",
            List.of("(Intercept)", "age", "sexM"),
            List.of(Reuse.Role.PREDICTOR, Reuse.Role.PREDICTOR, Reuse.Role.PREDICTOR),
            FittedSeries.of(5, 0.1, 0.2),
            FittedSeries.of(1, 0, 0, 0, 1, 0, 0, 0, 1),
            List.of(
                SeenCovariate.ofWords("age", List.of()),
                SeenCovariate.ofWords("sex", List.of("F", "M"))));
    return new DurationFit(
        "rfa",
        key,
        OptionalLong.of(patients),
        OptionalLong.of(patients),
        List.of(),
        OptionalDouble.of(-100),
        OptionalDouble.of(206),
        Optional.of(reuse),
        List.of(90.0),
        List.of(new CovariateSpread("age", ages, falling, 1)),
        List.of("A note."));
  }

  private static DurationFit only(Publishable<StudyResults> published) {
    return published.content().fits().get(0);
  }

  @Test
  void rangesEndWhereEnoughPatientsAreAndNothingOfPatientsIsLeft() {
    DurationFit shown =
        only(published(fit(RATIOS, 100), 11, row(RATIOS, "time_ratio:age", 1.1, 100)));
    assertThat(shown.reuse().orElseThrow().covariates())
        .containsExactly(
            SeenCovariate.ofNumber("age", 50, 129),
            SeenCovariate.ofWords("sex", List.of("F", "M")));
    assertThat(shown.spreads()).isEmpty();
    assertThat(shown.patients()).hasValue(100);
    assertThat(shown.notes()).containsExactly("A note.");
  }

  @Test
  void aFitOfFewIsWithheld() {
    Publishable<StudyResults> published =
        published(fit(RATIOS, 10), 11, row(RATIOS, "time_ratio:age", 1.1, 10));
    assertThat(only(published)).isEqualTo(DurationFit.none("rfa", RATIOS, "suppressed"));
    assertThat(published.suppressions())
        .anySatisfy(
            each -> {
              assertThat(each.table()).isEqualTo("estimates");
              assertThat(each.description()).isEqualTo("rfa");
            });
  }

  /** Its terms would give the share back. */
  @Test
  void aFitGoesWithTheShareOfItsResponders() {
    DurationFit fit = fit(ALL, 100);
    assertThat(only(published(fit, 11, row(ALL, "responder_share", 0.05, 100))).reuse()).isEmpty();
    assertThat(only(published(fit, 11, row(ALL, "responder_share", 0.95, 100))).reuse()).isEmpty();
    assertThat(only(published(fit, 11, row(ALL, "responder_share", 0.5, 100))).reuse()).isPresent();
    assertThat(only(published(fit, 4, row(ALL, "responder_share", 0.05, 100))).reuse()).isPresent();
    assertThat(only(published(fit(RATIOS, 98), 11, row(ALL, "responder_share", 0.05, 100))).reuse())
        .isEmpty();
  }

  @Test
  void countsGoWhereTheyDifferByFewFromAllTreated() {
    DurationFit shown =
        only(
            published(
                fit(RATIOS, 95),
                11,
                row(ALL, "responder_share", 0.5, 100),
                row(ODDS, "response_odds_ratio:age", 1.1, 95)));
    assertThat(shown.reuse()).isPresent();
    assertThat(shown.patients()).isEmpty();
    assertThat(shown.episodes()).isEmpty();
    assertThat(shown.notes()).containsExactly("A note.", "counts suppressed");
  }

  @Test
  void whatCouldNotBeEstimatedSaysWhy() {
    DurationFit none = DurationFit.none("rfa", ALL, "no episode has a baseline");
    assertThat(only(published(none, 11))).isEqualTo(none);
  }
}
