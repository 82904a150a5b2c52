package org.reliefspan.numerics.hidden;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.reliefspan.numerics.duration.DurationDistribution;
import org.reliefspan.numerics.interval.DerivedEstimate;
import org.reliefspan.numerics.model.NotEstimableException;

/**
 * Whether data determine the median duration together with how visits depend on relief.
 *
 * <p>Closed when the median of responders differs by more than 10% between Weibull, log-normal,
 * log-logistic and generalised gamma durations, families that fit clearly worse (Akaike's criterion
 * more than 10 above the best) aside, when the family that was fitted is itself one of those and
 * its median differs so from that of the best, when it lies beyond the longest observation, or when
 * a profile interval of a visit rate or chance of attendance has no end within the range that
 * matters. Immutable.
 *
 * @param fits by family, those that could be fitted; all but the first with quick errors
 * @param reasons why the gate is closed; empty when it is open
 */
public record IdentifiabilityGate(
    Map<DurationDistribution, HiddenReliefEstimate> fits, List<String> reasons) {
  private static final double LARGEST_DIFFERENCE = 0.10;
  private static final double CLEARLY_WORSE = 10;
  private static final List<DurationDistribution> FAMILIES =
      List.of(
          DurationDistribution.WEIBULL,
          DurationDistribution.LOGNORMAL,
          DurationDistribution.LOGLOGISTIC,
          DurationDistribution.GENERALISED_GAMMA);

  /** Copies what it is given. */
  public IdentifiabilityGate {
    fits = Map.copyOf(fits);
    reasons = List.copyOf(reasons);
  }

  /** Whether the data determine the median. */
  public boolean isOpen() {
    return reasons.isEmpty();
  }

  /** Fits the other families and the profiles of a fitted model. */
  public static IdentifiabilityGate of(HiddenReliefEstimate estimate) {
    Map<DurationDistribution, HiddenReliefEstimate> fits = fits(estimate, FAMILIES);
    List<String> reasons = new ArrayList<>(disagreement(fits));
    double[] credible = credibleMedians(fits);
    if (credible.length == 0) {
      reasons.add("no family of durations has a median within reach of the data");
    } else if (credible[0] > estimate.evidence().longest()) {
      reasons.add("the median lies beyond the longest observation");
    }
    betterFamily(estimate, fits).ifPresent(reasons::add);
    VisitProfiles.unbounded(estimate).ifPresent(reasons::add);
    return new IdentifiabilityGate(fits, reasons);
  }

  /** Whether the family of the estimate itself fits clearly worse, and its median differs. */
  private static Optional<String> betterFamily(
      HiddenReliefEstimate estimate, Map<DurationDistribution, HiddenReliefEstimate> fits) {
    double best = bestCriterion(fits);
    if (estimate.aic() <= best + CLEARLY_WORSE) {
      return Optional.empty();
    }
    HiddenReliefEstimate better =
        fits.values().stream().filter(fit -> fit.aic() == best).findFirst().orElseThrow();
    double here = median(estimate);
    double there = median(better);
    boolean alike = Math.max(here, there) <= (1 + LARGEST_DIFFERENCE) * Math.min(here, there);
    return alike
        ? Optional.empty()
        : Optional.of(
            "%s durations fit clearly better and give a median of %s instead of %s"
                .formatted(name(better), Math.round(there), Math.round(here)));
  }

  private static double median(HiddenReliefEstimate fit) {
    return fit.quantities()
        .responderQuantile(0.5)
        .map(DerivedEstimate::value)
        .orElse(Double.POSITIVE_INFINITY);
  }

  private static String name(HiddenReliefEstimate fit) {
    return fit.model().distribution().name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** The families that could be fitted, quickly but for the estimate's own. */
  static Map<DurationDistribution, HiddenReliefEstimate> fits(
      HiddenReliefEstimate estimate, List<DurationDistribution> families) {
    Map<DurationDistribution, HiddenReliefEstimate> fits = new TreeMap<>();
    for (DurationDistribution family : families) {
      fitted(estimate, family).ifPresent(fit -> fits.put(family, fit));
    }
    return fits;
  }

  /** How families that fit about equally well disagree; empty when they agree. */
  static List<String> disagreement(Map<DurationDistribution, HiddenReliefEstimate> fits) {
    if (fits.size() < 2) {
      return List.of("only one family of durations could be fitted");
    }
    double[] medians = credibleMedians(fits);
    boolean apart =
        medians.length > 0 && medians[medians.length - 1] > (1 + LARGEST_DIFFERENCE) * medians[0];
    return apart
        ? List.of(
            "families of durations that fit about equally well give medians from %s to %s"
                .formatted(Math.round(medians[0]), Math.round(medians[medians.length - 1])))
        : List.of();
  }

  /** Medians of the families that are not clearly worse than the best, ascending. */
  private static double[] credibleMedians(Map<DurationDistribution, HiddenReliefEstimate> fits) {
    double best = bestCriterion(fits);
    return fits.values().stream()
        .filter(fit -> fit.aic() <= best + CLEARLY_WORSE)
        .flatMap(fit -> fit.quantities().responderQuantile(0.5).stream())
        .mapToDouble(DerivedEstimate::value)
        .sorted()
        .toArray();
  }

  private static double bestCriterion(Map<DurationDistribution, HiddenReliefEstimate> fits) {
    return fits.values().stream().mapToDouble(HiddenReliefEstimate::aic).min().orElse(0);
  }

  private static Optional<HiddenReliefEstimate> fitted(
      HiddenReliefEstimate estimate, DurationDistribution family) {
    if (estimate.model().distribution() == family) {
      return Optional.of(estimate);
    }
    try {
      return Optional.of(HiddenReliefEstimator.fit(estimate, family));
    } catch (NotEstimableException undetermined) {
      return Optional.empty();
    }
  }
}
