package org.reliefspan.numerics.hidden;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.reliefspan.numerics.duration.DurationDistribution;
import org.reliefspan.numerics.interval.DerivedEstimate;

/**
 * Whether data determine the median duration together with how visits depend on relief.
 *
 * <p>Closed when the median of responders differs by more than 10% between Weibull, log-normal,
 * log-logistic and generalised gamma durations, families that fit clearly worse (Akaike's criterion
 * more than 10 above the best) aside, when the family that was fitted is itself one of those and
 * its median differs so from that of the best, when it lies beyond the longest observation or
 * before the earliest score, where a family only guesses how many responded for a moment, or when a
 * profile interval of a visit rate or chance of attendance has no end within the range that
 * matters. The median as if no event ended relief passes the same gate apart. Immutable.
 *
 * @param families those that could be fitted; all but the first with quick errors
 * @param reasons why the gate is closed; empty when it is open
 * @param reasonsWithoutEvents why it is closed for the median as if events did not happen
 */
public record IdentifiabilityGate(
    FamilyFits families, List<String> reasons, List<String> reasonsWithoutEvents) {
  private static final double LARGEST_DIFFERENCE = 0.10;
  private static final double CLEARLY_WORSE = 10;

  static final String BEFORE_SCORES =
      "the median lies before the earliest score, where nothing was seen";

  /** Copies what it is given. */
  public IdentifiabilityGate {
    reasons = List.copyOf(reasons);
    reasonsWithoutEvents = List.copyOf(reasonsWithoutEvents);
  }

  /** Whether the data determine the median. */
  public boolean isOpen() {
    return reasons.isEmpty();
  }

  /** By family, those that could be fitted. */
  public Map<DurationDistribution, HiddenReliefEstimate> fits() {
    return families.fits();
  }

  /** Fits the other families and the profiles of a fitted model. */
  public static IdentifiabilityGate of(HiddenReliefEstimate estimate) {
    return of(estimate, FamilyFits.near(estimate, estimate.model().response()));
  }

  /** The gate of one of several families that are fitted already. */
  public static IdentifiabilityGate of(HiddenReliefEstimate estimate, FamilyFits families) {
    List<String> reasons = medians(estimate, families, HiddenReliefEstimate::quantities);
    List<String> withoutEvents = new ArrayList<>();
    if (estimate.evidence().census().has(VisitKind.EVENT)) {
      withoutEvents.addAll(
          medians(estimate, families, HiddenReliefEstimate::quantitiesWithoutEvents));
    } else {
      withoutEvents.addAll(reasons);
    }
    Optional<String> unbounded = VisitProfiles.unbounded(estimate);
    unbounded.ifPresent(reasons::add);
    unbounded.ifPresent(withoutEvents::add);
    return new IdentifiabilityGate(families, reasons, withoutEvents);
  }

  /** What the medians of the families speak against. */
  private static List<String> medians(
      HiddenReliefEstimate estimate,
      FamilyFits families,
      Function<HiddenReliefEstimate, ReliefQuantities> quantities) {
    List<String> reasons = new ArrayList<>(disagreement(families, quantities));
    double[] credible = families.medians(CLEARLY_WORSE, quantities);
    if (credible.length == 0) {
      reasons.add("no family of durations has a median within reach of the data");
    } else if (credible[0] > estimate.evidence().longest()) {
      reasons.add("the median lies beyond the longest observation");
    } else if (median(quantities.apply(estimate)) < estimate.evidence().census().firstScore()) {
      reasons.add(BEFORE_SCORES);
    }
    betterFamily(estimate, families, quantities).ifPresent(reasons::add);
    return reasons;
  }

  /** Whether the family of the estimate itself fits clearly worse, and its median differs. */
  private static Optional<String> betterFamily(
      HiddenReliefEstimate estimate,
      FamilyFits families,
      Function<HiddenReliefEstimate, ReliefQuantities> quantities) {
    if (families.aic(estimate) <= families.best() + CLEARLY_WORSE) {
      return Optional.empty();
    }
    HiddenReliefEstimate better = families.ranked(FamilyFits.FAMILIES).get(0);
    double here = median(quantities.apply(estimate));
    double there = median(quantities.apply(better));
    boolean alike = Math.max(here, there) <= (1 + LARGEST_DIFFERENCE) * Math.min(here, there);
    return alike
        ? Optional.empty()
        : Optional.of(
            "%s durations fit clearly better and give a median of %s instead of %s"
                .formatted(name(better), Math.round(there), Math.round(here)));
  }

  private static double median(ReliefQuantities quantities) {
    return quantities
        .responderQuantile(0.5)
        .map(DerivedEstimate::value)
        .orElse(Double.POSITIVE_INFINITY);
  }

  private static String name(HiddenReliefEstimate fit) {
    return fit.model().distribution().name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** How families that fit about equally well disagree; empty when they agree. */
  static List<String> disagreement(FamilyFits families) {
    return disagreement(families, HiddenReliefEstimate::quantities);
  }

  private static List<String> disagreement(
      FamilyFits families, Function<HiddenReliefEstimate, ReliefQuantities> quantities) {
    if (families.fits().size() < 2) {
      return List.of("only one family of durations could be fitted");
    }
    double[] medians = families.medians(CLEARLY_WORSE, quantities);
    boolean apart =
        medians.length > 0 && medians[medians.length - 1] > (1 + LARGEST_DIFFERENCE) * medians[0];
    return apart
        ? List.of(
            "families of durations that fit about equally well give medians from %s to %s"
                .formatted(Math.round(medians[0]), Math.round(medians[medians.length - 1])))
        : List.of();
  }
}
