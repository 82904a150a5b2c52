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
import java.util.stream.Stream;
import org.reliefspan.domain.disclosure.DisclosurePolicy;
import org.reliefspan.domain.pathway.AttributeSpec;
import org.reliefspan.domain.pathway.CalibrationTarget;
import org.reliefspan.domain.pathway.Observed;
import org.reliefspan.domain.pathway.PathwaySpec;
import org.reliefspan.domain.pathway.Profiles;
import org.reliefspan.domain.pathway.ResolvedPathway;
import org.reliefspan.domain.quantity.Interval;
import org.reliefspan.domain.simulation.ReplayRow;
import org.reliefspan.numerics.limits.StandardNormal;
import org.reliefspan.numerics.survival.KaplanMeier;
import org.reliefspan.numerics.survival.SurvivalData;
import org.reliefspan.simulation.model.ParameterValues;
import org.reliefspan.simulation.run.FirstEvents;
import org.reliefspan.simulation.run.TargetRun;

/**
 * A cohort that was observed, simulated again and again: every patient once in each replicate, with
 * the row of the profiles that is its own.
 *
 * <p>Formula: the observed curve is Kaplan-Meier with log-log limits; the simulated one is that of
 * all replicates together, its error the standard deviation of the curves of replicates by the root
 * of their number. Observed events O = sum w_i d_i are compared with E = sum w_i H_i(x_i), where
 * w_i is the weight of patient i in the profiles (1 without weights), d_i whether the event was
 * seen, x_i how long patient i was observed and H_i Nelson-Aalen over the replicates of that
 * patient (of all patients where there are no profiles); z = (O - E) / sqrt(V), V = sum w_i^2
 * H_i(x_i), the one-sample log-rank test; and in four parts of the time with as many simulated
 * events each, the sum of (O - E)^2 / V as chi-square of four degrees of freedom, since increments
 * of a martingale are uncorrelated. The pathway is said not to give what was observed where one of
 * the two p is below 0.025. With weights both curves are weighted, and the limits of the observed
 * one are robust (each patient a cluster); means of measures are those of patients drawn by weight.
 * Domain: at least {@link DisclosurePolicy#DEFAULT_THRESHOLD} patients and events. Edge cases: what
 * is observed after the horizon ends there; patients of weight 0 are not there; a time is shown
 * when that many patients have had the event or left since the one before. Source: Breslow 1975,
 * doi 10.2307/1402659.
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
  private final ResolvedPathway resampled;
  private final Optional<Profiles> profiles;
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

  private ReplayRows(PathwaySpec spec, long seed, int threads) {
    this.pathway = ResolvedPathway.of(spec.withRowsInTurn());
    this.resampled = ResolvedPathway.of(spec);
    this.profiles =
        spec.attributes().stream()
            .flatMap(
                each ->
                    each.start() instanceof AttributeSpec.FromRow row
                        ? Stream.of(row.profiles())
                        : Stream.empty())
            .findFirst();
    this.seed = seed;
    this.threads = threads;
  }

  /**
   * Replays a cohort.
   *
   * @param spec without findings
   * @param observed without findings
   * @param patients for means of measures
   */
  public static Replay of(
      PathwaySpec spec, Observed observed, long patients, long seed, int threads) {
    ReplayRows replay = new ReplayRows(spec, seed, threads);
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
    Cohort cohort = new Cohort(curve, horizon, weights(size));
    if (cohort.patients() < DisclosurePolicy.DEFAULT_THRESHOLD
        || cohort.patientsWithEvent() < DisclosurePolicy.DEFAULT_THRESHOLD) {
      notes.add(
          "Replay of %s: fewer than %d patients or events, so nothing is shown."
              .formatted(curve.event(), DisclosurePolicy.DEFAULT_THRESHOLD));
      return;
    }
    int replicates = replicates(size);
    FirstEvents simulated =
        FirstEvents.of(
            pathway, strategy, curve.event(), Math.multiplyExact(size, replicates), seed, threads);
    List<ReplayRow> here = rowsOf(curve, cohort, simulated, span(cohort, horizon));
    rows.addAll(here);
    double[] cuts = cuts(cohort, simulated);
    Expected expected = expected(cohort, simulated, cuts, replicates);
    notes.add(words(curve, cohort, cuts, expected, here));
  }

  /** Weights of the patients with mean 1; all 1 without weights. */
  private double[] weights(int size) {
    double[] weights = new double[size];
    Arrays.setAll(
        weights,
        row ->
            profiles
                .filter(Profiles::isWeighted)
                .map(each -> each.probability(row) * size)
                .orElse(1.0));
    return weights;
  }

  private boolean isWeighted() {
    return profiles.filter(Profiles::isWeighted).isPresent();
  }

  private static int replicates(int size) {
    int wanted = Math.max(ENOUGH_REPLICATES, Math.min(MOST_REPLICATES, PATIENTS / size));
    return Math.max(LEAST_REPLICATES, Math.min(wanted, MOST_PATIENTS / size));
  }

  private List<ReplayRow> rowsOf(
      Observed.Curve curve, Cohort cohort, FirstEvents simulated, double span) {
    int replicates = simulated.times().length / cohort.times.length;
    KaplanMeier observed =
        isWeighted()
            ? KaplanMeier.robust(data(cohort.times, cohort.status, cohort.weights))
            : KaplanMeier.of(data(cohort.times, cohort.status, cohort.weights));
    KaplanMeier together =
        KaplanMeier.of(data(simulated.times(), simulated.status(), cohort.weights));
    int size = cohort.times.length;
    List<KaplanMeier> each = new ArrayList<>();
    for (int replicate = 0; replicate < replicates; replicate++) {
      int from = replicate * size;
      each.add(
          KaplanMeier.of(
              data(
                  Arrays.copyOfRange(simulated.times(), from, from + size),
                  Arrays.copyOfRange(simulated.status(), from, from + size),
                  cohort.weights)));
    }
    List<ReplayRow> rows = new ArrayList<>();
    long before = cohort.patients();
    for (int step = 1; step <= STEPS; step++) {
      double time = span * step / STEPS;
      long atRisk = cohort.atRisk(time);
      if (atRisk < DisclosurePolicy.DEFAULT_THRESHOLD) {
        break;
      }
      if (atRisk < before && before - atRisk < DisclosurePolicy.DEFAULT_THRESHOLD) {
        continue;
      }
      before = atRisk;
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

  /** Rows with a weight, each patient a cluster; weights come again with each replicate. */
  private static SurvivalData data(double[] times, int[] status, double[] weights) {
    int[] kept =
        IntStream.range(0, times.length).filter(i -> weights[i % weights.length] > 0).toArray();
    return SurvivalData.of(
            Arrays.stream(kept).mapToDouble(i -> times[i]).toArray(),
            Arrays.stream(kept).map(i -> status[i]).toArray())
        .withWeights(Arrays.stream(kept).mapToDouble(i -> weights[i % weights.length]).toArray());
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

  /**
   * Events that are expected in each part of the time, weighted.
   *
   * @param events by part
   * @param variances of what is observed less what is expected, by part
   */
  @SuppressWarnings("ArrayRecordComponent")
  private record Expected(double[] events, double[] variances) {
    double all() {
      return Arrays.stream(events).sum();
    }

    double variance() {
      return Arrays.stream(variances).sum();
    }
  }

  /** By the hazards of the patients. */
  private Expected expected(Cohort cohort, FirstEvents simulated, double[] cuts, int replicates) {
    int size = cohort.times.length;
    boolean byRow = profiles.isPresent();
    Expected expected = new Expected(new double[PARTS], new double[PARTS]);
    Hazard all = byRow ? Hazard.NONE : new Hazard(simulated.times(), simulated.status());
    double[] times = new double[replicates];
    int[] status = new int[replicates];
    for (int row = 0; row < size; row++) {
      double weight = cohort.weights[row];
      for (int replicate = 0; replicate < replicates && byRow; replicate++) {
        times[replicate] = simulated.times()[replicate * size + row];
        status[replicate] = simulated.status()[replicate * size + row];
      }
      Hazard hazard = byRow ? new Hazard(times, status) : all;
      double before = 0;
      for (int part = 0; part < PARTS; part++) {
        double until = hazard.until(Math.min(cuts[part], cohort.times[row]));
        expected.events[part] += weight * (until - before);
        expected.variances[part] += weight * weight * (until - before);
        before = until;
      }
    }
    return expected;
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

  private String words(
      Observed.Curve curve, Cohort cohort, double[] cuts, Expected expected, List<ReplayRow> rows) {
    double all = expected.all();
    if (!(all > 0)) {
      return ("Replay of %s under %s: it was observed, and not simulated in as long a time. Maybe"
              + " calibrate the pathway.")
          .formatted(curve.event(), curve.strategy());
    }
    double z = (cohort.events() - all) / Math.sqrt(expected.variance());
    double ofAll = 2 * StandardNormal.survivor(Math.abs(z));
    double chiSquare = chiSquare(cohort, cuts, expected);
    double ofParts = Math.exp(-chiSquare / 2) * (1 + chiSquare / 2); // four degrees of freedom
    return String.format(
        Locale.ROOT,
        "Replay of %s under %s%s: %.2f times as many events were observed as simulated (z = %.2f,"
            + " p = %.2g); over four parts of the time chi-square = %.2f, p = %.2g. %s%s",
        curve.event(),
        curve.strategy(),
        isWeighted() ? ", both weighted as the profiles are" : "",
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

  private static double chiSquare(Cohort cohort, double[] cuts, Expected expected) {
    double sum = 0;
    double from = Double.NEGATIVE_INFINITY;
    for (int part = 0; part < PARTS; part++) {
      double away = cohort.events(from, cuts[part]) - expected.events[part];
      double variance = expected.variances[part];
      sum += variance > 0 ? away * away / variance : 0;
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
    ResolvedPathway drawn = isWeighted() ? resampled : pathway;
    TargetRun.Answer answer = new TargetRun(drawn, targets, seed, patients).at(Map.of());
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
    private final double[] weights;

    Cohort(Observed.Curve curve, double horizon, double[] weights) {
      this.weights = weights;
      this.times = curve.times().clone();
      this.status = curve.status().clone();
      for (int row = 0; row < times.length; row++) {
        if (times[row] > horizon) {
          times[row] = horizon;
          status[row] = 0;
        }
      }
    }

    /** Patients with a weight. */
    long patients() {
      return atRisk(0);
    }

    /** Patients with a weight who are still observed. */
    long atRisk(double time) {
      return IntStream.range(0, times.length)
          .filter(row -> weights[row] > 0 && times[row] >= time)
          .count();
    }

    long patientsWithEvent() {
      return IntStream.range(0, times.length)
          .filter(row -> weights[row] > 0 && status[row] == 1)
          .count();
    }

    /** All events by weight. */
    double events() {
      return events(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    }

    /** Events after a time, up to another, by weight. */
    double events(double from, double until) {
      double sum = 0;
      for (int row = 0; row < times.length; row++) {
        if (status[row] == 1 && times[row] > from && times[row] <= until) {
          sum += weights[row];
        }
      }
      return sum;
    }

    double last() {
      return IntStream.range(0, times.length)
          .filter(row -> weights[row] > 0)
          .mapToDouble(row -> times[row])
          .max()
          .orElse(0);
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
