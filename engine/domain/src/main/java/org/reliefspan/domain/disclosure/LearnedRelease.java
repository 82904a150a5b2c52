package org.reliefspan.domain.disclosure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import org.reliefspan.domain.eventlog.ActivityRow;
import org.reliefspan.domain.eventlog.LearnedClinic;
import org.reliefspan.domain.eventlog.RouteRow;
import org.reliefspan.domain.eventlog.TraceRow;

/**
 * The door for a clinic that was learned from an event log.
 *
 * <p>Above threshold 1, counts of activities, ways, arrivals and resources are rounded down to
 * multiples of the threshold, so that no difference of two of them shows a small one; probabilities
 * and shares are rounded to hundredths; ways and sizes of groups that fewer cases than the
 * threshold take are left out; rare traces are pooled, with the rarest of the others where they are
 * too few together; what belongs to a single case is withheld.
 */
public final class LearnedRelease {
  private static final double STEPS = 100;

  private final LearnedClinic clinic;
  private final DisclosurePolicy policy;
  private final List<Suppression> suppressions = new ArrayList<>();

  private LearnedRelease(LearnedClinic clinic, DisclosurePolicy policy) {
    this.clinic = clinic;
    this.policy = policy;
  }

  /** Publishes what the policy lets through. */
  public static Publishable<LearnedClinic> publish(LearnedClinic clinic, DisclosurePolicy policy) {
    LearnedRelease release = new LearnedRelease(clinic, policy);
    LearnedClinic shown = policy.threshold() == 1 ? clinic : release.shown();
    return new Publishable<>(shown, policy, release.suppressions);
  }

  private LearnedClinic shown() {
    return new LearnedClinic(
        clinic.name(),
        clinic.log(),
        clinic.cases(),
        clinic.days(),
        clinic.monday(),
        clinic.activities().stream().map(this::activity).toList(),
        routes(),
        traces(),
        clinic.arrivals().withTogether(together()),
        clinic.arrivalRows().stream().map(row -> row.shown(rounded(row.arrivals()))).toList(),
        clinic.teams(),
        clinic.resources().stream()
            .filter(row -> !policy.protects(row.sessions().orElse(policy.threshold())))
            .map(row -> row.shown(rounded(row.sessions())))
            .toList(),
        clinic.figures().stream().filter(figure -> !figure.isOfOneCase()).toList(),
        clinic.replay().stream().filter(row -> !row.observed().isOfOneCase()).toList(),
        clinic.notes());
  }

  private long rounded(long count) {
    return count / policy.threshold() * policy.threshold();
  }

  private OptionalLong rounded(OptionalLong count) {
    return count.isPresent() ? OptionalLong.of(rounded(count.getAsLong())) : count;
  }

  private ActivityRow activity(ActivityRow row) {
    return row.shown(rounded(row.sessions()), row.minutes().withoutEnds());
  }

  private List<RouteRow> routes() {
    Map<String, List<RouteRow>> from = new LinkedHashMap<>();
    for (RouteRow row : clinic.routes()) {
      if (policy.protects(row.count().orElse(policy.threshold()))) {
        suppressions.add(
            new Suppression("learned_routes", "a way that few cases take", 1, "left out"));
      } else {
        from.computeIfAbsent(row.from(), name -> new ArrayList<>()).add(row);
      }
    }
    List<RouteRow> shown = new ArrayList<>();
    from.values().forEach(ways -> shown.addAll(coarse(ways)));
    return shown;
  }

  /** Probabilities in hundredths that sum to 1: the most frequent way takes the rest. */
  private List<RouteRow> coarse(List<RouteRow> ways) {
    double[] hundredths = hundredths(ways.stream().mapToDouble(RouteRow::probability).toArray());
    List<RouteRow> shown = new ArrayList<>();
    for (int i = 0; i < ways.size(); i++) {
      shown.add(ways.get(i).shown(rounded(ways.get(i).count()), hundredths[i]));
    }
    return shown;
  }

  private static double[] hundredths(double[] shares) {
    double sum = 0;
    int most = 0;
    for (int i = 0; i < shares.length; i++) {
      sum += shares[i];
      most = shares[i] > shares[most] ? i : most;
    }
    long left = (long) STEPS;
    long[] steps = new long[shares.length];
    for (int i = 0; i < shares.length; i++) {
      steps[i] = i == most ? 0 : Math.round(STEPS * shares[i] / sum);
      left -= steps[i];
    }
    steps[most] = left;
    double[] rounded = new double[shares.length];
    for (int i = 0; i < shares.length; i++) {
      rounded[i] = steps[i] / STEPS;
    }
    return rounded;
  }

  /** Rare traces are pooled until they are enough. */
  private List<TraceRow> traces() {
    List<TraceRow> shown = new ArrayList<>();
    long pooled = 0;
    int count = 0;
    for (TraceRow row : clinic.traces()) {
      if (policy.protects(row.cases())) {
        pooled += row.cases();
        count++;
      } else {
        shown.add(row);
      }
    }
    while (policy.protects(pooled) && !shown.isEmpty()) {
      TraceRow least = shown.stream().min(Comparator.comparingLong(TraceRow::cases)).orElseThrow();
      shown.remove(least);
      pooled += least.cases();
      count++;
    }
    if (count > 0) {
      suppressions.add(new Suppression("learned_traces", "rare traces", count, "pooled as other"));
      shown.add(new TraceRow(TraceRow.OTHER, pooled, (double) pooled / clinic.cases()));
    }
    return shown;
  }

  /** Sizes of groups in which enough cases come. */
  private SortedMap<Integer, Double> together() {
    SortedMap<Integer, Double> shares = clinic.arrivals().together();
    double groups =
        clinic.cases()
            / shares.entrySet().stream().mapToDouble(e -> e.getKey() * e.getValue()).sum();
    TreeMap<Integer, Double> kept = new TreeMap<>(shares);
    kept.entrySet()
        .removeIf(each -> each.getKey() * each.getValue() * groups < policy.threshold() - 0.5);
    if (kept.isEmpty()) {
      kept.put(1, 1.0);
    }
    double[] rounded = hundredths(kept.values().stream().mapToDouble(each -> each).toArray());
    int i = 0;
    for (Map.Entry<Integer, Double> each : kept.entrySet()) {
      each.setValue(rounded[i++]);
    }
    kept.values().removeIf(share -> share == 0);
    return kept;
  }
}
