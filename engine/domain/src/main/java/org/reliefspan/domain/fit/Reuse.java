package org.reliefspan.domain.fit;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.reliefspan.numerics.model.Coefficients;

/**
 * What a simulation needs to draw from a fit: which form its coefficients have and how they vary
 * together.
 *
 * @param kind what the linear predictor gives
 * @param form the family of durations, or the link of a mean
 * @param terms names of the coefficients
 * @param roles of the coefficients
 * @param estimates in the order of terms
 * @param covariance of the estimates by rows, robust where the fit is
 * @param covariates what was seen of each variable
 */
public record Reuse(
    Kind kind,
    String form,
    List<String> terms,
    List<Role> roles,
    FittedSeries estimates,
    FittedSeries covariance,
    List<SeenCovariate> covariates) {
  /** What the linear predictor gives. */
  public enum Kind {
    /** Durations: its scale, as in an accelerated failure time model. */
    DURATION,
    /** A mean or a probability, through the link. */
    MEAN
  }

  /** What a coefficient belongs to. */
  public enum Role {
    /** The linear predictor of durations or of the mean. */
    PREDICTOR,
    /** The logarithm of the scale of a family. */
    LOG_SCALE,
    /** The shape of a family. */
    SHAPE,
    /** The linear predictor of the log odds to respond. */
    RESPONSE,
    /** The log odds of a duration of 0. */
    ZERO,
    /** The logarithm of a rate beside durations: of events, of late onset, of relief regained. */
    RATE,
    /** Something that a pathway does not need, as rates of visits. */
    OTHER
  }

  public Reuse {
    terms = List.copyOf(terms);
    roles = List.copyOf(roles);
    covariates = List.copyOf(covariates);
    if (roles.size() != terms.size()
        || estimates.size() != terms.size()
        || covariance.size() != terms.size() * terms.size()) {
      throw new IllegalArgumentException(
          "covariance (%s) must be of the %s terms".formatted(covariance.size(), terms.size()));
    }
  }

  /** Of coefficients; those that cannot be estimated are left out. */
  public static Reuse of(
      Kind kind, String form, List<String> names, List<Role> roles, Coefficients coefficients) {
    int[] kept = IntStream.range(0, names.size()).filter(coefficients::isEstimable).toArray();
    double[] all = coefficients.robustCovariances().orElseGet(coefficients::covariances);
    double[] covariance = new double[kept.length * kept.length];
    for (int i = 0; i < kept.length; i++) {
      for (int j = 0; j < kept.length; j++) {
        covariance[i * kept.length + j] = all[kept[i] * coefficients.size() + kept[j]];
      }
    }
    return new Reuse(
        kind,
        form,
        Arrays.stream(kept).mapToObj(names::get).toList(),
        Arrays.stream(kept).mapToObj(roles::get).toList(),
        FittedSeries.of(Arrays.stream(kept).mapToDouble(coefficients::estimate).toArray()),
        FittedSeries.of(covariance),
        List.of());
  }

  /** The same without the coefficients of a role: the others have the covariance that they had. */
  public Reuse without(Role role) {
    int[] kept =
        IntStream.range(0, terms.size()).filter(index -> roles.get(index) != role).toArray();
    FittedSeries.Builder values = FittedSeries.builder();
    FittedSeries.Builder together = FittedSeries.builder();
    for (int one : kept) {
      values.add(estimates.get(one));
      for (int other : kept) {
        together.add(covariance.get(one * terms.size() + other));
      }
    }
    return new Reuse(
        kind,
        form,
        Arrays.stream(kept).mapToObj(terms::get).toList(),
        Arrays.stream(kept).mapToObj(roles::get).toList(),
        values.build(),
        together.build(),
        covariates);
  }

  /** The same after rows that held this. */
  public Reuse with(List<SeenCovariate> seen) {
    return new Reuse(kind, form, terms, roles, estimates, covariance, seen);
  }
}
