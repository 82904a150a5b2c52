package org.reliefspan.analysis.estimate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.reliefspan.domain.estimate.Estimate;
import org.reliefspan.domain.estimate.SensitivityRow;
import org.reliefspan.domain.study.HeadlineFamily;
import org.reliefspan.domain.study.Population;
import org.reliefspan.numerics.duration.DurationDistribution;
import org.reliefspan.numerics.hidden.FamilyFits;
import org.reliefspan.numerics.hidden.HiddenReliefEstimate;
import org.reliefspan.numerics.hidden.HiddenReliefEstimator;
import org.reliefspan.numerics.hidden.HiddenReliefModel;
import org.reliefspan.numerics.model.NotEstimableException;

/**
 * The families of durations that the joint model was fitted with, and the headline's among those
 * that the study allows: the one with the smallest criterion of Akaike.
 *
 * @param fits all families that could be fitted
 * @param headline the one that leads, with its errors by observed information
 * @param allowed by the study
 */
record JointFamilies(FamilyFits fits, HiddenReliefEstimate headline, List<HeadlineFamily> allowed) {
  static final String ANALYSIS = "duration_family";

  /** Largest over smallest median of families that fit alike. */
  static final String SPREAD = "alike_families_median_ratio";

  /** Medians of families that the data cannot tell apart may differ by so much unsaid. */
  static final double CAUTION = 1.05;

  private static final String AIC = "aic";

  JointFamilies {
    allowed = List.copyOf(allowed);
  }

  /** The first of some families, in the order in which ties are settled. */
  static HeadlineFamily first(List<HeadlineFamily> allowed) {
    return List.of(HeadlineFamily.values()).stream()
        .filter(allowed::contains)
        .findFirst()
        .orElse(HeadlineFamily.WEIBULL);
  }

  /**
   * Fits the other families beside a quick fit of one and refines the best that the study allows;
   * the next best where its errors are not determined.
   */
  static JointFamilies of(HiddenReliefEstimate quick, List<HeadlineFamily> allowed) {
    FamilyFits fits = FamilyFits.near(quick, HiddenReliefModel.Response.SOME);
    Optional<NotEstimableException> reason = Optional.empty();
    for (HiddenReliefEstimate fit :
        fits.ranked(allowed.stream().map(JointFamilies::distribution).toList())) {
      try {
        HiddenReliefEstimate refined = HiddenReliefEstimator.refine(fit);
        return new JointFamilies(fits.with(refined), refined, allowed);
      } catch (NotEstimableException undetermined) {
        reason = Optional.of(undetermined);
      }
    }
    throw reason.orElseThrow(
        () -> new NotEstimableException("None of the families of durations could be fitted."));
  }

  static DurationDistribution distribution(HeadlineFamily family) {
    return switch (family) {
      case WEIBULL -> DurationDistribution.WEIBULL;
      case LOGNORMAL -> DurationDistribution.LOGNORMAL;
      case LOGLOGISTIC -> DurationDistribution.LOGLOGISTIC;
      case GENERALISED_GAMMA -> DurationDistribution.GENERALISED_GAMMA;
    };
  }

  /** The headline's family. */
  HeadlineFamily family() {
    return family(headline);
  }

  private static HeadlineFamily family(HiddenReliefEstimate fit) {
    return List.of(HeadlineFamily.values()).stream()
        .filter(family -> distribution(family) == fit.model().distribution())
        .findFirst()
        .orElseThrow();
  }

  /** The fit of a family, if there is one. */
  Optional<HiddenReliefEstimate> fit(HeadlineFamily family) {
    return Optional.ofNullable(fits.fits().get(distribution(family)));
  }

  /** All families, the smallest criterion first. */
  private List<HiddenReliefEstimate> ranked() {
    return fits.ranked(FamilyFits.FAMILIES);
  }

  /** How the family was chosen, and a caution where the answer owes much to the choice. */
  String note() {
    List<String> parts = new ArrayList<>();
    HeadlineFamily best = family(ranked().get(0));
    parts.add("AIC " + Math.round(fits.aic(headline)));
    if (allowed.size() == 1) {
      parts.add(family().id() + " durations, as the study asks");
    } else {
      parts.add(family().id() + " durations have the smallest AIC of those allowed");
    }
    if (best != family()) {
      parts.add(best.id() + " durations have a smaller one");
    }
    parts.add(
        ranked().stream()
            .map(fit -> family(fit).id() + " " + oneDecimal(fits.aic(fit)))
            .collect(Collectors.joining(", ", "by family ", "")));
    caution().ifPresent(parts::add);
    return String.join("; ", parts);
  }

  /** Where families that fit alike give medians more than 5% apart. */
  private Optional<String> caution() {
    double spread = fits.spreadOfEquals();
    return spread > CAUTION
        ? Optional.of(
            "caution: families within 2 of the smallest AIC give medians %s%% apart"
                .formatted(Math.round(100 * (spread - 1))))
        : Optional.empty();
  }

  private static String oneDecimal(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }

  /** Criterion and median of each family, and how far those that fit alike lie apart. */
  List<SensitivityRow> rows(ReliefCell cell, boolean settled) {
    List<SensitivityRow> rows = new ArrayList<>();
    for (HeadlineFamily family : HeadlineFamily.values()) {
      fit(family).ifPresent(fit -> rows.addAll(rows(cell, family, fit, settled)));
    }
    if (settled) {
      ReliefRows together = written(cell, family());
      together.value(
          SPREAD,
          Estimate.of(fits.spreadOfEquals()),
          DurationEffects.RATIO,
          caution().orElse("of the families within 2 of the smallest AIC"));
      together.list().forEach(row -> rows.add(new SensitivityRow(ANALYSIS, row)));
    }
    return rows;
  }

  private List<SensitivityRow> rows(
      ReliefCell cell, HeadlineFamily family, HiddenReliefEstimate fit, boolean settled) {
    ReliefRows written = written(cell, family);
    written.value(
        AIC, Estimate.of(fits.aic(fit)), "", family == family() ? "the headline's family" : "");
    if (settled) {
      JointRows.median(written, fit, cell.level());
    }
    return written.list().stream().map(row -> new SensitivityRow(ANALYSIS, row)).toList();
  }

  private static ReliefRows written(ReliefCell cell, HeadlineFamily family) {
    return new ReliefRows(
        cell.key(Population.RESPONDERS, JointRows.estimator(family)), cell.sample());
  }
}
