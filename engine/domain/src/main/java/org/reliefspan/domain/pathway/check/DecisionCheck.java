package org.reliefspan.domain.pathway.check;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.reliefspan.domain.pathway.DecisionSpec;
import org.reliefspan.domain.pathway.PathwaySpec;

/** What is decided about is an outcome. */
final class DecisionCheck implements Concern {
  @Override
  public void check(PathwaySpec spec, Report report) {
    spec.decision().ifPresent(decision -> check(decision, Declared.by(spec), report));
  }

  private static void check(DecisionSpec decision, Declared declared, Report report) {
    Set<String> outcomes = declared.outcomes();
    for (String name : new TreeSet<>(List.of(decision.cost(), decision.effect()))) {
      if (declared.ratios().contains(name)) {
        report.add(
            decision.place(),
            "(%s) is a ratio, and net benefit needs sums per patient. Maybe name its two parts?"
                .formatted(name));
      } else if (!name.isEmpty() && !outcomes.contains(name)) {
        report.unknown(decision.place(), "outcome", name, outcomes);
      }
    }
    if (decision.cost().equals(decision.effect()) && !decision.cost().isEmpty()) {
      report.add(decision.place(), "must name two outcomes, not one as cost and as effect.");
    }
    double last = -1;
    for (double threshold : decision.thresholds()) {
      if (!(threshold > last) || Double.isInfinite(threshold) || threshold < 0) {
        report.add(decision.place(), "must have thresholds that rise from 0 or above.");
        return;
      }
      last = threshold;
    }
  }
}
