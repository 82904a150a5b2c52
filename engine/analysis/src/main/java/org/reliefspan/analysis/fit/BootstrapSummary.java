package org.reliefspan.analysis.fit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import org.reliefspan.domain.fit.FitOptions;
import org.reliefspan.domain.fit.FittedCurve;
import org.reliefspan.domain.fit.FittedModel;
import org.reliefspan.domain.fit.FittedQuantity;
import org.reliefspan.domain.fit.FittedSeries;
import org.reliefspan.domain.fit.FittedTerm;
import org.reliefspan.numerics.limits.Limits;
import org.reliefspan.numerics.model.NotEstimableException;
import org.reliefspan.numerics.model.SignificanceTest;
import org.reliefspan.numerics.resample.PercentileInterval;

/**
 * Puts standard errors and percentile limits of bootstrap replicates in the place of the model's
 * own.
 *
 * <p>A quantile that a replicate's curve does not reach lies beyond all others. Another number that
 * a replicate lacks is left out; with more than one in twenty lacking there are no limits.
 */
final class BootstrapSummary {
  private static final double MOST_LACKING = 0.05;

  private final Resampling resampling;
  private final double level;
  private final Predicate<String> quantities;
  private final boolean hasCurves;
  private final Map<String, double[]> values = new LinkedHashMap<>();
  private int lost;

  private BootstrapSummary(FitOptions options, Predicate<String> quantities, boolean hasCurves) {
    this.resampling = Resampling.of(options);
    this.level = options.level();
    this.quantities = quantities;
    this.hasCurves = hasCurves;
  }

  /** Of all terms, quantities with limits, and curves at times asked for. */
  static BootstrapSummary of(FitOptions options) {
    return new BootstrapSummary(options, name -> true, true);
  }

  /** Of some quantities alone. */
  static BootstrapSummary ofQuantities(FitOptions options, Predicate<String> names) {
    return new BootstrapSummary(options, names, false);
  }

  /**
   * The result with errors and limits of the replicates.
   *
   * @param replicate the result of a replicate by its number
   */
  FittedModel of(FittedModel fitted, IntFunction<FittedModel> replicate) {
    collect(replicate);
    FittedModel.Builder result = FittedModel.of(fitted.model(), fitted.n());
    fitted.events().ifPresent(result::events);
    fitted.logLikelihood().ifPresent(result::logLikelihood);
    fitted.nullLogLikelihood().ifPresent(result::nullLogLikelihood);
    fitted.aic().ifPresent(result::aic);
    fitted.certificate().ifPresent(result::certificate);
    fitted.terms().stream().map(this::term).forEach(result::add);
    fitted.curves().stream().map(this::curve).forEach(result::add);
    fitted.tests().forEach(result::add);
    fitted.quantities().stream().map(this::quantity).forEach(result::add);
    fitted.intervals().forEach(result::add);
    return result.notes(fitted.notes()).notes(notes(fitted)).build();
  }

  private List<String> notes(FittedModel fitted) {
    List<String> notes = new ArrayList<>();
    notes.add(
        ("Standard errors and limits come from %d bootstrap replicates of subjects (percentiles,"
                + " seed %d)%s.")
            .formatted(
                resampling.replicates(),
                resampling.seed(),
                fitted.tests().isEmpty() ? "" : "; the tests are those of the model"));
    if (lost > 0) {
      notes.add("%d replicates could not be fitted and are left out.".formatted(lost));
    }
    return notes;
  }

  private void collect(IntFunction<FittedModel> replicate) {
    for (int number = 0; number < resampling.replicates(); number++) {
      try {
        add(replicate.apply(number), number);
      } catch (NotEstimableException reason) {
        lost++;
      }
    }
  }

  private void add(FittedModel fitted, int number) {
    fitted.terms().forEach(term -> put(place(term), number, term.estimate()));
    for (FittedQuantity quantity : fitted.quantities()) {
      if (quantities.test(quantity.name())) {
        OptionalDouble beyond = OptionalDouble.of(Double.POSITIVE_INFINITY);
        boolean open = quantity.value().isEmpty() && isQuantile(quantity.name());
        put(place(quantity), number, open ? beyond : quantity.value());
      }
    }
    for (FittedCurve curve : fitted.curves()) {
      for (int i = 0; hasCurves && i < curve.time().size(); i++) {
        put(place(curve, i), number, curve.estimate().get(i));
      }
    }
  }

