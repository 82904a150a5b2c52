package org.reliefspan.domain.disclosure;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.OptionalLong;
import org.reliefspan.domain.estimate.AttritionRow;

/**
 * Withholds steps of the patient flow until no two published steps differ by a protected count. The
 * last step stays if it can, because the other tables show it too.
 */
final class PatientFlow {
  private final DisclosurePolicy policy;
  private final List<AttritionRow> published = new ArrayList<>();

  private PatientFlow(DisclosurePolicy policy) {
    this.policy = policy;
  }

  static List<AttritionRow> publish(List<AttritionRow> steps, DisclosurePolicy policy) {
    PatientFlow flow = new PatientFlow(policy);
    Deque<AttritionRow> shown = new ArrayDeque<>();
    for (int i = steps.size() - 1; i >= 0; i--) {
      shown.addFirst(flow.step(steps.get(i)));
    }
    return List.copyOf(shown);
  }

  private AttritionRow step(AttritionRow step) {
    if (isSafe(step)) {
      published.add(step);
      return step;
    }
    return new AttritionRow(step.step(), step.reason(), OptionalLong.empty(), OptionalLong.empty());
  }

  private boolean isSafe(AttritionRow step) {
    return isSafe(step.patients(), OptionalLong.of(0))
        && published.stream()
            .allMatch(
                other ->
                    isSafe(step.patients(), other.patients())
                        && isSafe(step.episodes(), other.episodes()));
  }

  private boolean isSafe(OptionalLong left, OptionalLong right) {
    return left.isEmpty()
        || right.isEmpty()
        || !policy.protects(Math.abs(left.getAsLong() - right.getAsLong()));
  }
}
