package org.reliefspan.numerics.hiddenmarkov;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.reliefspan.numerics.panel.PanelModel;
import org.reliefspan.numerics.panel.TransitionGraph;

/**
 * What is to be estimated: the intensities of a {@link PanelModel}; for each allowed mistake the
 * log of P(score s | state r) / P(score r | state r); if asked for, the log rate of unscheduled
 * visits and the logit of attendance in each state that can be left. Parameters in this order.
 * Immutable.
 */
public final class HiddenMarkovModel {
  final PanelModel intensities;
  final int states;

  /** Allowed mistakes: true state and score, from 0. */
  final int[] mistakeFrom;

  final int[] mistakeTo;

  /** States that can be left, in order. */
  final int[] living;

  final boolean rates;
  final boolean slots;
  final double[] start;

  private HiddenMarkovModel(Builder builder) {
    this.intensities = builder.intensities;
    TransitionGraph graph = intensities.graph();
    this.states = graph.states();
    this.mistakeFrom = builder.mistakes.stream().mapToInt(pair -> pair[0]).toArray();
    this.mistakeTo = builder.mistakes.stream().mapToInt(pair -> pair[1]).toArray();
    this.living = IntStream.range(0, states).filter(state -> !graph.isAbsorbing(state)).toArray();
    this.rates = builder.rates;
    this.slots = builder.slots;
    this.start = builder.start;
  }

  /** Begins with the intensities; without more calls scores are right and visits tell nothing. */
  public static Builder over(PanelModel intensities) {
    return new Builder(intensities);
  }

  /** The model of the intensities. */
  public PanelModel intensities() {
    return intensities;
  }

  /** Number of parameters. */
  public int size() {
    return names().size();
  }

  int mistake(int number) {
    return intensities.size() + number;
  }

  int rate(int place) {
    return intensities.size() + mistakeFrom.length + place;
  }

  int attendance(int place) {
    return rate(rates ? living.length : 0) + place;
  }

  /** Names: those of the intensities, "mistaken:1-2", "log(rate):1", "logit(attendance):1". */
  public List<String> names() {
    List<String> names = new ArrayList<>(intensities.names());
    for (int i = 0; i < mistakeFrom.length; i++) {
      names.add("mistaken:" + (mistakeFrom[i] + 1) + "-" + (mistakeTo[i] + 1));
    }
    for (int state : rates ? living : new int[0]) {
      names.add("log(rate):" + (state + 1));
    }
    for (int state : slots ? living : new int[0]) {
      names.add("logit(attendance):" + (state + 1));
    }
    return List.copyOf(names);
  }

  /** Collects the parts. Not thread-safe. */
  public static final class Builder {
    private final PanelModel intensities;
    private final List<int[]> mistakes = new ArrayList<>();
    private boolean rates;
    private boolean slots;
    private double[] start;

    private Builder(PanelModel intensities) {
      this.intensities = intensities;
      this.start = new double[intensities.graph().states()];
      start[0] = 1;
    }

    /** A score, from 0, that may be given in another state; both can be left. */
    public Builder mistake(int state, int score) {
      TransitionGraph graph = intensities.graph();
      boolean known = Math.min(state, score) >= 0 && Math.max(state, score) < graph.states();
      if (!known || state == score || graph.isAbsorbing(state) || graph.isAbsorbing(score)) {
        throw new IllegalArgumentException(
            "a mistake (%d-%d) must join two different states that can be left"
                .formatted(state + 1, score + 1));
      }
      if (mistakes.stream().anyMatch(pair -> pair[0] == state && pair[1] == score)) {
        throw new IllegalArgumentException(
            "a mistake (%d-%d) must be named once".formatted(state + 1, score + 1));
      }
      mistakes.add(new int[] {state, score});
      return this;
    }

    /** Unscheduled visits come at a rate of each state. */
    public Builder visitRates() {
      rates = true;
      return this;
    }

    /** Slots are attended with a probability of each state. */
    public Builder attendance() {
      slots = true;
      return this;
    }

    /** Probabilities of the states at each subject's first row; the first state unless said. */
    public Builder start(double... probabilities) {
      double sum = Arrays.stream(probabilities).sum();
      if (probabilities.length != start.length
          || Arrays.stream(probabilities).anyMatch(value -> !(value >= 0))
          || !(Math.abs(sum - 1) < 1e-9)) {
        throw new IllegalArgumentException(
            "start must have a probability for each of %d states, adding up to 1"
                .formatted(start.length));
      }
      start = probabilities.clone();
      return this;
    }

    /** The model. */
    public HiddenMarkovModel build() {
      return new HiddenMarkovModel(this);
    }
  }
}
