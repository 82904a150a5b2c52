package org.reliefspan.simulation.facility;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.reliefspan.domain.quantity.Interval;
import org.reliefspan.domain.simulation.SearchRow;
import org.reliefspan.numerics.selection.FeasibleChoice;
import org.reliefspan.numerics.selection.Verdict;

/**
 * What a search comes to, in rows and in words.
 *
 * @param prefix of plans, may be empty
 * @param plans the cheapest first
 * @param runs of them
 * @param choice among them
 */
record PlanRows(String prefix, List<Plan> plans, PlanRuns runs, FeasibleChoice choice) {

  List<SearchRow> rows() {
    List<SearchRow> rows = new ArrayList<>();
    for (int plan = 0; plan < plans.size(); plan++) {
      if (choice.verdicts().get(plan) == Verdict.NOT_EXAMINED) {
        rows.add(row(plan, 0, "", OptionalDouble.empty(), Optional.empty()));
      }
      for (int i = 0; i < runs.targets() && replications(plan) > 0; i++) {
        double[] shares = shares(plan, i);
        rows.add(
            row(
                plan,
                shares.length,
                runs.step(i),
                OptionalDouble.of(FigureRows.mean(shares)),
                FigureRows.limits(shares)));
      }
    }
    return rows;
  }

  private SearchRow row(
      int plan, int replications, String step, OptionalDouble share, Optional<Interval> limits) {
    return new SearchRow(
        prefix + plans.get(plan).words(),
        plans.get(plan).cost(),
        replications,
        verdict(plan),
        step,
        share,
        limit(limits.map(each -> Math.max(0, each.lower()))),
        limit(limits.map(each -> Math.min(1, each.upper()))));
  }

  private static OptionalDouble limit(Optional<Double> value) {
    return value.map(OptionalDouble::of).orElse(OptionalDouble.empty());
  }

  private int replications(int plan) {
    Verdict verdict = choice.verdicts().get(plan);
    return verdict == Verdict.NOT_EXAMINED ? 0 : Math.max(1, choice.replications().get(plan));
  }

  private double[] shares(int plan, int target) {
    return runs.shares(plan, target, replications(plan));
  }

  private String verdict(int plan) {
    return switch (choice.verdicts().get(plan)) {
      case FEASIBLE -> isChosen(plan) ? "chosen" : "meets";
      case INFEASIBLE -> "misses";
      case UNDECIDED -> "undecided";
      case NOT_EXAMINED -> "not run";
    };
  }

  private boolean isChosen(int plan) {
    return choice.system().isPresent() && choice.system().getAsInt() == plan;
  }

  List<String> notes() {
    List<String> notes = new ArrayList<>();
    if (choice.system().isEmpty()) {
      notes.add(nothing());
    }
    for (int i = 0; i < runs.targets(); i++) {
      if (isNobodyThere(i)) {
        notes.add(
            "Nobody came to %s%s, so its target counts as met.".formatted(prefix, runs.step(i)));
      }
    }
    List<String> open = new ArrayList<>();
    for (int plan = 0; plan < plans.size(); plan++) {
      if (choice.verdicts().get(plan) == Verdict.UNDECIDED) {
        open.add(prefix + plans.get(plan).words());
      }
    }
    if (!open.isEmpty()) {
      notes.add(
          ("After %d replications it could not be told whether %s meets the targets, so that the"
                  + " search has no guarantee. Maybe a larger indifference, or a longer run?")
              .formatted(PlanSearch.MOST, String.join(", ", open)));
    }
    return notes;
  }

  private boolean isNobodyThere(int target) {
    for (int plan = 0; plan < plans.size(); plan++) {
      for (int r = 0; r < replications(plan); r++) {
        if (runs.patients(plan, target, r) > 0) {
          return false;
        }
      }
    }
    return true;
  }

  /** Why no plan was found. */
  private String nothing() {
    List<String> obstacles = new ArrayList<>();
    for (int i = 0; i < runs.targets(); i++) {
      int best = best(i);
      double share = FigureRows.mean(shares(best, i));
      if (share < PlanSearch.share(runs.target(i))) {
        obstacles.add(
            "%s is begun in time for %s of patients at best (%s), %s are wanted"
                .formatted(
                    runs.step(i),
                    percent(share),
                    prefix + plans.get(best).words(),
                    percent(PlanSearch.share(runs.target(i)))));
      }
    }
    String known = choice.isDecided() ? "No plan" : "No plan that is known";
    return obstacles.isEmpty()
        ? "%s in the ranges of the search meets all targets at once; each is met by some."
            .formatted(known)
        : "%s in the ranges of the search meets the targets: %s. Maybe wider ranges, other hours, or another target?"
            .formatted(known, String.join("; ", obstacles));
  }

  private int best(int target) {
    int best = 0;
    for (int plan = 1; plan < plans.size(); plan++) {
      if (FigureRows.mean(shares(plan, target)) > FigureRows.mean(shares(best, target))) {
        best = plan;
      }
    }
    return best;
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f%%", 100 * share);
  }
}
