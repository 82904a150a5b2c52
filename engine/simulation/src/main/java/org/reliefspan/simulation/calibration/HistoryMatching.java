package org.reliefspan.simulation.calibration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.reliefspan.domain.formula.NumberWords;
import org.reliefspan.domain.pathway.CalibrationTarget;
import org.reliefspan.domain.pathway.ResolvedPathway;
import org.reliefspan.numerics.resample.PercentileInterval;
import org.reliefspan.simulation.calibration.Calibration.ParameterFit;
import org.reliefspan.simulation.calibration.Calibration.Spread;
import org.reliefspan.simulation.calibration.Calibration.TargetFit;
import org.reliefspan.simulation.calibration.Calibration.Wave;
import org.reliefspan.simulation.model.SimulationException;
import org.reliefspan.simulation.run.TargetRun;

/**
 * Finds values of the uncertain parameters that give what was observed.
 *
 * <p>Formula: implausibility I(x) = max over targets |f(x) - z| / sqrt(V_target + V_MonteCarlo +
 * V_emulator). Points of the first wave are a Latin hypercube over the laws of the parameters,
 * those of later waves are drawn by these laws where emulators of all waves before have I below 3.
 * Points that were simulated and have I below 3 are weighted by the normal likelihood of the
 * targets over the density from which they came, sum over waves of n_w 1(x in region w) / share of
 * region w, and resampled to equally weighted draws. Domain: at least one uncertain parameter and
 * one target. Edge cases: nothing kept is refused with the target that rules most out. Source:
 * Craig, Goldstein, Seheult, Smith 1997, doi 10.1007/978-1-4612-2290-3_2; Vernon, Goldstein, Bower
 * 2010, doi 10.1214/10-BA524; the weights are the balance heuristic of Veach and Guibas 1995, doi
 * 10.1145/218380.218498. Agreement: quadrature of the exact posterior ({@code
 * HistoryMatchingTest}).
 */
public final class HistoryMatching {
  private static final double MIDDLE = 0.5; // of a law
  private static final int CANDIDATES = 1_000_000;
  private static final int FEWEST_FOR_EMULATORS = 5;

  private final Request request;
  private final TargetRun run;
  private final Plausible plausible;
  private final Design design;
  private final List<String> parameters;
  private final List<Point> points = new ArrayList<>();
  private final List<Region> regions = new ArrayList<>();
  private final List<Double> spaces = new ArrayList<>();
  private final List<Wave> waves = new ArrayList<>();

  /**
   * What to calibrate.
   *
   * @param targets without findings
   * @param waves of points, at least 1
   * @param points of each wave, at least 10
   * @param draws that come out, at least 2
   * @param patients of each point, where the cohort is not possible, at least 100
   * @param seed of all luck
   * @param threads at most; results do not depend on it
   */
  public record Request(
      ResolvedPathway pathway,
      List<CalibrationTarget> targets,
      int waves,
      int points,
      int draws,
      long patients,
      long seed,
      int threads) {
    /** Checks and copies. */
    public Request {
      targets = List.copyOf(targets);
      requireAtLeast("number of targets", targets.size(), 1);
      requireAtLeast("number of waves", waves, 1);
      requireAtLeast("number of points", points, 10);
      requireAtLeast("number of draws", draws, 2);
      requireAtLeast("number of patients", patients, 100);
      requireAtLeast("number of threads", threads, 1);
    }

    private static void requireAtLeast(String what, long value, long least) {
      if (value < least) {
        throw new SimulationException(
            "The %s (%d) must be at least %d.".formatted(what, value, least));
      }
    }
  }

  private HistoryMatching(Request request) {
    this.request = request;
    this.run =
        new TargetRun(request.pathway(), request.targets(), request.seed(), request.patients());
    this.plausible = new Plausible(request.targets());
    this.parameters = run.parameters();
    this.design = new Design(request.seed(), request.pathway().name(), parameters);
  }

  /**
   * Calibrates.
   *
   * @throws SimulationException where the pathway cannot be run, or no values give the targets
   */
  public static Calibration run(Request request) {
    HistoryMatching matching = new HistoryMatching(request);
    if (matching.parameters.isEmpty()) {
      throw new SimulationException(
          "No parameter is uncertain, so there is nothing to calibrate. Maybe give one a draw.");
    }
    for (int wave = 1; wave <= request.waves(); wave++) {
      if (!matching.wave(wave)) {
        break;
      }
    }
    return matching.result();
  }

  /** Simulates the points of a wave; without any left there is no wave. */
  private boolean wave(int number) {
    double[][] uniform = number == 1 ? design.latinHypercube(request.points()) : proposals(number);
    if (uniform.length == 0) {
      return false;
    }
    if (number == 1) {
      spaces.add(1.0);
    }
    List<Map<String, Double>> values = Arrays.stream(uniform).map(this::valuesAt).toList();
    List<TargetRun.Answer> answers = run.at(values, request.threads());
    int kept = 0;
    for (int i = 0; i < uniform.length; i++) {
      points.add(new Point(Design.scores(uniform[i]), values.get(i), answers.get(i)));
      kept += isKept(points.get(points.size() - 1)) ? 1 : 0;
    }
    double best =
        points.stream()
            .mapToDouble(each -> plausible.implausibility(each.answer()))
            .min()
            .orElse(0);
    waves.add(new Wave(number, uniform.length, spaces.get(number - 1), kept, best));
    return number == request.waves() || addRegion();
  }

  private Map<String, Double> valuesAt(double[] uniform) {
    Map<String, Double> byName = new HashMap<>();
    for (int i = 0; i < uniform.length; i++) {
      byName.put(parameters.get(i), uniform[i]);
    }
    return run.values(name -> byName.getOrDefault(name, MIDDLE));
  }

