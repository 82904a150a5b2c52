package org.reliefspan.simulation.result;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.reliefspan.domain.disclosure.DisclosurePolicy;
import org.reliefspan.domain.pathway.AttributeSpec;
import org.reliefspan.domain.pathway.CalibrationTarget;
import org.reliefspan.domain.pathway.Observed;
import org.reliefspan.domain.pathway.ResolvedPathway;
import org.reliefspan.domain.quantity.Interval;
import org.reliefspan.domain.simulation.ReplayRow;
import org.reliefspan.numerics.limits.StandardNormal;
import org.reliefspan.numerics.survival.KaplanMeier;
import org.reliefspan.simulation.model.ParameterValues;
import org.reliefspan.simulation.run.FirstEvents;
import org.reliefspan.simulation.run.TargetRun;

/**
 * A cohort that was observed, simulated again and again: every patient once in each replicate, with
 * the row of the profiles that is its own.
 *
 * <p>Formula: the observed curve is Kaplan-Meier with log-log limits; the simulated one is that of
 * all replicates together, its error the standard deviation of the curves of replicates by the root
 * of their number. Observed events O are compared with E = sum over patients of H_i(x_i), where x_i
 * is how long patient i was observed and H_i is Nelson-Aalen over the replicates of that patient
 * (of all patients where there are no profiles); z = (O - E) / sqrt(E), the one-sample log-rank
 * test; and in four parts of the time with as many simulated events each, the sum of (O - E)^2 / E
 * as chi-square of four degrees of freedom, since increments of a martingale are uncorrelated. The
 * pathway is said not to give what was observed where one of the two p is below 0.025. Domain: at
 * least {@link DisclosurePolicy#DEFAULT_THRESHOLD} patients and events. Edge cases: what is
 * observed after the horizon ends there. Source: Breslow 1975, doi 10.2307/1402659.
 */
public final class ReplayRows {
  private static final int LEAST_REPLICATES = 20;
  private static final int ENOUGH_REPLICATES = 200;
  private static final int MOST_REPLICATES = 2000;
  private static final int PATIENTS = 100_000;
  private static final int MOST_PATIENTS = 5_000_000;
  private static final int STEPS = 24;
  private static final int PARTS = 4;
  private static final double LEVEL = 0.95;

  private final ResolvedPathway pathway;
  private final long seed;
  private final int threads;
  private final List<ReplayRow> rows = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  /**
   * What came out.
   *
   * @param rows by what was observed and time
   * @param notes in words
   */
  public record Replay(List<ReplayRow> rows, List<String> notes) {
    /** Copies. */
    public Replay {
      rows = List.copyOf(rows);
      notes = List.copyOf(notes);
    }
  }

  private ReplayRows(ResolvedPathway pathway, long seed, int threads) {
    this.pathway = pathway;
    this.seed = seed;
    this.threads = threads;
  }

  /**
   * Replays a cohort.
   *
   * @param pathway with rows in turn
   * @param observed without findings
   * @param patients for means of measures
   */
  public static Replay of(
      ResolvedPathway pathway, Observed observed, long patients, long seed, int threads) {
    ReplayRows replay = new ReplayRows(pathway, seed, threads);
    observed.curves().forEach(replay::curve);
    replay.means(observed.means(), patients);
    return new Replay(replay.rows, replay.notes);
  }

  private int strategy(String name) {
    return pathway.strategies().stream().map(ResolvedPathway.Strategy::name).toList().indexOf(name);
  }

  private void curve(Observed.Curve curve) {
    int size = curve.times().length;
    int strategy = strategy(curve.strategy());
    double horizon = ParameterValues.horizon(pathway.strategies().get(strategy).model());
    Cohort cohort = new Cohort(curve, horizon);
    int events = Arrays.stream(cohort.status).sum();
    if (size < DisclosurePolicy.DEFAULT_THRESHOLD || events < DisclosurePolicy.DEFAULT_THRESHOLD) {
      notes.add(
          "Replay of %s: fewer than %d patients or events, so nothing is shown."
              .formatted(curve.event(), DisclosurePolicy.DEFAULT_THRESHOLD));
      return;
    }
    int replicates = replicates(size);
    FirstEvents simulated =
        FirstEvents.of(
            pathway, strategy, curve.event(), Math.multiplyExact(size, replicates), seed, threads);
    boolean byRow =
        pathway.strategies().get(strategy).model().attributes().stream()
            .anyMatch(each -> each.start() instanceof AttributeSpec.FromRow);
    List<ReplayRow> here = rowsOf(curve, cohort, simulated, span(cohort, horizon));
    rows.addAll(here);
    double[] cuts = cuts(cohort, simulated);
    double[] expected = expected(cohort, simulated, cuts, replicates, byRow);
    notes.add(words(curve, cohort, cuts, expected, here));
  }

