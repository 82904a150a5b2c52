package org.reliefspan.simulation.facility;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.ObjIntConsumer;
import org.reliefspan.numerics.output.HalfWidthRule;
import org.reliefspan.numerics.output.Replications;

/**
 * When no more replications are made: when the limits of mean waits are narrow enough beside them,
 * of all steps with a target, or of all where none has one, in every scenario. All scenarios have
 * the same number. It is looked at after {@link #FEWEST} and then after a quarter more each time,
 * on any number of threads.
 */
final class EnoughReplications {
  /** Replications that are made in any case. */
  static final int FEWEST = 10;

  private static final double LEVEL = 0.95;
  private static final double MORE = 0.25;

  private final int most;
  private final Optional<HalfWidthRule> rule;

  EnoughReplications(FacilityRequest request) {
    this.most = request.replications();
    this.rule =
        request.halfWidth().stream()
            .mapToObj(width -> new HalfWidthRule(width, LEVEL, FEWEST, Math.max(FEWEST, most)))
            .findFirst();
  }

  /** Makes replications of all until they are enough. */
  void make(List<ArmRuns> all, ObjIntConsumer<ArmRuns> until) {
    int count = rule.isPresent() ? Math.min(most, FEWEST) : most;
    while (true) {
      for (ArmRuns arm : all) {
        until.accept(arm, count);
      }
      if (count == most || imprecise(all).isEmpty()) {
        return;
      }
      count = Math.min(most, count + Math.max(1, (int) (count * MORE)));
    }
  }

  /** Mean waits that are not as precise as was asked for. */
  List<String> notes(List<ArmRuns> all) {
    return imprecise(all).stream()
        .map(
            wait ->
                String.format(
                    Locale.ROOT,
                    "After %d replications the limits of the mean wait for %s are wider than asked"
                        + " for. Maybe more --replications?",
                    all.get(0).size(),
                    wait))
        .toList();
  }

  private List<String> imprecise(List<ArmRuns> all) {
    List<String> waits = new ArrayList<>();
    for (ArmRuns arm : all) {
      Set<String> steps = steps(arm.facility());
      for (int i = 0; rule.isPresent() && i < arm.figures().size(); i++) {
        Figure figure = arm.figures().get(i);
        if (figure.isMeanWait() && steps.contains(figure.name()) && !isPrecise(arm.values(i))) {
          waits.add("%s (%s)".formatted(figure.name(), arm.arm().name()));
        }
      }
    }
    return waits;
  }

  /** Those with a target, or all where none has one. */
  private static Set<String> steps(Facility facility) {
    Set<String> targeted = new HashSet<>();
    Set<String> every = new HashSet<>();
    for (Step step : facility.steps()) {
      every.add(step.activity().name());
      step.target().ifPresent(target -> targeted.add(step.activity().name()));
    }
    return targeted.isEmpty() ? every : targeted;
  }

  /** Replications in which nobody came to a step say nothing; where all are such, nothing can. */
  private boolean isPrecise(double[] waits) {
    double[] known = Arrays.stream(waits).filter(Double::isFinite).toArray();
    return known.length == 0
        || (known.length > 1 && rule.orElseThrow().isPrecise(Replications.of(known)));
  }
}