  /** Emulators of all points where no wave before rules out; none where there are too few. */
  private boolean addRegion() {
    List<Point> here =
        points.stream().filter(each -> isLeft(each.scores(), regions.size())).toList();
    if (here.size() < FEWEST_FOR_EMULATORS) {
      return false;
    }
    regions.add(new Region(request.targets(), here));
    return true;
  }

  private boolean isLeft(double[] scores, int until) {
    for (int region = 0; region < until; region++) {
      if (!regions.get(region).holds(scores)) {
        return false;
      }
    }
    return true;
  }

  private double[][] proposals(int wave) {
    List<double[]> found = new ArrayList<>();
    int tried = 0;
    while (tried < CANDIDATES && found.size() < request.points()) {
      double[] uniform = design.uniform(wave, tried++);
      if (isLeft(Design.scores(uniform), regions.size())) {
        found.add(uniform);
      }
    }
    spaces.add((double) found.size() / tried);
    return found.toArray(double[][]::new);
  }

  private boolean isKept(Point point) {
    return plausible.implausibility(point.answer()) < Plausible.CUT;
  }

  private Calibration result() {
    List<Point> kept = points.stream().filter(this::isKept).toList();
    if (kept.isEmpty()) {
      throw new SimulationException(refusal());
    }
    double[] weights = weights(kept);
    double squares = 0;
    for (double weight : weights) {
      squares += weight * weight;
    }
    int[] chosen = resampled(weights);
    List<Point> first = points.subList(0, waves.get(0).points());
    List<Point> after = Arrays.stream(chosen).mapToObj(kept::get).toList();
    List<TargetFit> fits = new ArrayList<>();
    for (int t = 0; t < request.targets().size(); t++) {
      int target = t;
      ToDoubleFunction<Point> value = point -> point.answer().values()[target];
      fits.add(
          new TargetFit(
              request.targets().get(t), spread(first, value), spread(after, value), closest(t)));
    }
    List<ParameterFit> parameterFits = new ArrayList<>();
    for (String name : parameters) {
      ToDoubleFunction<Point> value = point -> valueOf(point, name);
      parameterFits.add(new ParameterFit(name, spread(first, value), spread(after, value)));
    }
    double[][] draws =
        after.stream()
            .map(point -> parameters.stream().mapToDouble(name -> valueOf(point, name)).toArray())
            .toArray(double[][]::new);
    return new Calibration(waves, fits, parameterFits, draws, 1 / squares, run.isExact());
  }

  private static double valueOf(Point point, String name) {
    return point.values().getOrDefault(name, 0.0);
  }

  private static Spread spread(List<Point> of, ToDoubleFunction<Point> value) {
    double[] all = of.stream().mapToDouble(value).toArray();
    double sum = 0;
    for (double each : all) {
      sum += each;
    }
    return new Spread(sum / all.length, PercentileInterval.of(all, Calibration.LEVEL));
  }

  /** Likelihood over the density of all waves; they sum to 1. */
  private double[] weights(List<Point> kept) {
    double[] logs =
        kept.stream().mapToDouble(each -> plausible.logLikelihood(each.answer())).toArray();
    double largest = Arrays.stream(logs).max().orElse(0);
    double[] weights = new double[logs.length];
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      weights[i] = Math.exp(logs[i] - largest) / density(kept.get(i).scores());
      sum += weights[i];
    }
    for (int i = 0; i < weights.length; i++) {
      weights[i] /= sum;
    }
    return weights;
  }

  private double density(double[] scores) {
    double density = 0;
    for (int wave = 0; wave < waves.size(); wave++) {
      if (isLeft(scores, wave)) {
        density += waves.get(wave).points() / waves.get(wave).space();
      }
    }
    return density;
  }

  /** Systematic resampling, in an order by luck so that some of the draws are like all. */
  private int[] resampled(double[] weights) {
    int[] order = design.shuffled(request.draws());
    int[] chosen = new int[request.draws()];
    double begin = design.beginning();
    int point = 0;
    double above = weights[0];
    for (int draw = 0; draw < chosen.length; draw++) {
      double at = (draw + begin) / chosen.length;
      while (at >= above && point < weights.length - 1) {
        above += weights[++point];
      }
      chosen[order[draw]] = point;
    }
    return chosen;
  }

  private double closest(int target) {
    return points.stream()
        .mapToDouble(each -> plausible.implausibility(each.answer(), target))
        .min()
        .orElse(0);
  }

  /** Names the target that rules out most. */
  private String refusal() {
    int worst = 0;
    long most = -1;
    for (int t = 0; t < request.targets().size(); t++) {
      int target = t;
      long out =
          points.stream()
              .filter(each -> plausible.implausibility(each.answer(), target) >= Plausible.CUT)
              .count();
      boolean further = out == most && closest(t) > closest(worst);
      if (out > most || further) {
        most = out;
        worst = t;
      }
    }
    CalibrationTarget target = request.targets().get(worst);
    int index = worst;
    double[] values = points.stream().mapToDouble(each -> each.answer().values()[index]).toArray();
    return String.format(
        Locale.ROOT,
        "No values of the parameters give the targets: the closest of %,d points is %.1f standard"
            + " errors away. The target %s under %s (%s) rules out most, %,d points: they give %s"
            + " to %s. Maybe its limits are too close, the laws of the parameters too narrow, or it"
            + " is not what the pathway means by this name.",
        points.size(),
        waves.get(waves.size() - 1).bestImplausibility(),
        target.words(),
        target.strategy(),
        NumberWords.of(target.value()),
        most,
        String.format(Locale.ROOT, "%.4g", Arrays.stream(values).min().orElse(0)),
        String.format(Locale.ROOT, "%.4g", Arrays.stream(values).max().orElse(0)));
  }
}
