package org.reliefspan.numerics.illness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.reliefspan.numerics.model.NotEstimableException;
import org.reliefspan.numerics.panel.TransitionGraph;

class IllnessPropertiesTest {
  private static final TransitionGraph ONE_END = TransitionGraph.parse("1-2,1-3,2-3");

  private static IllnessModel weibull() {
    return IllnessModel.over(ONE_END).build();
  }

  @ParameterizedTest
  @EnumSource
  void probabilitiesAddUpToOneAndStaysToTheHorizon(LossClock clock) {
    IllnessModel model = IllnessModel.over(IllnessEstimatorTest.TWO_ENDS).clock(clock).build();
    IllnessProfile profile = IllnessEstimator.fit(model, DatedEnds.all().followed().build()).at();
    for (double time : new double[] {1, 30, 365, 2000}) {
      double probability = 0;
      double stay = 0;
      for (int state = 0; state < 4; state++) {
        probability += profile.probability(time, state).value();
        stay += profile.lengthOfStay(time, state).value();
      }
      assertThat(probability).isCloseTo(1, within(1e-8));
      assertThat(stay).isCloseTo(time, within(1e-8 * time));
      double fate =
          profile.probability(time, 0).value()
              + profile.incidenceOfLoss(time).value()
              + profile.incidenceFromRelief(time, 2).value()
              + profile.incidenceFromRelief(time, 3).value();
      assertThat(fate).isCloseTo(1, within(1e-8));
    }
  }

  /** Every subject of weight 2 twice: the same numbers. */
  @Test
  void aWeightOfTwoIsACopy() {
    DatedEnds data = DatedEnds.all().oneEndState();
    List<double[]> twice = new ArrayList<>(data.rows());
    for (double[] row : data.rows()) {
      if (row[5] == 2) {
        double[] copy = row.clone();
        copy[0] += 1000;
        twice.add(copy);
      }
    }
    IllnessEstimate weighted =
        IllnessEstimator.fit(weibull(), data.followed().weights(data.weights()).build());
    IllnessEstimate copied =
        IllnessEstimator.fit(weibull(), new DatedEnds(twice).followed().build());
    assertThat(weighted.logLikelihood()).isCloseTo(copied.logLikelihood(), within(1e-9));
    assertThat(weighted.coefficients().estimates())
        .containsExactly(copied.coefficients().estimates(), within(1e-8));
    assertThat(weighted.coefficients().covariances())
        .containsExactly(copied.coefficients().covariances(), within(1e-8));
  }

  @Test
  void orderOfRowsDoesNotMatter() {
    DatedEnds data = DatedEnds.all().oneEndState();
    List<double[]> shuffled = new ArrayList<>(data.rows());
    Collections.shuffle(shuffled, new Random(3));
    assertThat(
            IllnessEstimator.fit(weibull(), new DatedEnds(shuffled).visits().build())
                .coefficients()
                .estimates())
        .isEqualTo(
            IllnessEstimator.fit(weibull(), data.visits().build()).coefficients().estimates());
  }

  /** Weeks instead of days: shapes stay, days in relief are seven times weeks in relief. */
  @Test
  void unitsOfTimeDoNotMatter() {
    DatedEnds data = DatedEnds.all().oneEndState();
    DatedEnds weeks =
        new DatedEnds(
            data.rows().stream()
                .map(
                    row -> {
                      double[] changed = row.clone();
                      changed[1] /= 7;
                      return changed;
                    })
                .toList());
    IllnessEstimate byDay = IllnessEstimator.fit(weibull(), data.visits().build());
    IllnessEstimate byWeek = IllnessEstimator.fit(weibull(), weeks.visits().build());
    for (int t = 0; t < 3; t++) {
      int shape = weibull().shape(t);
      assertThat(byWeek.coefficients().estimate(shape))
          .isCloseTo(byDay.coefficients().estimate(shape), within(1e-8));
      assertThat(byWeek.coefficients().standardError(shape))
          .isCloseTo(byDay.coefficients().standardError(shape), within(1e-8));
      double power = Math.exp(byDay.coefficients().estimate(shape)) * Math.log(7);
      assertThat(byWeek.coefficients().estimate(t))
          .isCloseTo(byDay.coefficients().estimate(t) + power, within(1e-7));
    }
    assertThat(7 * byWeek.at().lengthOfStay(52, 0).value())
        .isCloseTo(byDay.at().lengthOfStay(364, 0).value(), within(1e-6));
    assertThat(7 * byWeek.at().lengthOfStay(52, 0).standardError())
        .isCloseTo(byDay.at().lengthOfStay(364, 0).standardError(), within(1e-6));
  }

