package org.reliefspan.analysis.fit;

import java.util.List;
import java.util.stream.IntStream;
import org.reliefspan.domain.fit.Reuse;
import org.reliefspan.numerics.model.Coefficients;

/** What the coefficients of the joint model of relief and visits are to a pathway. */
public final class JointTerms {
  /** How the names of terms of the chance to respond begin. */
  public static final String RESPONSE = "response: ";

  private static final List<String> RATES =
      List.of("log(event rate): ", "log(onset rate)", "log(regain rate)", "log(relapse rate)");

  private JointTerms() {}

  /**
   * How to draw from it elsewhere.
   *
   * @param names of the coefficients: those of the duration first, then its scale and shape
   * @param columns number of those of the duration
   * @param family of durations, as {@code --dist} names it
   */
  public static Reuse reuse(
      List<String> names, int columns, String family, Coefficients coefficients) {
    List<Reuse.Role> roles =
        IntStream.range(0, names.size())
            .mapToObj(index -> index < columns ? Reuse.Role.PREDICTOR : role(names.get(index)))
            .toList();
    return Reuse.of(Reuse.Kind.DURATION, family, names, roles, coefficients);
  }

  private static Reuse.Role role(String name) {
    if (name.startsWith(RESPONSE)) {
      return Reuse.Role.RESPONSE;
    }
    if (RATES.stream().anyMatch(name::startsWith)) {
      return Reuse.Role.RATE;
    }
    return switch (name) {
      case "log(scale)" -> Reuse.Role.LOG_SCALE;
      case "shape" -> Reuse.Role.SHAPE;
      default -> Reuse.Role.OTHER;
    };
  }
}
