package org.reliefspan.domain.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reliefspan.domain.catalog.Direction;
import org.reliefspan.domain.catalog.Measure;

class ReliefDefinitionTest {
  private static final double NOT_RECORDED = Double.NaN;
  private static final Measure ODI = measure("odi", Direction.HIGHER_WORSE, OptionalDouble.of(10));

  private static Measure measure(String id, Direction direction, OptionalDouble change) {
    return new Measure(id, id, direction, 0, 100, "points", change, OptionalDouble.empty());
  }

  private static ReliefDefinition named(String id) {
    return ReliefDefinition.of(id, ODI).orElseThrow();
  }

  private static ReliefState state(String id, double pain, double function) {
    return state(named(id), pain, function);
  }

  /** Before: pain 8, disability 44. */
  private static ReliefState state(ReliefDefinition definition, double pain, double function) {
    ReliefDefinition.Scores scores = new ReliefDefinition.Scores();
    scores.pain = pain;
    scores.function = function;
    return definition.state(scores, 8, 44);
  }

  @ParameterizedTest
  @CsvSource({"pain_30, 5.6, 5.7", "pain_50, 4, 4.1", "pain_80, 1.6, 1.7"})
  void painIsRelievedAtTheThresholdAndNotAboveIt(String id, double at, double above) {
    assertThat(state(id, at, NOT_RECORDED)).isEqualTo(ReliefState.IN_RELIEF);
    assertThat(state(id, above, NOT_RECORDED)).isEqualTo(ReliefState.NOT_IN_RELIEF);
    assertThat(state(id, NOT_RECORDED, 0)).isEqualTo(ReliefState.NOT_ASSESSED);
  }

  @ParameterizedTest
  @CsvSource({"4, 2", "5, 2.5", "6, 3", "7, 3.5", "8, 4", "9, 4.5", "10, 5"})
  void halfOfEveryBaselineIsRelief(double baseline, double half) {
    ReliefDefinition.Scores scores = new ReliefDefinition.Scores();
    scores.pain = half;
    assertThat(named("pain_50").state(scores, baseline, NOT_RECORDED))
        .isEqualTo(ReliefState.IN_RELIEF);
  }

  @Test
  void painNeedsABaselineOfFour() {
    for (String id : new String[] {"pain_30", "pain_50", "pain_80"}) {
      assertThat(named(id).eligible(4, NOT_RECORDED)).isTrue();
      assertThat(named(id).eligible(3.9, 44)).isFalse();
      assertThat(named(id).eligible(NOT_RECORDED, 44)).isFalse();
    }
  }

  @Test
  void functionIsRelievedByAnImportantGain() {
    assertThat(state("function_mcid", NOT_RECORDED, 34)).isEqualTo(ReliefState.IN_RELIEF);
    assertThat(state("function_mcid", 0, 35)).isEqualTo(ReliefState.NOT_IN_RELIEF);
    assertThat(state("function_mcid", 0, NOT_RECORDED)).isEqualTo(ReliefState.NOT_ASSESSED);
    assertThat(named("function_mcid").eligible(NOT_RECORDED, 44)).isTrue();
    assertThat(named("function_mcid").eligible(8, NOT_RECORDED)).isFalse();
  }

  @Test
  void functionThatIsBetterWhenHigherGainsUpwards() {
    Measure higher = measure("oks", Direction.HIGHER_BETTER, OptionalDouble.of(5));
    ReliefDefinition definition = new ReliefDefinition.FunctionGain(higher);
    assertThat(state(definition, NOT_RECORDED, 49)).isEqualTo(ReliefState.IN_RELIEF);
    assertThat(state(definition, NOT_RECORDED, 39)).isEqualTo(ReliefState.NOT_IN_RELIEF);
  }

  @Test
  void functionWithoutAnImportantChangeIsNeverRelieved() {
    Measure unknown = measure("psfs", Direction.HIGHER_WORSE, OptionalDouble.empty());
    ReliefDefinition definition = new ReliefDefinition.FunctionGain(unknown);
    assertThat(state(definition, NOT_RECORDED, 0)).isEqualTo(ReliefState.NOT_IN_RELIEF);
  }

  @Test
  void bothTogetherNeedBoth() {
    assertThat(state("composite", 5.6, 34)).isEqualTo(ReliefState.IN_RELIEF);
    assertThat(state("composite", 5.7, 34)).isEqualTo(ReliefState.NOT_IN_RELIEF);
    assertThat(state("composite", 5.6, 35)).isEqualTo(ReliefState.NOT_IN_RELIEF);
    assertThat(state("composite", 5.6, NOT_RECORDED)).isEqualTo(ReliefState.NOT_ASSESSED);
    assertThat(state("composite", NOT_RECORDED, 34)).isEqualTo(ReliefState.NOT_ASSESSED);
    assertThat(named("composite").eligible(8, 44)).isTrue();
    assertThat(named("composite").eligible(3, 44)).isFalse();
    assertThat(named("composite").eligible(8, NOT_RECORDED)).isFalse();
  }

  @Test
  void lowPainIsEnoughTogetherWithFunction() {
    ReliefDefinition.Scores scores = new ReliefDefinition.Scores();
    scores.pain = 3; // a quarter below 4
    scores.function = 34;
    assertThat(named("composite").state(scores, 4, 44)).isEqualTo(ReliefState.IN_RELIEF);
  }

  @Test
  void clearedScoresAreNotRecorded() {
    ReliefDefinition.Scores scores = new ReliefDefinition.Scores();
    scores.pain = 1;
    scores.function = 1;
    scores.clear();
    assertThat(scores.pain).isNaN();
    assertThat(scores.function).isNaN();
  }

  @Test
  void everyIdentifierNamesADefinitionThatKnowsIt() {
    for (String id : ReliefDefinition.IDS) {
      assertThat(named(id).id()).isEqualTo(id);
      assertThat(named(id).sentence()).startsWith("Relief means").endsWith(".");
    }
    assertThat(ReliefDefinition.of("pain_42", ODI)).isEmpty();
  }

  @Test
  void sentencesDoNotDependOnTheLanguageOfTheMachine() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG"));
      assertThat(named("pain_50").sentence()).contains("50%");
      assertThat(named("function_mcid").sentence()).contains("(10.0)");
    } finally {
      Locale.setDefault(before);
    }
  }
}
