package org.reliefspan.numerics.hidden;

import java.util.Arrays;

/**
 * Outer products of the summed scores of clusters whose episodes follow one another. A cluster
 * counts in the run in which it begins. Not thread-safe.
 */
final class ClusterScores {
  private final ReliefHistories data;
  private final NodeStore nodes;
  private final HiddenReliefModel model;
  private final ReliefLayout layout;

  ClusterScores(
      ReliefHistories data, NodeStore nodes, HiddenReliefModel model, ReliefLayout layout) {
    this.data = data;
    this.nodes = nodes;
    this.model = model;
    this.layout = layout;
  }

  /** Adds the clusters that begin with an episode from one number until before another. */
  void add(double[] parameters, int from, int until, double[] meat) {
    int begin = from;
    while (begin < until && begin > 0 && data.cluster[begin] == data.cluster[begin - 1]) {
      begin++; // begun in the run before
    }
    int end = until;
    while (begin < until && end < data.episodes() && data.cluster[end] == data.cluster[end - 1]) {
      end++;
    }
    HiddenReliefLikelihood likelihood =
        new HiddenReliefLikelihood(data, nodes.of(data, from, until), model, layout);
    int size = layout.size();
    double[] sum = new double[size];
    for (int episode = begin; episode < end; episode++) {
      if (episode == until) {
        LossNodes beyond = nodes.beyond(data, until, end);
        likelihood = new HiddenReliefLikelihood(data, beyond, model, layout);
      }
      if (episode == begin || episode == until) {
        likelihood.begin(parameters);
      }
      likelihood.addScore(episode, parameters, sum, 0);
      if (episode + 1 == end || data.cluster[episode + 1] != data.cluster[episode]) {
        for (int i = 0; i < size; i++) {
          for (int j = 0; j < size; j++) {
            meat[i * size + j] += sum[i] * sum[j];
          }
        }
        Arrays.fill(sum, 0);
      }
    }
  }
}
