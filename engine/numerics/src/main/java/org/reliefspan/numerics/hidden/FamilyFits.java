package org.reliefspan.numerics.hidden;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.reliefspan.numerics.duration.DurationDistribution;
import org.reliefspan.numerics.interval.DerivedEstimate;
import org.reliefspan.numerics.model.NotEstimableException;

/**
 * One model with several families of durations, and which of them fit best by Akaike's criterion.
 * Immutable.
 *
 * @param fits by family, those that could be fitted
 */
public record FamilyFits(Map<DurationDistribution, HiddenReliefEstimate> fits) {
  /** The order of families; of equal criteria the first wins. */
  public static final List<DurationDistribution> FAMILIES =
      List.of(
          DurationDistribution.WEIBULL,
          DurationDistribution.LOGNORMAL,
          DurationDistribution.LOGLOGISTIC,
          DurationDistribution.GENERALISED_GAMMA);

  /** Differences of the criterion that say nothing. */
  private static final double ABOUT_EQUAL = 2;

  /** Copies what it is given. */
  public FamilyFits {
    fits = Map.copyOf(fits);
  }

  /**
   * Fits all families quickly, each begun at what one of them found for visits.
   *
   * @param response as it was asked for: that one family takes everybody for a responder does not
   *     make the others do so
   */
  public static FamilyFits near(
      HiddenReliefEstimate estimate, HiddenReliefModel.Response response) {
    return near(estimate, response, FAMILIES);
  }

  static FamilyFits near(
      HiddenReliefEstimate estimate,
      HiddenReliefModel.Response response,
      List<DurationDistribution> families) {
    Map<DurationDistribution, HiddenReliefEstimate> fits =
        new EnumMap<>(DurationDistribution.class);
    fits.put(estimate.model().distribution(), estimate);
    for (DurationDistribution family : families) {
      if (!fits.containsKey(family)) {
        fitted(estimate, estimate.model().with(family).with(response))
            .ifPresent(fit -> fits.put(family, fit));
      }
    }
    return new FamilyFits(fits);
  }

  private static Optional<HiddenReliefEstimate> fitted(
      HiddenReliefEstimate estimate, HiddenReliefModel model) {
    try {
      return Optional.of(HiddenReliefEstimator.fitNear(estimate, model));
    } catch (NotEstimableException undetermined) {
      return Optional.empty();
    }
  }

  /** The same with another fit of its family, as one that was refined. */
  public FamilyFits with(HiddenReliefEstimate other) {
    Map<DurationDistribution, HiddenReliefEstimate> changed =
        new EnumMap<>(DurationDistribution.class);
    changed.putAll(fits);
    changed.put(other.model().distribution(), other);
    return new FamilyFits(changed);
  }

  /** The families among these that could be fitted, the smallest criterion first. */
  public List<HiddenReliefEstimate> ranked(List<DurationDistribution> among) {
    List<HiddenReliefEstimate> ranked = new ArrayList<>();
    for (DurationDistribution family : FAMILIES) {
      HiddenReliefEstimate fit = fits.get(family);
      if (fit != null && among.contains(family)) {
        int place = 0;
        while (place < ranked.size() && aic(ranked.get(place)) <= aic(fit)) {
          place++;
        }
        ranked.add(place, fit);
      }
    }
    return ranked;
  }

  /**
   * Akaike's criterion of one of the families. All were asked for the same response, visits and
   * mistakes, so these count alike also in a family that took everybody for a responder: it would
   * otherwise be favoured for what it does not see.
   */
  public double aic(HiddenReliefEstimate fit) {
    int common = fits.values().stream().mapToInt(FamilyFits::besidesDuration).max().orElse(0);
    int own = fit.layout().size() - besidesDuration(fit);
    return 2.0 * (common + own) - 2 * fit.logLikelihood();
  }

  /** Parameters of response, visits, mistakes and the course after loss. */
  private static int besidesDuration(HiddenReliefEstimate fit) {
    return (int) fit.layout().names().stream().filter(name -> !isOfDuration(fit, name)).count();
  }

  private static boolean isOfDuration(HiddenReliefEstimate fit, String name) {
    return name.equals(ReliefLayout.LOG_SCALE)
        || name.equals(ReliefLayout.SHAPE)
        || fit.evidence().census().durationNames().contains(name);
  }

  /** Smallest criterion. */
  double best() {
    return fits.values().stream().mapToDouble(this::aic).min().orElse(0);
  }

  /**
   * Largest over smallest median of the families whose criterion is within 2 of the best: how much
   * the answer owes to the choice among families that the data cannot tell apart.
   */
  public double spreadOfEquals() {
    double[] medians = medians(ABOUT_EQUAL, HiddenReliefEstimate::quantities);
    return medians.length < 2 ? 1 : medians[medians.length - 1] / medians[0];
  }

  /** Medians of responders of the families within a distance of the best, ascending. */
  double[] medians(double within, Function<HiddenReliefEstimate, ReliefQuantities> quantities) {
    double best = best();
    return fits.values().stream()
        .filter(fit -> aic(fit) <= best + within)
        .flatMap(fit -> quantities.apply(fit).responderQuantile(0.5).stream())
        .mapToDouble(DerivedEstimate::value)
        .sorted()
        .toArray();
  }
}
