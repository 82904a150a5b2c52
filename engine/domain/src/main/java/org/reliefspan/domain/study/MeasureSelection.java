package org.reliefspan.domain.study;

import java.util.Optional;
import org.reliefspan.domain.catalog.Measure;

/**
 * One measure in one context. Contexts are different measures and are never pooled.
 *
 * @param context the context to use; empty takes scores without a context and those marked {@code
 *     average}
 */
public record MeasureSelection(Measure measure, Optional<String> context) {

  /** Whether a score with this context (empty when not given) is meant. */
  public boolean accepts(String scoreContext) {
    return context
        .map(scoreContext::equals)
        .orElseGet(() -> scoreContext.isEmpty() || scoreContext.equals("average"));
  }
}