  private static int replicates(int size) {
    int wanted = Math.max(ENOUGH_REPLICATES, Math.min(MOST_REPLICATES, PATIENTS / size));
    return Math.max(LEAST_REPLICATES, Math.min(wanted, MOST_PATIENTS / size));
  }

  private static List<ReplayRow> rowsOf(
      Observed.Curve curve, Cohort cohort, FirstEvents simulated, double span) {
    int replicates = simulated.times().length / cohort.times.length;
    KaplanMeier observed = curveOf(cohort.times, cohort.status);
    KaplanMeier together = curveOf(simulated.times(), simulated.status());
    int size = cohort.times.length;
    List<KaplanMeier> each = new ArrayList<>();
    for (int replicate = 0; replicate < replicates; replicate++) {
      int from = replicate * size;
      each.add(
          curveOf(
              Arrays.copyOfRange(simulated.times(), from, from + size),
              Arrays.copyOfRange(simulated.status(), from, from + size)));
    }
    List<ReplayRow> rows = new ArrayList<>();
    for (int step = 1; step <= STEPS; step++) {
      double time = span * step / STEPS;
      long atRisk = Arrays.stream(cohort.times).filter(seen -> seen >= time).count();
      if (atRisk < DisclosurePolicy.DEFAULT_THRESHOLD) {
        break;
      }
      rows.add(
          new ReplayRow(
              curve.event(),
              curve.strategy(),
              time,
              observed.survivalAt(time),
              observed
                  .limitsAt(time, LEVEL)
                  .map(limits -> new Interval(limits.lower(), limits.upper(), LEVEL)),
              OptionalLong.of(atRisk),
              together.survivalAt(time),
              error(each, time)));
    }
    return rows;
  }

  /** The horizon, halved while it holds all times: no patient's own time. */
  private static double span(Cohort cohort, double horizon) {
    double span = horizon;
    while (span / 2 >= cohort.last()) {
      span /= 2;
    }
    return span;
  }

  private static KaplanMeier curveOf(double[] times, int[] status) {
    double[] ones = new double[times.length];
    Arrays.fill(ones, 1);
    return KaplanMeier.of(times, status, ones);
  }

  private static double error(List<KaplanMeier> each, double time) {
    double[] values = each.stream().mapToDouble(one -> one.survivalAt(time)).toArray();
    double mean = Arrays.stream(values).sum() / values.length;
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    return Math.sqrt(squares / (values.length - 1.0) / values.length);
  }

  /** Expected events in each part of the time, by the hazards of the patients. */
  private static double[] expected(
      Cohort cohort, FirstEvents simulated, double[] cuts, int replicates, boolean byRow) {
    int size = cohort.times.length;
    double[] sums = new double[PARTS];
    Hazard all = byRow ? Hazard.NONE : new Hazard(simulated.times(), simulated.status());
    double[] times = new double[replicates];
    int[] status = new int[replicates];
    for (int row = 0; row < size; row++) {
      for (int replicate = 0; replicate < replicates && byRow; replicate++) {
        times[replicate] = simulated.times()[replicate * size + row];
        status[replicate] = simulated.status()[replicate * size + row];
      }
      Hazard hazard = byRow ? new Hazard(times, status) : all;
      double before = 0;
      for (int part = 0; part < PARTS; part++) {
        double until = hazard.until(Math.min(cuts[part], cohort.times[row]));
        sums[part] += until - before;
        before = until;
      }
    }
    return sums;
  }

  /** Ends of parts of the time in which as many events are simulated, the last without end. */
  private static double[] cuts(Cohort cohort, FirstEvents simulated) {
    double last = cohort.last();
    double[] events =
        IntStream.range(0, simulated.times().length)
            .filter(i -> simulated.status()[i] == 1 && simulated.times()[i] <= last)
            .mapToDouble(i -> simulated.times()[i])
            .sorted()
            .toArray();
    double[] cuts = new double[PARTS];
    Arrays.fill(cuts, Double.POSITIVE_INFINITY);
    for (int part = 1; part < PARTS && events.length >= PARTS; part++) {
      cuts[part - 1] = events[part * events.length / PARTS];
    }
    return cuts;
  }

  private static String words(
      Observed.Curve curve, Cohort cohort, double[] cuts, double[] expected, List<ReplayRow> rows) {
    double all = Arrays.stream(expected).sum();
    double z = (cohort.events() - all) / Math.sqrt(all);
    double ofAll = 2 * StandardNormal.survivor(Math.abs(z));
    double chiSquare = chiSquare(cohort, cuts, expected);
    double ofParts = Math.exp(-chiSquare / 2) * (1 + chiSquare / 2); // four degrees of freedom
    return String.format(
        Locale.ROOT,
        "Replay of %s under %s: %.2f times as many events were observed as simulated (z = %.2f,"
            + " p = %.2g); over four parts of the time chi-square = %.2f, p = %.2g. %s%s",
        curve.event(),
        curve.strategy(),
        cohort.events() / all,
        z,
        ofAll,
        chiSquare,
        ofParts,
        Math.min(ofAll, ofParts) < (1 - LEVEL) / 2
            ? "The pathway does not give what was observed. Maybe calibrate it."
            : "What was observed is in keeping with the pathway.",
        apart(rows));
  }

