package org.reliefspan.numerics.panel;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is to be estimated: log q_t = sum over terms c of x_c theta[g(c, t)] for each transition t.
 *
 * <p>Term 0 is the log intensity at the centre of the covariates (x = 1), then come the covariates
 * (x = value minus centre), then one term for each period after the first cut point. g maps terms
 * and transitions to parameters: equal numbers are equal effects, and a term may be left out of a
 * transition. Parameters are ordered by term, then by the first transition that has them.
 * Immutable.
 */
public final class PanelModel implements Serializable {
  private static final long serialVersionUID = 1L;

  /** In a constraint: the covariate has no effect on this transition. */
  public static final int NO_EFFECT = 0;

  final TransitionGraph graph;
  final int columns;
  final double[] cuts;
  final double[] center;

  /** Parameter by term and transition, row-major; -1 for none. */
  final int[] group;

  final int parameters;

  /** Values of fixed parameters by number. */
  final Map<Integer, Double> fixed;

  private final List<String> names;

  private PanelModel(Builder builder) {
    this.graph = builder.graph;
    this.columns = builder.names.size();
    this.cuts = builder.cuts;
    this.center = builder.center;
    int transitions = graph.size();
    this.group = new int[(1 + columns + cuts.length) * transitions];
    List<String> labels = new ArrayList<>();
    int count = 0;
    for (int term = 0; term <= columns + cuts.length; term++) {
      int[] numbers = builder.numbers(term);
      Map<Integer, Integer> known = new TreeMap<>();
      for (int t = 0; t < transitions; t++) {
        if (numbers[t] == NO_EFFECT) {
          group[term * transitions + t] = -1;
          continue;
        }
        Integer old = known.putIfAbsent(numbers[t], count);
        if (old == null) {
          labels.add(builder.prefix(term) + graph.label(t));
          count++;
        } else {
          labels.set(old, labels.get(old) + "," + graph.label(t));
        }
        group[term * transitions + t] = old == null ? count - 1 : old;
      }
    }
    this.parameters = count;
    this.names = List.copyOf(labels);
    this.fixed = new TreeMap<>(builder.fixed);
    for (int parameter : fixed.keySet()) {
      if (parameter < 0 || parameter >= count) {
        throw new IllegalArgumentException(
            "a fixed parameter (%d) must lie between 0 and %d".formatted(parameter, count - 1));
      }
    }
  }

  /** Begins with a graph; without more calls the model has one intensity for each transition. */
  public static Builder over(TransitionGraph graph) {
    return new Builder(graph);
  }

  /** The transitions. */
  public TransitionGraph graph() {
    return graph;
  }

  /** Number of parameters, the fixed ones included. */
  public int size() {
    return parameters;
  }

  /** Number of covariates. */
  public int columns() {
    return columns;
  }

  /** Number of terms: the log intensities, the covariates, the periods after cut points. */
  public int terms() {
    return 1 + columns + cuts.length;
  }

  /** A copy of the covariates' values to which the log intensities refer. */
  public double[] center() {
    return center.clone();
  }

  /** A copy of the times at which intensities change. */
  public double[] cuts() {
    return cuts.clone();
  }

  /** Names of the parameters: "1-2" for a log intensity, "age:1-2,2-3" for a shared effect. */
  public List<String> names() {
    return names;
  }

  /** The parameter of a term in a transition; -1 for none. */
  public int parameter(int term, int transition) {
    return group[term * graph.size() + transition];
  }

  /** The period, from 0, that a time lies in. */
  int periodAt(double time) {
    int period = 0;
    while (period < cuts.length && cuts[period] <= time) {
      period++;
    }
    return period;
  }

  /** Numbers of the parameters to be estimated, increasing. */
  int[] free() {
    int[] free = new int[parameters - fixed.size()];
    int at = 0;
    for (int parameter = 0; parameter < parameters; parameter++) {
      if (!fixed.containsKey(parameter)) {
        free[at++] = parameter;
      }
    }
    return free;
  }

  /** Collects the terms. Not thread-safe. */
  public static final class Builder {
    private final TransitionGraph graph;
    private final List<String> names = new ArrayList<>();
    private final Map<Integer, int[]> constraints = new TreeMap<>();
    private final Map<Integer, Double> fixed = new TreeMap<>();
    private double[] cuts = {};
    private double[] center = {};

    private Builder(TransitionGraph graph) {
      this.graph = graph;
    }

    /** Equal intensities: one number for each transition, equal numbers for equal intensities. */
    public Builder equalIntensities(int... numbers) {
      requireTransitions(numbers);
      for (int number : numbers) {
        if (number == NO_EFFECT) {
          throw new IllegalArgumentException("numbers of intensities must not be 0");
        }
      }
      constraints.put(0, numbers.clone());
      return this;
    }

    /** The next covariate, with its own effect on each transition. */
    public Builder covariate(String name) {
      names.add(name);
      center = Arrays.copyOf(center, names.size());
      return this;
    }

    /**
     * The next covariate, with effects that are equal where the numbers are equal.
     *
     * @param numbers one for each transition in the graph's order; {@link #NO_EFFECT} for none
     */
    public Builder covariate(String name, int... numbers) {
      requireTransitions(numbers);
      covariate(name);
      constraints.put(names.size(), numbers.clone());
      return this;
    }

    /** Values of the covariates that the log intensities refer to; 0 unless said otherwise. */
    public Builder centeredAt(double... values) {
      if (values.length != names.size()) {
        throw new IllegalArgumentException(
            "values (%d) must have one entry for each of %d covariates"
                .formatted(values.length, names.size()));
      }
      center = values.clone();
      return this;
    }

    /** Intensities change by a factor of their own transition after each cut point. */
    public Builder cuts(double... times) {
      cuts = times.clone();
      return this;
    }

    /** Keeps a parameter at a value: a log intensity, a log hazard ratio. */
    public Builder fix(int parameter, double value) {
      fixed.put(parameter, value);
      return this;
    }

    /** The model. */
    public PanelModel build() {
      return new PanelModel(this);
    }

    private int[] numbers(int term) {
      int[] own = new int[graph.size()];
      for (int t = 0; t < own.length; t++) {
        own[t] = t + 1;
      }
      return constraints.getOrDefault(term, own);
    }

    private String prefix(int term) {
      if (term == 0) {
        return "";
      }
      return term <= names.size()
          ? names.get(term - 1) + ":"
          : "from " + plain(cuts[term - 1 - names.size()]) + ":";
    }

    private static String plain(double cut) {
      String text = Double.toString(cut);
      return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }

    private void requireTransitions(int[] numbers) {
      if (numbers.length != graph.size()) {
        throw new IllegalArgumentException(
            "numbers (%d) must have one entry for each of %d transitions"
                .formatted(numbers.length, graph.size()));
      }
    }
  }
}
