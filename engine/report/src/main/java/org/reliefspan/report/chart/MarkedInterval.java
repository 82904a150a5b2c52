package org.reliefspan.report.chart;

import java.util.Optional;
import org.reliefspan.domain.quantity.Interval;

/** One estimate with its limits and the words beside it. */
public record MarkedInterval(String label, double value, Optional<Interval> limits) {
  double lower() {
    return limits.map(Interval::lower).filter(Double::isFinite).orElse(value);
  }

  double upper() {
    return limits.map(Interval::upper).filter(Double::isFinite).orElse(value);
  }
}
