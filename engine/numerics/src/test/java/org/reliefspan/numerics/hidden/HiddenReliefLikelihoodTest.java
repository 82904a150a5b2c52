package org.reliefspan.numerics.hidden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.reliefspan.numerics.duration.DurationDistribution;
import org.reliefspan.numerics.hidden.HiddenReliefModel.Frailty;
import org.reliefspan.numerics.hidden.HiddenReliefModel.Mistakes;
import org.reliefspan.numerics.hidden.HiddenReliefModel.Onset;
import org.reliefspan.numerics.hidden.HiddenReliefModel.Regain;
import org.reliefspan.numerics.hidden.HiddenReliefModel.Response;

class HiddenReliefLikelihoodTest {
  static List<HiddenReliefModel> models() {
    List<HiddenReliefModel> models = new ArrayList<>();
    for (DurationDistribution family : DurationDistribution.values()) {
      models.add(HiddenReliefModel.of(family));
    }
    HiddenReliefModel weibull = HiddenReliefModel.of(DurationDistribution.WEIBULL);
    models.add(weibull.with(Response.ALL));
    models.add(weibull.with(Onset.DELAYED));
    models.add(weibull.with(Regain.MARKOV));
    models.add(weibull.with(Mistakes.toEstimate()));
    models.add(weibull.with(Mistakes.toEstimate()).with(Onset.DELAYED).with(Regain.MARKOV));
    models.add(weibull.with(Frailty.VISITS));
    models.add(weibull.with(Frailty.VISITS_AND_DURATION).with(Regain.MARKOV));
    models.add(weibull.withRateRatio(3));
    return models;
  }

  private static SimulatedRelief world() {
    SimulatedRelief world = new SimulatedRelief(new SplittableRandom(7));
    world.responders = 0.7;
    world.slotGap = 3;
    world.attendance = new double[] {0.8, 0.5};
    world.visitRate = new double[] {0.5, 0.2};
    world.onsetRate = 2;
    world.regainRate = 0.1;
    world.relapseRate = 0.2;
    world.mistakeWhenFailing = 0.1;
    world.mistakeWhenRelieved = 0.05;
    return world;
  }

  @ParameterizedTest
  @MethodSource("models")
  void gradientIsThatOfTheValue(HiddenReliefModel model) {
    checkGradient(model, histories(model, false));
  }

  @ParameterizedTest
  @MethodSource("models")
  void gradientIsThatOfTheValueWithEvents(HiddenReliefModel model) {
    checkGradient(model, histories(model, true));
  }

  private static void checkGradient(HiddenReliefModel model, ReliefHistories data) {
    ReliefLayout layout = ReliefLayout.of(data, model);
    HiddenReliefLikelihood likelihood =
        new HiddenReliefLikelihood(data, LossNodes.of(data, model), model, layout);
    double[] at = somewhere(data, model, layout);
    int size = at.length;
    double[] gradient = new double[size];
    double[] unused = new double[size];
    double[] information = new double[size * size];
    double value = likelihood.evaluate(at, gradient, information);
    assertThat(value).isFinite();
    for (int i = 0; i < size; i++) {
      double step = 1e-5;
      double[] moved = at.clone();
      moved[i] = at[i] + step;
      double above = likelihood.evaluate(moved, unused, information);
      moved[i] = at[i] - step;
      double below = likelihood.evaluate(moved, unused, information);
      double expected = (above - below) / (2 * step);
      assertThat(gradient[i])
          .as(layout.names().get(i))
          .isCloseTo(expected, within(2e-5 * (1 + Math.abs(expected))));
    }
  }

  private static double[] somewhere(
      ReliefHistories data, HiddenReliefModel model, ReliefLayout layout) {
    double[] at = StartingPoint.of(data).parameters(model, layout);
    for (int i = 0; i < at.length; i++) {
      at[i] += 0.2 * Math.sin(i + 1);
    }
    return at;
  }

  private static ReliefHistories histories(HiddenReliefModel model, boolean events) {
    SimulatedRelief world = world();
    if (events) {
      world.eventRate = new double[] {0.3, 0.05, 0.1};
      world.eventBreaks = new double[] {2, 5};
      world.eventRatio = new double[] {2, 0.7};
    }
    if (!model.mistakes().possible()) {
      world.mistakeWhenFailing = 0;
      world.mistakeWhenRelieved = 0;
    }
    if (model.response() == Response.ALL) {
      world.responders = 1;
    }
    if (model.onset() == Onset.AT_ONCE) {
      world.onsetRate = Double.POSITIVE_INFINITY;
    }
    if (model.regain() == Regain.NONE) {
      world.regainRate = 0;
    }
    ReliefHistories.Builder builder = ReliefHistories.builder().eventBreaks(world.eventBreaks);
    for (int i = 0; i < 60; i++) {
      world.watchedFrom = i % 2; // every other is watched from the first month on
      world.episode(builder);
    }
    return builder.build();
  }

  /** The same likelihood as a hidden Markov chain in small steps, written without the formula. */
  @ParameterizedTest
  @MethodSource("models")
  void valueIsThatOfSmallSteps(HiddenReliefModel model) {
    checkValue(model, histories(model, false));
  }

  @ParameterizedTest
  @MethodSource("models")
  void valueIsThatOfSmallStepsWithEvents(HiddenReliefModel model) {
    checkValue(model, histories(model, true));
  }

