package org.reliefspan.numerics.panel;

import java.util.Optional;
import org.reliefspan.numerics.matrix.RealSpectrum;

/** The spectrum of one pattern's generator with the directions of its log intensities. */
final class PatternSpectrum {
  /** Below this a possible probability is left to the exponential, which keeps its digits. */
  private static final double LEAST_PROBABILITY = 1e-5;

  private final TransitionGraph graph;
  private final RealSpectrum spectrum;
  private final double[][] turned; // by transition
  private final double[] work;

  private PatternSpectrum(TransitionGraph graph, RealSpectrum spectrum, double[][] turned) {
    this.graph = graph;
    this.spectrum = spectrum;
    this.turned = turned;
    this.work = new double[graph.states() * graph.states()];
  }

  static Optional<PatternSpectrum> of(Generators generators, TransitionGraph graph, int pattern) {
    int states = graph.states();
    double[] generator = new double[states * states];
    generators.fill(pattern, 1, generator);
    return RealSpectrum.of(generator, states)
        .map(spectrum -> new PatternSpectrum(graph, spectrum, turn(generator, graph, spectrum)));
  }

  private static double[][] turn(double[] generator, TransitionGraph graph, RealSpectrum spectrum) {
    int states = graph.states();
    double[][] turned = new double[graph.size()][];
    for (int t = 0; t < graph.size(); t++) {
      double[] direction = new double[states * states];
      double rate = generator[graph.from(t) * states + graph.to(t)];
      direction[graph.from(t) * states + graph.to(t)] = rate;
      direction[graph.from(t) * states + graph.from(t)] = -rate;
      turned[t] = spectrum.turned(direction);
    }
    return turned;
  }

  /** Writes the transition probabilities; false when some are too small for this way. */
  boolean fill(double time, double[] probability) {
    spectrum.exponential(time, probability);
    int states = graph.states();
    for (int i = 0; i < states; i++) {
      for (int j = 0; j < states; j++) {
        if (probability[i * states + j] < LEAST_PROBABILITY && graph.canReach(i, j)) {
          return false;
        }
      }
    }
    return true;
  }

  /** Writes the derivative of the probabilities by a transition's log intensity. */
  void derivative(int transition, double time, double[] result) {
    spectrum.derivative(turned[transition], time, work, result);
  }
}
