package org.reliefspan.app.studyfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.reliefspan.app.studyfile.ActivitiesTest.HEAD;
import static org.reliefspan.app.studyfile.ActivitiesTest.findings;
import static org.reliefspan.app.studyfile.ActivitiesTest.once;
import static org.reliefspan.app.studyfile.ActivitiesTest.run;

import org.junit.jupiter.api.Test;

/** {@code pnorm}, {@code qnorm}, {@code plogis} and {@code qlogis} of what differs in patients. */
class ProbabilityFunctionsInPathwaysTest {
  private static final String OUTCOMES = "outcomes: {a: {}, b: {}, c: {}, d: {}}\n";

  private static String asked(String values) {
    return HEAD
        + "attributes: {x: {draw: {uniform: {from: 52, to: 52}}}}\n"
        + once("[]").replace("request: []", "add: {%s}".formatted(values))
        + OUTCOMES;
  }

  /** R 4.2.2: pnorm(52, 40, 10), qnorm(0.52, 40, 10), plogis(52, 50), qlogis(0.52). */
  @Test
  void theirValuesOfAPatientAreThoseOfR() {
    var result =
        run(
            asked(
                "a: 'pnorm(x, 40, 10)', b: 'qnorm(x / 100, 40, 10)', c: 'plogis(x, 50)',"
                    + " d: qlogis(x / 100)"),
            2);
    assertThat(result.value(0, 0)).isCloseTo(0.884930329778292, within(1e-12));
    assertThat(result.value(0, 1)).isCloseTo(40.5015358346473, within(1e-11));
    assertThat(result.value(0, 2)).isCloseTo(0.880797077977882, within(1e-12));
    assertThat(result.value(0, 3)).isCloseTo(0.0800427076735365, within(1e-12));
  }

  /** The integral of plogis(b t) is log(1 + exp(b t)) / b. */
  @Test
  void theyAreFollowedWhereTheyMove() {
    String text =
        HEAD
            + once("[]").replace("request: []", "add: {a: 0}")
            + "effects: {gain: {from: ask, amount: 6, onset: 20}}\n"
            + "outcomes: {a: {per_time: plogis(gain)}}\n";
    double exact = 10 * 0.5 + Math.log((1 + Math.exp(6)) / 2) / 0.3 + 170 / (1 + Math.exp(-6));
    assertThat(run(text, 2).value(0, 0)).isCloseTo(exact, within(1e-9));
  }

  @Test
  void wrongNumbersOfArgumentsAreFindings() {
    assertThat(findings(asked("a: 'pnorm(x, 1, 2, 3)', b: qlogis(), c: pnrom(x)")))
        .hasSize(3)
        .anyMatch(each -> each.contains("pnorm() takes 1 to 3 arguments, not 4"))
        .anyMatch(each -> each.contains("qlogis() takes 1 to 3 arguments, not 0"))
        .anyMatch(each -> each.contains("pnrom()") && each.contains("pnorm"));
  }
}
