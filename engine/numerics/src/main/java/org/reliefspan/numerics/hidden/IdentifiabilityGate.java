package org.reliefspan.numerics.hidden;

import java.util.ArrayList;
import java.util.List;
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
 * more than 10 above the best) aside, when it lies beyond the longest observation, or when a
 * profile interval of a visit rate or chance of attendance has no end within the range that
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
    Map<DurationDistribution, HiddenReliefEstimate> fits = new TreeMap<>();
    List<String> reasons = new ArrayList<>();
    for (DurationDistribution family : FAMILIES) {
      fitted(estimate, family).ifPresent(fit -> fits.put(family, fit));
    }
    double best = fits.values().stream().mapToDouble(HiddenReliefEstimate::aic).min().orElse(0);
    double[] credible =
        fits.values().stream()
            .filter(fit -> fit.aic() <= best + CLEARLY_WORSE)
            .flatMap(fit -> fit.quantities().responderQuantile(0.5).stream())
            .mapToDouble(DerivedEstimate::value)
            .sorted()
            .toArray();
    if (fits.size() < 2) {
      reasons.add("only one family of durations could be fitted");
    }
    if (credible.length == 0) {
      reasons.add("no family of durations has a median within reach of the data");
    } else if (credible[credible.length - 1] > (1 + LARGEST_DIFFERENCE) * credible[0]) {
      reasons.add(
          "families of durations that fit about equally well give medians from %d to %d"
              .formatted(Math.round(credible[0]), Math.round(credible[credible.length - 1])));
    }
    if (credible.length > 0 && credible[0] > estimate.evidence().longest()) {
      reasons.add("the median lies beyond the longest observation");
    }
    VisitProfiles.unbounded(estimate).ifPresent(reasons::add);
    return new IdentifiabilityGate(fits, reasons);
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