  /** Each subject twice in one cluster: robust errors are those of the subjects once. */
  @Test
  void copiesInAClusterTeachNothing() {
    DatedEnds data = DatedEnds.all().oneEndState();
    List<double[]> twice = new ArrayList<>(data.rows());
    data.rows().forEach(row -> twice.add(moved(row)));
    DatedEnds doubled = new DatedEnds(twice);
    int[] patient = doubled.rows().stream().mapToInt(row -> (int) row[0] % 1000 - 1).toArray();
    IllnessEstimate once = IllnessEstimator.fitRobust(weibull(), data.visits().build());
    IllnessEstimate pairs =
        IllnessEstimator.fitRobust(weibull(), doubled.visits().clusters(patient).build());
    for (int i = 0; i < weibull().size(); i++) {
      double robust = once.coefficients().robustStandardError(i).orElseThrow();
      assertThat(pairs.coefficients().robustStandardError(i).orElseThrow())
          .isCloseTo(robust, within(1e-7));
      assertThat(robust / once.coefficients().standardError(i)).isBetween(0.7, 1.4);
    }
    assertThat(once.at().lengthOfStay(365, 0).standardError())
        .isCloseTo(pairs.at().lengthOfStay(365, 0).standardError(), within(1e-6));
  }

  private static double[] moved(double[] row) {
    double[] copy = row.clone();
    copy[0] += 1000;
    return copy;
  }

  @Test
  void aColumnThatDoesNotVaryIsNotEstimable() {
    DatedEnds data = DatedEnds.all().oneEndState();
    double[] x = new double[2 * data.rows().size()];
    double[] pairs = data.covariates();
    for (int row = 0; row < data.rows().size(); row++) {
      x[2 * row] = pairs[2 * row];
      x[2 * row + 1] = 2 * pairs[2 * row];
    }
    IllnessModel model = IllnessModel.over(ONE_END).covariate("x").covariate("twice").build();
    IllnessEstimate fit = IllnessEstimator.fit(model, data.visits().design(x, 2).build());
    assertThat(fit.coefficients().isEstimable(model.parameter(1, 0))).isTrue();
    assertThat(fit.coefficients().isEstimable(model.parameter(2, 0))).isFalse();
  }

  private static void refused(String words, IllnessHistories.Builder data) {
    assertThatThrownBy(() -> IllnessEstimator.fit(weibull(), data.build()))
        .isInstanceOf(NotEstimableException.class)
        .hasMessageContaining(words);
  }

  @Test
  void dataThatCannotTellAreRefusedByName() {
    DatedEnds data = DatedEnds.all().oneEndState();
    refused("No visit shows state 2", data.where(row -> row[2] != 2).visits());
    refused("before its end state", data.where(row -> row[2] == 3).visits());
    refused("No subject enters state 3", data.where(row -> row[2] < 3).visits());
    refused("was followed", data.where(row -> row[1] == 0).visits());
    refused(
        "beyond its first visit",
        IllnessHistories.of(
            new int[] {0, 1, 2, 3}, new double[] {5, 6, 7, 8}, new int[] {0, 1, 2, 1}));
    refused("2-1", IllnessHistories.of(new int[] {0, 0}, new double[] {5, 6}, new int[] {1, 0}));
    refused("1-4", DatedEnds.all().visits());
    refused(
        "do not determine",
        IllnessHistories.of(
            new int[] {0, 0, 0, 1, 1, 2, 2},
            new double[] {5, 6, 9, 4, 8, 3, 7},
            new int[] {0, 1, 2, 0, 0, 0, 1}));
  }

  @Test
  void rowsThatContradictEachOtherAreRefused() {
    contradicts("must not follow", new double[] {5, 6}, 2, 0);
    contradicts("at one time", new double[] {5, 5}, 0, 1);
    contradicts("not negative", new double[] {-1, 5}, 0, 1);
    contradicts("in relief at its entry", new double[] {0, 5}, 1, 1);
    contradicts("in relief at its entry", new double[] {0}, 2);
    int[] one = {0, 0};
    IllnessHistories.Builder changing =
        IllnessHistories.of(one, new double[] {1, 2}, one).design(new double[] {1, 2}, 1);
    assertThatThrownBy(changing::build).hasMessageContaining("same in all rows");
    IllnessHistories.Builder early =
        IllnessHistories.of(one, new double[] {1, 2}, one).ends(new double[] {1, 1});
    assertThatThrownBy(early::build).hasMessageContaining("end of observation");
    IllnessHistories.Builder late =
        IllnessHistories.of(one, new double[] {1, 2}, one).entries(new double[] {2, 2});
    assertThatThrownBy(late::build).hasMessageContaining("entry");
  }

  private static void contradicts(String words, double[] time, int... state) {
    int[] subject = new int[state.length];
    assertThatThrownBy(() -> IllnessHistories.of(subject, time, state).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(words);
  }

  @Test
  void onlyForwardGraphsWithEndStatesAreIllnessAndDeath() {
    for (String text : Arrays.asList("1-2", "1-2,2-1,2-3", "1-3,2-3", "1-2,1-3,3-4", "1-2,1-4")) {
      TransitionGraph graph = TransitionGraph.parse(text);
      assertThatThrownBy(() -> IllnessModel.over(graph))
          .as(text)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("Maybe write");
    }
  }
}
