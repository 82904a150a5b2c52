package org.reliefspan.numerics.hidden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reliefspan.numerics.duration.DurationDistribution;
import org.reliefspan.numerics.duration.LegendreRule;
import org.reliefspan.numerics.hidden.HiddenReliefModel.Onset;
import org.reliefspan.numerics.hidden.HiddenReliefModel.Response;

/** Late onset beside events, in patients whose relief is never lost otherwise. */
class ReliefMixtureTest {
  private static final LegendreRule RULE = LegendreRule.ofPoints(24);
  private static final int DEPTH = 45; // halvings at most
  private static final double[] BREAKS = {20, 90, 200};
  private static final double[] RATIO = {1, 3, 0.2, 8};
  private static final double[] TIMES = {0.01, 1, 19, 20, 25, 90, 150, 365, 730};
  private static final double[][] EVENT_RATES = {
    {0.002, 0.001}, {0.001, 0.02}, {0.05, 0.0005}, {0.3, 0.01}, {0, 0.003}, {0.01, 0.01}
  };

  private final HiddenReliefModel model =
      HiddenReliefModel.of(DurationDistribution.WEIBULL).with(Response.ALL).with(Onset.DELAYED);
  private final ReliefHistories data =
      ReliefHistories.builder()
          .eventBreaks(BREAKS)
          .episode(400)
          .sighting(400, VisitKind.EVENT, Score.NONE)
          .build();
  private final ReliefLayout layout = ReliefLayout.of(data, model);
  private final ReliefMixture mixture =
      new ReliefMixture(model, data, layout, new ReliefMixture.Ending(true, BREAKS));

  private ReliefMixture at(double logOnset, double[] eventRate) {
    double[] parameters = new double[layout.size()];
    parameters[layout.duration()] = 45; // e^45 days
    parameters[layout.place(Natural.ONSET)] = logOnset;
    parameters[layout.place(Natural.EVENT)] = Math.log(eventRate[0]);
    parameters[layout.place(Natural.EVENT + 1)] = Math.log(eventRate[1]);
    for (int k = 0; k < BREAKS.length; k++) {
      parameters[layout.place(Natural.PERIOD + k)] = Math.log(RATIO[k + 1]);
    }
    return mixture.at(parameters);
  }

  /** Number of events expected by a time at a rate in the first period. */
  private static double expected(double rate, double time) {
    double sum = 0;
    for (int k = 0; k <= BREAKS.length; k++) {
      double begin = k == 0 ? 0 : BREAKS[k - 1];
      double end = k == BREAKS.length ? time : Math.min(time, BREAKS[k]);
      sum += end > begin ? rate * RATIO[k] * (end - begin) : 0;
    }
    return sum;
  }

  /** The integral over the onset, cut where rates change, halved until nothing changes. */
  private static double begun(double onset, double[] eventRate, double time) {
    double all = expected(eventRate[1], time);
    DoubleUnaryOperator density =
        s ->
            onset
                * Math.exp(expected(eventRate[1], s) - all - onset * s - expected(eventRate[0], s));
    double sum = 0;
    for (int k = 0; k <= BREAKS.length; k++) {
      double begin = k == 0 ? 0 : BREAKS[k - 1];
      double end = k == BREAKS.length ? time : Math.min(time, BREAKS[k]);
      if (end > begin) {
        double early = Math.min(end, begin + 50 / onset); // where fast onset lies
        sum += halved(density, begin, early, RULE.integral(begin, early, density), DEPTH);
        sum += halved(density, early, end, RULE.integral(early, end, density), DEPTH);
      }
    }
    return sum;
  }

  private static double halved(
      DoubleUnaryOperator f, double from, double to, double whole, int depth) {
    double middle = (from + to) / 2;
    double left = RULE.integral(from, middle, f);
    double right = RULE.integral(middle, to, f);
    boolean settled = Math.abs(left + right - whole) < 1e-14;
    return settled || depth == 0
        ? left + right
        : halved(f, from, middle, left, depth - 1) + halved(f, middle, to, right, depth - 1);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-4, 0.003, 0.02, 0.3, 1, 5, 40, 1000, 1e6})
  void reliefThatHasBegunIsTheIntegralOverItsOnset(double onset) {
    for (double[] eventRate : EVENT_RATES) {
      for (double time : TIMES) {
        ReliefMixture there = at(Math.log(onset), eventRate);
        double expected = begun(onset, eventRate, time);
        double waiting = Math.exp(-onset * time - expected(eventRate[0], time));
        assertThat(there.inRelief(time))
            .as("rates %s and %s until %s", eventRate[0], eventRate[1], time)
            .isCloseTo(expected, within(1e-9));
        assertThat(there.survivor(time)).isCloseTo(waiting + expected, within(1e-9));
      }
    }
  }

  /** Also where both ways out of waiting are equally fast, the form's only gap. */
  @ParameterizedTest
  @ValueSource(doubles = {0.003, 0.019, 0.02, 5, 1000})
  void itsDerivativesAreThoseOfTheIntegral(double onset) {
    double step = 1e-4;
    for (double[] eventRate : EVENT_RATES) {
      for (double time : TIMES) {
        double found =
            at(Math.log(onset) + step, eventRate).inRelief(time)
                - at(Math.log(onset) - step, eventRate).inRelief(time);
        double expected =
            begun(onset * Math.exp(step), eventRate, time)
                - begun(onset * Math.exp(-step), eventRate, time);
        assertThat(found / (2 * step)).isCloseTo(expected / (2 * step), within(1e-8));
      }
    }
  }
}
