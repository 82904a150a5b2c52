package org.reliefspan.domain.pathway;

import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A distribution with parameters that are expressions.
 *
 * @param family which
 * @param parameters by name, those that {@link Family} names
 * @param place where it stands
 */
public record Law(Family family, Map<String, Written> parameters, Place place)
    implements Serializable {
  /** Copies the parameters, in the order of the file. */
  public Law {
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
  }

  /** A family of distributions with the sets of parameters that it may be given by. */
  public enum Family {
    /** Always the same number. */
    FIXED("fixed", List.of(List.of("value"))),
    /** By rate or mean. */
    EXPONENTIAL("exponential", List.of(List.of("rate"), List.of("mean"))),
    /** S(t) = exp(-(t / scale)^shape). */
    WEIBULL("weibull", List.of(List.of("shape", "scale"))),
    /** Log time is normal. */
    LOG_NORMAL("log_normal", List.of(List.of("log_mean", "log_sd"), List.of("mean", "sd"))),
    /** S(t) = 1 / (1 + (t / scale)^shape). */
    LOG_LOGISTIC("log_logistic", List.of(List.of("shape", "scale"))),
    /** By shape and scale, or mean and standard deviation. */
    GAMMA(
        "gamma",
        List.of(List.of("shape", "scale"), List.of("shape", "rate"), List.of("mean", "sd"))),
    /** Hazard rate exp(shape t). */
    GOMPERTZ("gompertz", List.of(List.of("shape", "rate"))),
    /** Location, scale and Q as in flexsurv. */
    GENERALISED_GAMMA("generalised_gamma", List.of(List.of("mu", "sigma", "q"))),
    /** Normal. */
    NORMAL("normal", List.of(List.of("mean", "sd"))),
    /** Uniform between two numbers. */
    UNIFORM("uniform", List.of(List.of("from", "to"))),
    /** Beta. */
    BETA("beta", List.of(List.of("a", "b"), List.of("mean", "sd"))),
    /** 1 with a probability, else 0. */
    BERNOULLI("bernoulli", List.of(List.of("probability")));

    private final String id;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<List<String>> parameterSets;

    Family(String id, List<List<String>> parameterSets) {
      this.id = id;
      this.parameterSets = parameterSets;
    }

    /** Word in files. */
    public String id() {
      return id;
    }

    /** Whether what it draws can be a time, which is never below 0. */
    public boolean isOfTimes() {
      return this != NORMAL && this != BETA && this != BERNOULLI;
    }

    /** Names of parameters, each set by itself. */
    public List<List<String>> parameterSets() {
      return parameterSets;
    }
  }
}
