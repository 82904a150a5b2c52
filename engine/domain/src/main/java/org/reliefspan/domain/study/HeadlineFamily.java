package org.reliefspan.domain.study;

import java.util.List;
import java.util.Locale;

/** Family of durations that the joint model of relief and visits may have. */
public enum HeadlineFamily {
  WEIBULL,
  LOGNORMAL,
  LOGLOGISTIC,
  GENERALISED_GAMMA;

  /** Identifier in studies and tables. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The families of some models among responders. */
  public static List<HeadlineFamily> of(List<DurationModel> models) {
    return models.stream().map(HeadlineFamily::of).toList();
  }

  /** The family of a model among responders. */
  public static HeadlineFamily of(DurationModel model) {
    return switch (model) {
      case WEIBULL -> WEIBULL;
      case LOGNORMAL -> LOGNORMAL;
      case LOGLOGISTIC -> LOGLOGISTIC;
    };
  }
}
