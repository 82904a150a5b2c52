package org.reliefspan.simulation.facility;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.reliefspan.domain.facility.ResourceSpec;
import org.reliefspan.domain.pathway.Happening;
import org.reliefspan.domain.pathway.TimeUnit;
import org.reliefspan.simulation.model.Outcome;

/**
 * The numbers of a replication. All replications of one facility have the same in the same order;
 * what cannot be computed in one is NaN here, and in no result.
 */
final class Figures {
  static final String MEAN = "mean";
  static final String WITHIN = "share_within_target";
  static final String UTILISATION = "utilisation";
  static final String SHARE = "share";
  private static final int HOURS = 168;

  private final Facility facility;
  private final String unit;
  private final List<Figure> figures = new ArrayList<>();
  private double[] values = new double[0];
  private int at;

  Figures(Facility facility, TimeUnit unit) {
    this.facility = facility;
    this.unit = unit.name().toLowerCase(Locale.ROOT) + "s";
  }

  /** What the numbers are, after the first was read. */
  List<Figure> figures() {
    return figures;
  }

  /** Reads a replication. */
  synchronized double[] read(ReplicationResult result) {
    at = 0;
    for (Step step : facility.steps()) {
      if (!step.isFree()) {
        waits(step, result);
      }
    }
    for (Step step : facility.steps()) {
      throughput(step, result);
    }
    for (int r = 0; r < facility.resources(); r++) {
      resource(r, result);
    }
    outcomes(result);
    return Arrays.copyOf(values, at);
  }

  private void add(Figure.About about, String name, String quantity, String of, double value) {
    add(new Figure(about, name, quantity, -1, of), value);
  }

  private void add(Figure figure, double value) {
    if (at == figures.size()) {
      figures.add(figure);
      values = Arrays.copyOf(values, figures.size());
    }
    values[at++] = value;
  }

  private void waits(Step step, ReplicationResult result) {
    String name = step.activity().name();
    Sample waits = result.waits().waits[step.index()];
    double[] distribution = distribution(waits);
    distribution(name, "", distribution);
    Figure.About about = Figure.About.WAIT;
    if (step.target().isPresent()) {
      double targeted = result.waits().targeted[step.index()];
      add(about, name, WITHIN, SHARE, result.waits().met[step.index()] / targeted);
    }
    add(about, name, "breaches", "", (double) result.waits().breaches[step.index()]);
    double ticks = result.until() - result.from();
    add(about, name, "number_waiting_mean", "", result.waits().waitingTicks[step.index()] / ticks);
    Sample sinceAsked = result.waits().sinceAsked[step.index()];
    distribution(
        name, "from_request_", sinceAsked.isSame(waits) ? distribution : distribution(sinceAsked));
    add(about, name, "begun", "", waits.size());
    add(about, name, "censored", "", result.waits().censored[step.index()]);
  }

  /** Mean, median and ninth decile, in units. */
  private double[] distribution(Sample sample) {
    double units = facility.program().ticksPerUnit();
    double[] quantiles = Selection.quantiles(sample.values(), 0.5, 0.9);
    return new double[] {sample.mean() / units, quantiles[0] / units, quantiles[1] / units};
  }

  private void distribution(String name, String prefix, double[] distribution) {
    add(Figure.About.WAIT, name, prefix + MEAN, unit, distribution[0]);
    add(Figure.About.WAIT, name, prefix + "p50", unit, distribution[1]);
    add(Figure.About.WAIT, name, prefix + "p90", unit, distribution[2]);
  }

  private void throughput(Step step, ReplicationResult result) {
    String name = step.activity().name();
    for (Happening happening : Happening.values()) {
      int index = facility.program().events().indexOf(happening.of(name));
      String word = happening.name().toLowerCase(Locale.ROOT);
      add(Figure.About.THROUGHPUT, name, word, "", (double) result.happenings()[index]);
    }
    double units = (result.until() - result.from()) / facility.program().ticksPerUnit();
    int done = facility.program().events().indexOf(name);
    add(
        Figure.About.THROUGHPUT,
        name,
        "done_per_unit",
        "per " + unit.substring(0, unit.length() - 1),
        result.happeningsInTime()[done] / units);
  }

  private void resource(int index, ReplicationResult result) {
    ResourceSpec resource = facility.spec().resources().get(index);
    Figure.About about = Figure.About.RESOURCE;
    double ticks = result.until() - result.from();
    double busy = result.resources().busyTicks(index);
    double open = result.resources().openTicks(index);
    double units = facility.program().ticksPerUnit();
    add(about, resource.name(), UTILISATION, SHARE, busy / open);
    add(about, resource.name(), "busy_mean", "", busy / ticks);
    add(about, resource.name(), "open_mean", "", open / ticks);
    add(about, resource.name(), "overtime", unit, result.resources().overtimeTicks(index) / units);
    if (facility.calendar().isPresent()) {
      double[] hours = openHours(index, result);
      for (int hour = 0; hour < HOURS; hour++) {
        double used = result.busyHours()[index * HOURS + hour];
        add(
            new Figure(about, resource.name(), UTILISATION, hour, SHARE),
            hours[hour] == 0 ? Double.NaN : used / hours[hour]);
      }
    }
  }

  /** Ticks that were offered by hour of the week. */
  private double[] openHours(int resource, ReplicationResult result) {
    double[] hours = new double[HOURS];
    Openings openings = facility.openings()[resource];
    for (long from = result.from(); from < result.until(); ) {
      long to = Math.min(result.until(), openings.nextChange(from));
      facility.addHours(from, to, openings.levelAt(from), hours, 0);
      from = to;
    }
    return hours;
  }

  private void outcomes(ReplicationResult result) {
    List<Outcome> outcomes = facility.program().outcomes();
    for (int k = 0; k < outcomes.size(); k++) {
      String name = outcomes.get(k).name();
      boolean any = result.outcomes().patients() > 0;
      add(Figure.About.OUTCOME, name, "here", "", any ? result.outcomes().mean(1, k) : Double.NaN);
      add(
          Figure.About.OUTCOME,
          name,
          "unlimited",
          "",
          any ? result.outcomes().mean(0, k) : Double.NaN);
      add(
          Figure.About.OUTCOME,
          name,
          "difference",
          "",
          any ? result.outcomes().difference(1, 0, k) : Double.NaN);
    }
  }
}