  private void put(String place, int number, OptionalDouble value) {
    double[] all =
        values.computeIfAbsent(
            place,
            each -> {
              double[] none = new double[resampling.replicates()];
              Arrays.fill(none, Double.NaN);
              return none;
            });
    all[number] = value.orElse(Double.NaN);
  }

  private static boolean isQuantile(String name) {
    return name.equals("p25") || name.equals("median") || name.equals("p75");
  }

  private static String place(FittedTerm term) {
    return "term " + term.term();
  }

  private static String place(FittedQuantity quantity) {
    return "quantity " + quantity.stratum() + " " + quantity.name();
  }

  private static String place(FittedCurve curve, int index) {
    return "curve " + curve.stratum() + " " + curve.cause() + " " + curve.time().get(index);
  }

  /** Error and limits of a number; the error is missing where a replicate is infinite. */
  private record Spread(OptionalDouble se, OptionalDouble lower, OptionalDouble upper) {
    static final Spread NONE =
        new Spread(OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty());
  }

  private Spread spread(String place) {
    double[] there =
        Arrays.stream(values.getOrDefault(place, new double[0]))
            .filter(value -> !Double.isNaN(value))
            .toArray();
    int fewest = (int) Math.ceil((1 - MOST_LACKING) * resampling.replicates());
    if (there.length < fewest) {
      return Spread.NONE;
    }
    Limits limits = PercentileInterval.of(there, level);
    return new Spread(
        error(there), OptionalDouble.of(limits.lower()), OptionalDouble.of(limits.upper()));
  }

  private static OptionalDouble error(double[] values) {
    double mean = Arrays.stream(values).sum() / values.length;
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    double error = Math.sqrt(squares / (values.length - 1));
    return Double.isFinite(error) ? OptionalDouble.of(error) : OptionalDouble.empty();
  }

  private FittedTerm term(FittedTerm term) {
    if (term.se().isEmpty()) {
      return term;
    }
    Spread spread = spread(place(term));
    Optional<SignificanceTest> test =
        spread.se().isPresent() && spread.se().getAsDouble() > 0
            ? Optional.of(
                SignificanceTest.normal(term.estimate().orElseThrow() / spread.se().getAsDouble()))
            : Optional.empty();
    return new FittedTerm(
        term.term(),
        term.estimate(),
        spread.se(),
        OptionalDouble.empty(),
        test.map(each -> OptionalDouble.of(each.statistic())).orElse(OptionalDouble.empty()),
        test.map(each -> OptionalDouble.of(each.p())).orElse(OptionalDouble.empty()),
        spread.lower(),
        spread.upper());
  }

  private FittedQuantity quantity(FittedQuantity quantity) {
    boolean hasLimits = quantity.se().isPresent() || quantity.lower().isPresent();
    boolean replaced = isQuantile(quantity.name()) || (hasLimits && quantity.value().isPresent());
    if (!quantities.test(quantity.name()) || !replaced) {
      return quantity;
    }
    Spread spread = spread(place(quantity));
    return new FittedQuantity(
        quantity.stratum(),
        quantity.name(),
        quantity.value(),
        spread.se(),
        spread.lower(),
        spread.upper());
  }

  private FittedCurve curve(FittedCurve curve) {
    if (!hasCurves) {
      return curve;
    }
    FittedSeries.Builder se = FittedSeries.builder();
    FittedSeries.Builder lower = FittedSeries.builder();
    FittedSeries.Builder upper = FittedSeries.builder();
    for (int i = 0; i < curve.time().size(); i++) {
      boolean known = curve.estimate().get(i).isPresent();
      Spread spread = known ? spread(place(curve, i)) : Spread.NONE;
      se.add(spread.se());
      lower.add(spread.lower());
      upper.add(spread.upper());
    }
    return new FittedCurve(
        curve.stratum(),
        curve.cause(),
        curve.time(),
        curve.atRisk(),
        curve.events(),
        curve.estimate(),
        se.build(),
        lower.build(),
        upper.build());
  }
}