  private static double chiSquare(Cohort cohort, double[] cuts, double[] expected) {
    double sum = 0;
    double from = Double.NEGATIVE_INFINITY;
    for (int part = 0; part < PARTS; part++) {
      double away = cohort.events(from, cuts[part]) - expected[part];
      sum += expected[part] > 0 ? away * away / expected[part] : 0;
      from = cuts[part];
    }
    return sum;
  }

  private static String apart(List<ReplayRow> rows) {
    return rows.stream()
        .max(Comparator.comparingDouble(ReplayRows::difference))
        .map(
            row ->
                String.format(
                    Locale.ROOT,
                    " The curves are furthest apart at %.4g: %.3f observed, %.3f simulated.",
                    row.time(),
                    row.observed(),
                    row.simulated()))
        .orElse("");
  }

  private static double difference(ReplayRow row) {
    return Math.abs(row.observed() - row.simulated());
  }

  private void means(List<Observed.Mean> means, long patients) {
    if (means.isEmpty()) {
      return;
    }
    List<CalibrationTarget> targets =
        means.stream()
            .map(
                mean ->
                    new CalibrationTarget(
                        CalibrationTarget.Kind.MEASURE,
                        mean.measure(),
                        Optional.of(mean.time()),
                        mean.strategy(),
                        mean.value(),
                        1,
                        "",
                        mean.place()))
            .toList();
    TargetRun.Answer answer = new TargetRun(pathway, targets, seed, patients).at(Map.of());
    int outside = 0;
    int known = 0;
    for (int i = 0; i < means.size(); i++) {
      Observed.Mean mean = means.get(i);
      double error = Math.sqrt(answer.variances()[i]);
      rows.add(
          new ReplayRow(
              mean.measure(),
              mean.strategy(),
              mean.time(),
              mean.value(),
              mean.limits(),
              OptionalLong.empty(),
              answer.values()[i],
              error));
      known += mean.limits().isPresent() ? 1 : 0;
      double value = answer.values()[i];
      outside +=
          mean.limits().filter(l -> value < l.lower() || value > l.upper()).isPresent() ? 1 : 0;
    }
    if (known > 0) {
      notes.add(
          "Replay of means: %d of %d simulated means are outside the limits of what was observed."
              .formatted(outside, known));
    }
  }

  /** Times that were observed, to the horizon. */
  private static final class Cohort {
    private final double[] times;
    private final int[] status;

    Cohort(Observed.Curve curve, double horizon) {
      this.times = curve.times().clone();
      this.status = curve.status().clone();
      for (int row = 0; row < times.length; row++) {
        if (times[row] > horizon) {
          times[row] = horizon;
          status[row] = 0;
        }
      }
    }

    double events() {
      return Arrays.stream(status).sum();
    }

    /** Events after a time, up to another. */
    long events(double from, double until) {
      return IntStream.range(0, times.length)
          .filter(row -> status[row] == 1 && times[row] > from && times[row] <= until)
          .count();
    }

    double last() {
      return Arrays.stream(times).max().orElse(0);
    }
  }

  /** Nelson-Aalen. */
  private static final class Hazard {
    static final Hazard NONE = new Hazard(new double[0], new int[0]);
    private final double[] times; // of events, rising
    private final double[] cumulative;

    Hazard(double[] seen, int[] status) {
      double[] all = seen.clone();
      Arrays.sort(all);
      double[] happened = new double[Arrays.stream(status).sum()];
      for (int i = 0, at = 0; i < seen.length; i++) {
        if (status[i] == 1) {
          happened[at++] = seen[i];
        }
      }
      Arrays.sort(happened);
      this.times = happened;
      this.cumulative = new double[happened.length];
      double sum = 0;
      int before = 0;
      for (int i = 0; i < happened.length; i++) {
        while (before < all.length && all[before] < happened[i]) {
          before++;
        }
        sum += 1.0 / (all.length - before);
        cumulative[i] = sum;
      }
    }

    double until(double time) {
      int found = Arrays.binarySearch(times, time);
      int last = found < 0 ? -found - 2 : found;
      while (last >= 0 && last + 1 < times.length && times[last + 1] == time) {
        last++;
      }
      return last < 0 ? 0 : cumulative[last];
    }
  }
}
