package org.reliefspan.domain.pathway.check;

import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.reliefspan.domain.pathway.Law.Family;

/** What values the parameters of distributions can have. */
final class FamilyRules {
  private static final Set<Family> WITH_POSITIVE_MEAN =
      EnumSet.of(Family.EXPONENTIAL, Family.LOG_NORMAL, Family.GAMMA, Family.BETA);
  private static final Set<Family> WITH_A_SPREAD = EnumSet.of(Family.GAMMA, Family.BETA);
  private static final Set<String> ABOVE_ZERO = Set.of("shape", "scale", "rate", "sigma", "a", "b");

  private FamilyRules() {}

  /** What is wrong with the value of a parameter. */
  static Optional<String> refusal(Family family, String parameter, double value) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      return Optional.of("must be a finite number");
    }
    if (parameter.equals("probability") && !(value >= 0 && value <= 1)) {
      return Optional.of("must lie between 0 and 1");
    }
    if (isAboveZero(family, parameter) && !(value > 0)) {
      return Optional.of("must be above 0");
    }
    boolean notNegative = parameter.endsWith("sd") || parameter.equals("rate");
    return notNegative && value < 0 ? Optional.of("must not be below 0") : Optional.empty();
  }

  private static boolean isAboveZero(Family family, String parameter) {
    return switch (parameter) {
      case "mean" -> WITH_POSITIVE_MEAN.contains(family);
      case "sd" -> WITH_A_SPREAD.contains(family);
      case "shape" -> family != Family.GOMPERTZ; // a negative one means a falling hazard
      case "rate" -> family != Family.EXPONENTIAL; // 0 means never
      default -> ABOVE_ZERO.contains(parameter);
    };
  }

  /** What is wrong with values together. */
  static Optional<String> refusal(Family family, Map<String, Double> values) {
    return switch (family) {
      case UNIFORM -> ordered(values.get("from"), values.get("to"));
      case BETA -> within(values.get("mean"), values.get("sd"));
      default -> Optional.empty();
    };
  }

  private static Optional<String> ordered(@Nullable Double from, @Nullable Double to) {
    return from == null || to == null || from <= to
        ? Optional.empty()
        : Optional.of("must have from <= to");
  }

  private static Optional<String> within(@Nullable Double mean, @Nullable Double sd) {
    return mean == null || sd == null || (mean < 1 && sd * sd < mean * (1 - mean))
        ? Optional.empty()
        : Optional.of("must have a mean below 1 and sd^2 < mean (1 - mean)");
  }
}