  private static void checkValue(HiddenReliefModel model, ReliefHistories data) {
    HiddenReliefModel.Frailty frailty = model.frailty();
    if (frailty != Frailty.NONE || model.distribution() != DurationDistribution.WEIBULL) {
      return;
    }
    ReliefLayout layout = ReliefLayout.of(data, model);
    double[] at = somewhere(data, model, layout);
    HiddenReliefLikelihood likelihood =
        new HiddenReliefLikelihood(data, LossNodes.of(data, model), model, layout);
    double value =
        likelihood.evaluate(at, new double[at.length], new double[at.length * at.length]);
    double[] natural = new double[Natural.SIZE];
    double[] common = new double[Natural.SIZE];
    layout.common(at, common);
    double coarse = 0;
    double fine = 0;
    for (int episode = 0; episode < data.episodes(); episode++) {
      layout.own(data, episode, at, common, natural);
      coarse += new SmallSteps(model, natural, data.breaks).logLikelihood(data, episode, 0.01);
      fine += new SmallSteps(model, natural, data.breaks).logLikelihood(data, episode, 0.005);
    }
    double extrapolated = (4 * fine - coarse) / 3;
    assertThat(value).isCloseTo(extrapolated, within(2e-3));
  }

  /** States: never responds, waiting, in relief, lost, regained. */
  private static final class SmallSteps {
    private final HiddenReliefModel model;
    private final double[] natural;
    private final double[] breaks;
    private boolean watched;

    SmallSteps(HiddenReliefModel model, double[] natural, double[] breaks) {
      this.breaks = breaks;
      this.model = model;
      this.natural = natural;
    }

    double logLikelihood(ReliefHistories data, int episode, double step) {
      boolean all = model.response() == Response.ALL;
      double chance = all ? 1 : 1 / (1 + Math.exp(-natural[Natural.RESPONSE]));
      boolean delayed = model.onset() == Onset.DELAYED;
      double[] state = {1 - chance, delayed ? chance : 0, delayed ? 0 : chance, 0, 0};
      double time = 0;
      double log = 0;
      watched = !data.unwatched[episode];
      for (int i = data.firstSighting(episode); i < data.firstSighting(episode + 1); i++) {
        silence(state, time, data.time(i), step);
        time = data.time(i);
        watched = true;
        for (int s = 0; s < 5; s++) {
          state[s] *= factor(data.kind(i), data.score(i), s == 2 || s == 4, s == 0, time);
        }
        double sum = Arrays.stream(state).sum();
        log += Math.log(sum);
        for (int s = 0; s < 5; s++) {
          state[s] /= sum;
        }
      }
      silence(state, time, data.end(episode), step);
      return log + Math.log(Arrays.stream(state).sum());
    }

    /** Midpoint steps; the loss moves mass by the exact share of the survivor function. */
    private void silence(double[] state, double from, double to, double largest) {
      int steps = (int) Math.ceil((to - from) / largest);
      double step = (to - from) / Math.max(1, steps);
      for (int i = 0; i < steps; i++) {
        double time = from + i * step;
        decay(state, time + step / 4, step / 2);
        double stay = survivor(time + step) / survivor(time);
        markov(state, step / 2);
        double lost = (state[1] + state[2]) * (1 - stay);
        state[1] *= stay;
        state[2] *= stay;
        state[3] += lost;
        markov(state, step / 2);
        decay(state, time + 3 * step / 4, step / 2);
      }
    }

    private void markov(double[] state, double step) {
      if (model.onset() == Onset.DELAYED) {
        double begun = state[1] * -Math.expm1(-Math.exp(natural[Natural.ONSET]) * step);
        state[1] -= begun;
        state[2] += begun;
      }
      if (model.regain() == Regain.MARKOV) {
        double a = Math.exp(natural[Natural.REGAIN]);
        double b = Math.exp(natural[Natural.RELAPSE]);
        double moved = -Math.expm1(-(a + b) * step) / (a + b);
        double net = moved * (a * state[3] - b * state[4]);
        state[3] -= net;
        state[4] += net;
      }
    }

    private void decay(double[] state, double time, double step) {
      if (!watched) {
        return;
      }
      for (int s = 0; s < 5; s++) {
        boolean relief = s == 2 || s == 4;
        double events = eventRate(relief ? 1 : s == 0 ? 2 : 0, time);
        double visits = Math.exp(natural[Natural.RATE + (relief ? 1 : 0)]);
        state[s] *= Math.exp(-(visits + events) * step);
      }
    }

    private double survivor(double time) {
      double scale = Math.exp(natural[Natural.LOCATION + 1]);
      return Math.exp(-Math.exp((Math.log(time) - natural[Natural.LOCATION]) / scale));
    }

    private double eventRate(int which, double time) {
      double ratio = 0;
      for (int k = 0; k < breaks.length; k++) {
        ratio = time > breaks[k] ? natural[Natural.PERIOD + k] : ratio;
      }
      return Math.exp(natural[Natural.EVENT + which] + ratio);
    }

    private double factor(VisitKind kind, Score score, boolean relief, boolean never, double time) {
      int s = relief ? 1 : 0;
      double keep = 1 / (1 + Math.exp(-natural[Natural.ATTENDANCE + s]));
      double byKind =
          switch (kind) {
            case UNSCHEDULED -> Math.exp(natural[Natural.RATE + s]);
            case ATTENDED -> keep;
            case MISSED -> 1 - keep;
            case CONTACT -> 1;
            case EVENT -> eventRate(s == 1 ? 1 : never ? 2 : 0, time);
          };
      double mistake = 1 / (1 + Math.exp(-natural[Natural.MISTAKE + s]));
      double right = 1 - mistake;
      double byScore =
          switch (score) {
            case NONE -> 1;
            case RELIEF -> relief ? right : mistake;
            case FAILING -> relief ? mistake : right;
            case LOSS -> relief ? 0 : 1;
          };
      return byKind * byScore;
    }
  }
}
