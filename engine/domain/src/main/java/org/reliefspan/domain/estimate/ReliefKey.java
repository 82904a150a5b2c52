package org.reliefspan.domain.estimate;

/**
 * What a relief quantity is about; every part is a published identifier.
 *
 * @param procedure family id of the catalogue
 * @param stratum {@code all} or {@code column=value;...}
 * @param definition relief definition, such as {@code pain_50}
 * @param strategy handling of intercurrent events, such as {@code composite}
 * @param population {@code all_treated}, {@code responders} or {@code observed_responders}
 * @param estimator such as {@code turnbull} or {@code weibull}
 */
public record ReliefKey(
    String procedure,
    String stratum,
    String definition,
    String strategy,
    String population,
    String estimator) {

  /** The same under another strategy. */
  public ReliefKey with(String otherStrategy) {
    return new ReliefKey(procedure, stratum, definition, otherStrategy, population, estimator);
  }
}
