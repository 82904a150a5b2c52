package org.reliefspan.domain.pathway.check;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.reliefspan.domain.formula.NumberWords;
import org.reliefspan.domain.pathway.ActivitySpec;
import org.reliefspan.domain.pathway.AttributeSpec;
import org.reliefspan.domain.pathway.Consequences;
import org.reliefspan.domain.pathway.EventSpec;
import org.reliefspan.domain.pathway.PathwaySpec;
import org.reliefspan.domain.pathway.Place;
import org.reliefspan.domain.pathway.TransitionSpec;
import org.reliefspan.domain.pathway.Written;

/** Probabilities lie between 0 and 1 and add up, as far as base values tell. */
final class ProbabilityCheck implements Concern {
  private static final double ROUNDING = 1e-9;

  @Override
  public void check(PathwaySpec model, Report report) {
    BaseValues base = BaseValues.of(model);
    Sums sums = new Sums(base, report);
    sums.requireOne(model.start().values(), "start");
    for (AttributeSpec attribute : model.attributes()) {
      if (attribute.start() instanceof AttributeSpec.Categories categories) {
        sums.requireOne(categories.probabilities().values(), "attribute " + attribute.name());
      }
    }
    for (EventSpec event : model.events()) {
      consequences(event.consequences(), "event " + event.name(), sums);
    }
    for (ActivitySpec activity : model.activities()) {
      sums.requireAtMostOne(List.of(activity.noShow().probability()), activity.name());
      sums.requireAtMostOne(List.of(activity.lateCancel().probability()), activity.name());
      sums.requireAtMostOne(List.of(activity.waiting().balk()), activity.name());
      activity
          .consequences()
          .values()
          .forEach(each -> consequences(each, "activity " + activity.name(), sums));
    }
    rows(model)
        .forEach(
            (state, row) ->
                new Sums(BaseValues.atStart(model, state), report).requireAtMostOne(row, state));
  }

  private static void consequences(Consequences all, String of, Sums sums) {
    sums.requireOne(all.go().values(), of);
    for (AttributeSpec.Start start : all.set().values()) {
      if (start instanceof AttributeSpec.Categories categories) {
        sums.requireOne(categories.probabilities().values(), of);
      }
    }
  }

  private static Map<String, List<Written>> rows(PathwaySpec model) {
    Map<String, List<Written>> rows = new LinkedHashMap<>();
    for (TransitionSpec move : model.transitions()) {
      if (!move.from().equals(move.to())) {
        rows.computeIfAbsent(move.from(), from -> new ArrayList<>()).add(move.probability());
      }
    }
    return rows;
  }

  private record Sums(BaseValues values, Report report) {
    /** A full set of choices. */
    void requireOne(Collection<Written> parts, String of) {
      Optional<Double> sum = sum(parts);
      if (sum.isPresent() && Math.abs(sum.get() - 1) > ROUNDING) {
        complain(
            parts,
            "has probabilities (%s) that sum to %s; they must sum to 1."
                .formatted(of, NumberWords.of(sum.get())));
      }
    }

    /** Ways to leave a state. */
    void requireAtMostOne(Collection<Written> parts, String state) {
      Optional<Double> sum = sum(parts);
      if (sum.isPresent() && sum.get() > 1 + ROUNDING) {
        complain(
            parts,
            "leaves %s with probabilities that sum to %s at time 0; they must not exceed 1."
                .formatted(state, NumberWords.of(sum.get())));
      }
    }

    private void complain(Collection<Written> parts, String message) {
      Place place = parts.iterator().next().place();
      report.addValue(place, "sum", message);
    }

    /** The sum if all parts are known and possible; each impossible one is said. */
    private Optional<Double> sum(Collection<Written> parts) {
      double sum = 0;
      boolean known = !parts.isEmpty();
      for (Written part : parts) {
        Optional<Double> value = values.number(part).filter(Double::isFinite);
        known &= value.isPresent() && isPossible(part, value.get());
        sum += value.orElse(0.0);
      }
      return known ? Optional.of(sum) : Optional.empty();
    }

    private boolean isPossible(Written part, double value) {
      boolean possible = value >= -ROUNDING && value <= 1 + ROUNDING;
      if (!possible) {
        report.addValue(
            part.place(),
            "probability",
            Report.amount(part, value) + " is no probability, which lies between 0 and 1.");
      }
      return possible;
    }
  }
}
