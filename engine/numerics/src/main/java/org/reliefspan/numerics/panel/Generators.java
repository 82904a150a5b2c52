package org.reliefspan.numerics.panel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Intensities of every covariate pattern at given parameters. Not thread-safe. */
final class Generators {
  private static final double LARGEST_LOG = 60;
  private static final int FREQUENT = 5;

  final int states;
  final int transitions;
  private final TransitionGraph graph;
  private final int terms;
  private final int[] group;

  /** Terms of each pattern, row-major [pattern][term]. */
  private final double[] value;

  /** Intensities, row-major [pattern][transition]. */
  final double[] intensity;

  private final boolean[] frequent; // patterns with many pieces
  private final List<Optional<PatternSpectrum>> spectra;

  Generators(PanelModel model, PanelVisits visits) {
    this.graph = model.graph;
    this.states = graph.states();
    this.transitions = graph.size();
    this.terms = model.terms();
    this.group = model.group;
    int patterns = visits.patternPeriod.length;
    this.value = new double[patterns * terms];
    this.intensity = new double[patterns * transitions];
    this.spectra = new ArrayList<>(Collections.nCopies(patterns, Optional.empty()));
    this.frequent = frequent(visits, patterns);
    for (int pattern = 0; pattern < patterns; pattern++) {
      int at = pattern * terms;
      value[at] = 1;
      for (int column = 0; column < visits.columns; column++) {
        double covariate = visits.patternDesign[pattern * visits.columns + column];
        value[at + 1 + column] = covariate - model.center[column];
      }
      if (visits.patternPeriod[pattern] > 0) {
        value[at + visits.columns + visits.patternPeriod[pattern]] = 1;
      }
    }
  }

  private static boolean[] frequent(PanelVisits visits, int patterns) {
    int[] pieces = new int[patterns];
    for (int pattern : visits.piecePattern) {
      pieces[pattern]++;
    }
    boolean[] result = new boolean[patterns];
    for (int pattern = 0; pattern < patterns; pattern++) {
      result[pattern] = pieces[pattern] >= FREQUENT;
    }
    return result;
  }

  /** Sets all parameters; false when an intensity is out of range. */
  boolean set(double[] parameters) {
    for (int pattern = 0; pattern < intensity.length / transitions; pattern++) {
      for (int t = 0; t < transitions; t++) {
        double log = 0;
        for (int term = 0; term < terms; term++) {
          int parameter = group[term * transitions + t];
          log += parameter < 0 ? 0 : value[pattern * terms + term] * parameters[parameter];
        }
        if (!(Math.abs(log) < LARGEST_LOG)) {
          return false;
        }
        intensity[pattern * transitions + t] = Math.exp(log);
      }
      if (frequent[pattern]) {
        spectra.set(pattern, PatternSpectrum.of(this, graph, pattern));
      }
    }
    return true;
  }

  /** Writes a pattern's generator times a length of time, row-major. */
  void fill(int pattern, double time, double[] generator) {
    Arrays.fill(generator, 0);
    for (int t = 0; t < transitions; t++) {
      double amount = intensity[pattern * transitions + t] * time;
      generator[graph.from(t) * states + graph.to(t)] += amount;
      generator[graph.from(t) * states + graph.from(t)] -= amount;
    }
  }

  /** The spectrum of a pattern's generator, where it is worth its cost and safe. */
  Optional<PatternSpectrum> spectrum(int pattern) {
    return spectra.get(pattern);
  }

  /** Rate of leaving a state. */
  double exitRate(int pattern, int state) {
    double sum = 0;
    for (int t = 0; t < transitions; t++) {
      sum += graph.from(t) == state ? intensity[pattern * transitions + t] : 0;
    }
    return sum;
  }

  /** Adds to the parameters' gradient what a derivative by one log intensity gives. */
  void addChain(int pattern, int transition, double amount, double[] gradient) {
    for (int term = 0; term < terms; term++) {
      int parameter = group[term * transitions + transition];
      if (parameter >= 0) {
        gradient[parameter] += amount * value[pattern * terms + term];
      }
    }
  }
}
