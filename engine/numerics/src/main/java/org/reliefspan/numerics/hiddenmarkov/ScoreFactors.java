package org.reliefspan.numerics.hiddenmarkov;

import java.util.Arrays;

/** What a row multiplies each state's probability by, with derivatives. Not thread-safe. */
final class ScoreFactors {
  private final HiddenMarkovModel model;
  private final int states;

  /** P(score | state), row-major [state][score]. */
  final double[] emission;

  private final double[] parameters;
  private final int[] place; // among the states that can be left; -1 for others

  ScoreFactors(HiddenMarkovModel model) {
    this.model = model;
    this.states = model.states;
    this.emission = new double[states * states];
    this.parameters = new double[model.size()];
    this.place = new int[states];
    Arrays.fill(place, -1);
    for (int i = 0; i < model.living.length; i++) {
      place[model.living[i]] = i;
    }
  }

  void set(double[] values) {
    System.arraycopy(values, 0, parameters, 0, parameters.length);
    double[] sum = new double[states];
    Arrays.fill(sum, 1);
    Arrays.fill(emission, 0);
    for (int i = 0; i < model.mistakeFrom.length; i++) {
      double odds = Math.exp(values[model.mistake(i)]);
      emission[model.mistakeFrom[i] * states + model.mistakeTo[i]] = odds;
      sum[model.mistakeFrom[i]] += odds;
    }
    for (int state = 0; state < states; state++) {
      emission[state * states + state] = 1;
      for (int score = 0; score < states; score++) {
        emission[state * states + score] /= sum[state];
      }
    }
  }

  private double scored(int state, int score, boolean known) {
    return known ? (state == score ? 1 : 0) : emission[state * states + score];
  }

  /** The factor of a state. */
  double of(Occasion occasion, int state, int score, boolean known) {
    int living = place[state];
    boolean over = living < 0;
    return switch (occasion) {
      case PLANNED -> scored(state, score, known);
      case UNSCHEDULED -> over ? 0 : rate(living) * scored(state, score, known);
      case ATTENDED -> over ? 0 : attended(living) * scored(state, score, known);
      case MISSED -> over ? 0 : 1 - attended(living);
      case SILENT -> over ? 0 : 1;
      case ENTERED -> throw new IllegalStateException("an entry has no factor");
    };
  }

  private double rate(int living) {
    return model.rates ? Math.exp(parameters[model.rate(living)]) : 1;
  }

  private double attended(int living) {
    return model.slots ? 1 / (1 + Math.exp(-parameters[model.attendance(living)])) : 0.5;
  }

  /** Adds amount times the derivatives of the log factor of a state. */
  void addScore(
      Occasion occasion, int state, int score, boolean known, double amount, double[] into) {
    if (occasion.hasScore() && !known) {
      for (int i = 0; i < model.mistakeFrom.length; i++) {
        if (model.mistakeFrom[i] == state) {
          double share = emission[state * states + model.mistakeTo[i]];
          into[model.mistake(i)] += amount * ((model.mistakeTo[i] == score ? 1 : 0) - share);
        }
      }
    }
    int living = place[state];
    if (occasion == Occasion.UNSCHEDULED && model.rates) {
      into[model.rate(living)] += amount;
    }
    if (occasion == Occasion.ATTENDED && model.slots) {
      into[model.attendance(living)] += amount * (1 - attended(living));
    }
    if (occasion == Occasion.MISSED && model.slots) {
      into[model.attendance(living)] -= amount * attended(living);
    }
  }
}
