package org.reliefspan.numerics.illness;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.reliefspan.numerics.panel.TransitionGraph;

/**
 * What is to be estimated: the cumulative intensity of transition t is exp(a_t + x b_t) u^s_t, with
 * u the time on its clock and x the covariates minus their centre.
 *
 * <p>State 0 is relief, 1 lost; the others end the process. Parameters: a_t of all transitions in
 * the graph's order, then b_t of all transitions for each covariate, then log s_t of all
 * transitions unless the baseline is exponential (s_t = 1; a_t is then the log intensity).
 * Immutable.
 */
public final class IllnessModel {
  final TransitionGraph graph;
  final int columns;
  final double[] center;
  final LossClock clock;
  final BaselineHazard baseline;

  /** The transition from relief to lost. */
  final int loss;

  private final List<String> columnNames;

  private IllnessModel(Builder builder) {
    this.graph = builder.graph;
    this.loss = transition(graph, 0, 1);
    this.columnNames = List.copyOf(builder.names);
    this.columns = columnNames.size();
    this.center = builder.center;
    this.clock = builder.clock;
    this.baseline = builder.baseline;
  }

  /**
   * Begins with a graph; without more calls baselines are Weibull and all clocks start at time 0.
   *
   * @param graph 1-2, and from 1, from 2 or from both to each further state
   */
  public static Builder over(TransitionGraph graph) {
    return new Builder(graph);
  }

  /** The transition between two states, from 0; -1 if there is none. */
  static int transition(TransitionGraph graph, int from, int to) {
    for (int t = 0; t < graph.size(); t++) {
      if (graph.from(t) == from && graph.to(t) == to) {
        return t;
      }
    }
    return -1;
  }

  /** The transitions. */
  public TransitionGraph graph() {
    return graph;
  }

  /** Number of covariates. */
  public int columns() {
    return columns;
  }

  /** A copy of the covariates' values that the intensities refer to. */
  public double[] center() {
    return center.clone();
  }

  /** The clock of the intensities after loss. */
  public LossClock clock() {
    return clock;
  }

  /** The baselines. */
  public BaselineHazard baseline() {
    return baseline;
  }

  /** Number of parameters. */
  public int size() {
    return graph.size() * (1 + columns + (isWeibull() ? 1 : 0));
  }

  boolean isWeibull() {
    return baseline == BaselineHazard.WEIBULL;
  }

  /** The parameter of a term, 0 for the log intensity and then the covariates. */
  public int parameter(int term, int transition) {
    return term * graph.size() + transition;
  }

  /** The parameter of a transition's log shape; only of Weibull baselines. */
  public int shape(int transition) {
    if (!isWeibull()) {
      throw new IllegalStateException("an exponential baseline has no shape");
    }
    return (1 + columns) * graph.size() + transition;
  }

  /** Names of the parameters: "1-2", "age:1-2", "log(shape):1-2". */
  public List<String> names() {
    List<String> names = new ArrayList<>();
    addNames("", names);
    columnNames.forEach(column -> addNames(column + ":", names));
    if (isWeibull()) {
      addNames("log(shape):", names);
    }
    return List.copyOf(names);
  }

  private void addNames(String prefix, List<String> names) {
    for (int t = 0; t < graph.size(); t++) {
      names.add(prefix + graph.label(t));
    }
  }

  /** Collects the terms. Not thread-safe. */
  public static final class Builder {
    private final TransitionGraph graph;
    private final List<String> names = new ArrayList<>();
    private double[] center = {};
    private LossClock clock = LossClock.SINCE_START;
    private BaselineHazard baseline = BaselineHazard.WEIBULL;

    private Builder(TransitionGraph graph) {
      for (int t = 0; t < graph.size(); t++) {
        boolean forward = graph.from(t) <= 1 && graph.to(t) > graph.from(t);
        if (!forward) {
          throw refused(graph.label(t));
        }
      }
      if (transition(graph, 0, 1) < 0) {
        throw refused("without 1-2");
      }
      for (int state = 2; state < graph.states(); state++) {
        if (!graph.canReach(0, state)) {
          throw refused("without a way to " + (state + 1));
        }
      }
      if (graph.states() < 3) {
        throw refused("without an end state");
      }
      this.graph = graph;
    }

    private static IllegalArgumentException refused(String what) {
      return new IllegalArgumentException(
          ("The transitions (%s) must be 1-2 (loss) and moves from 1 or 2 to end states 3, 4, ..."
                  + " Maybe write 1-2,1-3,2-3; relief that returns needs a panel model.")
              .formatted(what));
    }

    /** The next covariate, with its own effect on each transition. */
    public Builder covariate(String name) {
      names.add(name);
      center = Arrays.copyOf(center, names.size());
      return this;
    }

    /** Values of the covariates that the intensities refer to; 0 unless said otherwise. */
    public Builder centeredAt(double... values) {
      if (values.length != names.size()) {
        throw new IllegalArgumentException(
            "values (%d) must have one entry for each of %d covariates"
                .formatted(values.length, names.size()));
      }
      center = values.clone();
      return this;
    }

    /** The clock of the intensities after loss. */
    public Builder clock(LossClock value) {
      clock = value;
      return this;
    }

    /** The baselines. */
    public Builder baseline(BaselineHazard value) {
      baseline = value;
      return this;
    }

    /** The model. */
    public IllnessModel build() {
      return new IllnessModel(this);
    }
  }
}
