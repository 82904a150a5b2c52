package org.reliefspan.simulation.result;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.reliefspan.domain.pathway.DecisionSpec;
import org.reliefspan.domain.pathway.ResolvedPathway;
import org.reliefspan.simulation.run.History;

/**
 * Chooses two patients whose courses are worth telling: one whose difference between the first and
 * the last strategy is in the middle of all, and one whose difference is the largest. Of equal ones
 * the first. With one strategy its own values take the place of differences.
 */
final class Examples {
  private final int outcome;
  private final List<Example> all = new ArrayList<>();

  private record Example(long patient, double difference) {}

  Examples(ResolvedPathway pathway, List<String> outcomes) {
    this.outcome =
        Math.max(0, outcomes.indexOf(pathway.decision().map(DecisionSpec::effect).orElse("")));
  }

  void add(List<History> histories) {
    double last = histories.get(histories.size() - 1).gains()[outcome];
    double first = histories.size() == 1 ? 0 : histories.get(0).gains()[outcome];
    all.add(new Example(histories.get(0).patient(), last - first));
  }

  /** Numbers of the patients, the one in the middle first. */
  List<Long> chosen() {
    List<Example> sorted =
        all.stream()
            .sorted(
                Comparator.comparingDouble(Example::difference).thenComparingLong(Example::patient))
            .toList();
    if (sorted.isEmpty()) {
      return List.of();
    }
    double middle = sorted.get(sorted.size() / 2).difference();
    long typical =
        all.stream()
            .filter(each -> each.difference() == middle)
            .findFirst()
            .orElseThrow()
            .patient();
    long extreme =
        all.stream()
            .max(
                Comparator.comparingDouble((Example each) -> Math.abs(each.difference()))
                    .thenComparing(Comparator.comparingLong(Example::patient).reversed()))
            .orElseThrow()
            .patient();
    return typical == extreme ? List.of(typical) : List.of(typical, extreme);
  }
}
