package org.reliefspan.simulation.facility;

import java.util.Optional;
import org.apache.commons.math3.special.Gamma;
import org.reliefspan.domain.pathway.AttributeSpec;
import org.reliefspan.domain.pathway.Law;
import org.reliefspan.domain.pathway.Written;

/**
 * What formulas of queues need of a distribution of times.
 *
 * @param isExponential whether it has no memory
 * @param mean positive or 0
 * @param square mean of the square
 */
record ServiceLaw(boolean isExponential, double mean, double square) {
  /** Reads numbers that are the same for all patients of a stream. */
  interface Reader {
    double of(Written written);
  }

  /** Of what is written; empty for laws that are not read here. */
  static Optional<ServiceLaw> of(AttributeSpec.Start written, Reader reader) {
    if (written instanceof AttributeSpec.Fixed fixed) {
      return Optional.of(constant(reader.of(fixed.value())));
    }
    return written instanceof AttributeSpec.Drawn drawn
        ? of(drawn.law(), reader)
        : Optional.empty();
  }

  private static ServiceLaw constant(double value) {
    return new ServiceLaw(false, value, value * value);
  }

  private static Optional<ServiceLaw> of(Law law, Reader reader) {
    Parameters at = new Parameters(law, reader);
    return switch (law.family()) {
      case FIXED -> Optional.of(constant(at.number("value")));
      case EXPONENTIAL -> {
        double mean = at.has("mean") ? at.number("mean") : 1 / at.number("rate");
        yield Optional.of(new ServiceLaw(true, mean, 2 * mean * mean));
      }
      case GAMMA -> Optional.of(at.gamma());
      case LOG_NORMAL -> Optional.of(at.logNormal());
      case WEIBULL -> Optional.of(at.weibull());
      case UNIFORM -> {
        double from = at.number("from");
        double to = at.number("to");
        yield Optional.of(withSd((from + to) / 2, (to - from) / Math.sqrt(12)));
      }
      case LOG_LOGISTIC, GOMPERTZ, GENERALISED_GAMMA, NORMAL, BETA, BERNOULLI -> Optional.empty();
    };
  }

  private static ServiceLaw withSd(double mean, double sd) {
    return new ServiceLaw(false, mean, mean * mean + sd * sd);
  }

  /** Standard deviation over mean. */
  double cv() {
    return Math.sqrt(Math.max(0, square / (mean * mean) - 1));
  }

  private record Parameters(Law law, Reader reader) {
    boolean has(String name) {
      return law.parameters().containsKey(name);
    }

    double number(String name) {
      Written written = law.parameters().get(name);
      return written == null ? Double.NaN : reader.of(written);
    }

    ServiceLaw gamma() {
      if (has("mean")) {
        return withSd(number("mean"), number("sd"));
      }
      double shape = number("shape");
      double scale = has("rate") ? 1 / number("rate") : number("scale");
      return withSd(shape * scale, Math.sqrt(shape) * scale);
    }

    ServiceLaw logNormal() {
      if (has("mean")) {
        return withSd(number("mean"), number("sd"));
      }
      double variance = number("log_sd") * number("log_sd");
      double mean = Math.exp(number("log_mean") + variance / 2);
      return new ServiceLaw(false, mean, mean * mean * Math.exp(variance));
    }

    ServiceLaw weibull() {
      double shape = number("shape");
      double scale = number("scale");
      return new ServiceLaw(
          false,
          scale * Math.exp(Gamma.logGamma(1 + 1 / shape)),
          scale * scale * Math.exp(Gamma.logGamma(1 + 2 / shape)));
    }
  }
}
