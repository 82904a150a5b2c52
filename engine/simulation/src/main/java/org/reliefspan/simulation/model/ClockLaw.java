package org.reliefspan.simulation.model;

import org.reliefspan.numerics.random.CumulativeHazard;

/**
 * The law of a clock: how its hazard adds up with age. Its parameters are expressions; {@link
 * #read} puts their values into an array of the patient's run, so that nothing is allocated.
 */
public abstract class ClockLaw {
  private final String event;
  private final Node[] parameters;
  private final long reads;
  private final Sources sources;

  ClockLaw(String event, Node... parameters) {
    this.event = event;
    this.parameters = parameters.clone();
    long all = 0;
    Sources of = Sources.NONE;
    for (Node parameter : parameters) {
      all |= parameter.reads();
      of = of.and(parameter.sources());
    }
    this.reads = all;
    this.sources = of;
  }

  /** What the parameters read by name. */
  public final Sources sources() {
    return sources;
  }

  /** How many numbers {@link #read} writes. */
  public final int size() {
    return parameters.length;
  }

  /** What the parameters read, in bits of {@link Reads}. */
  public final long reads() {
    return reads;
  }

  /** Writes the parameters as they are for a patient now. */
  public final void read(Patient patient, double[] into, int at) {
    for (int i = 0; i < parameters.length; i++) {
      into[at + i] = parameters[i].value(patient);
    }
    prepare(into, at);
  }

  /** Checks what was read and makes of it what the formulas need. */
  abstract void prepare(double[] values, int at);

  /** Cumulative hazard at an age of the clock. */
  public abstract double cumulative(double[] values, int at, double age);

  /** Age at which the cumulative hazard reaches an amount; infinite if it never does. */
  public abstract double inverse(double[] values, int at, double hazard);

  /**
   * Whether the rate stands still between times that are known beforehand.
   *
   * @param isForward whether ages count from the start of the pathway
   */
  public boolean hasStandingRates(boolean isForward) {
    return false;
  }

  /** Times at which a standing rate changes. */
  public double[] changesOfRate(Patient patient) {
    return new double[0];
  }

  /** The standing rate around a time. */
  public double standingRate(Patient patient, double time) {
    throw new UnsupportedOperationException("the rate does not stand still");
  }

  final double[] values(Patient patient) {
    double[] values = new double[parameters.length];
    read(patient, values, 0);
    return values;
  }

  final void requirePositive(String parameter, double value) {
    if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
      throw wrong(parameter, "be positive and finite");
    }
  }

  final void requireNotNegative(String parameter, double value) {
    if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
      throw wrong(parameter, "be finite and not negative");
    }
  }

  final void requireFinite(String parameter, double value) {
    if (!Double.isFinite(value)) {
      throw wrong(parameter, "be finite");
    }
  }

  private SimulationException wrong(String parameter, String must) {
    return new SimulationException(
        "The %s of the event %s must %s for every patient. Maybe limit it with max()."
            .formatted(parameter, event, must));
  }

  /** Constant hazard. */
  static final class Exponential extends ClockLaw {
    Exponential(String event, Node rate) {
      super(event, rate);
    }

    @Override
    void prepare(double[] values, int at) {
      requireNotNegative("rate", values[at]);
    }

    @Override
    public double cumulative(double[] values, int at, double age) {
      return values[at] * age;
    }

    @Override
    public double inverse(double[] values, int at, double hazard) {
      return values[at] == 0 ? Double.POSITIVE_INFINITY : hazard / values[at];
    }

    @Override
    public boolean hasStandingRates(boolean isForward) {
      return true;
    }

    @Override
    public double standingRate(Patient patient, double time) {
      return values(patient)[0];
    }
  }

  /** Weibull. */
  static final class Weibull extends ClockLaw {
    Weibull(String event, Node shape, Node scale) {
      super(event, shape, scale);
    }

    @Override
    void prepare(double[] values, int at) {
      requirePositive("shape", values[at]);
      requirePositive("scale", values[at + 1]);
    }

    @Override
    public double cumulative(double[] values, int at, double age) {
      return CumulativeHazard.weibull(age, values[at], values[at + 1]);
    }

    @Override
    public double inverse(double[] values, int at, double hazard) {
      return CumulativeHazard.weibullInverse(hazard, values[at], values[at + 1]);
    }
  }

  /** Log-logistic. */
  static final class LogLogistic extends ClockLaw {
    LogLogistic(String event, Node shape, Node scale) {
      super(event, shape, scale);
    }

    @Override
    void prepare(double[] values, int at) {
      requirePositive("shape", values[at]);
      requirePositive("scale", values[at + 1]);
    }

    @Override
    public double cumulative(double[] values, int at, double age) {
      return CumulativeHazard.logLogistic(age, values[at], values[at + 1]);
    }

    @Override
    public double inverse(double[] values, int at, double hazard) {
      return CumulativeHazard.logLogisticInverse(hazard, values[at], values[at + 1]);
    }
  }

  /** Log-normal. */
  static final class LogNormal extends ClockLaw {
    LogNormal(String event, Node... logMeanAndDeviation) {
      super(event, logMeanAndDeviation);
    }

    @Override
    void prepare(double[] values, int at) {
      requireFinite("log_mean", values[at]);
      requirePositive("log_sd", values[at + 1]);
    }

    @Override
    public double cumulative(double[] values, int at, double age) {
      return CumulativeHazard.logNormal(age, values[at], values[at + 1]);
    }

    @Override
    public double inverse(double[] values, int at, double hazard) {
      return CumulativeHazard.logNormalInverse(hazard, values[at], values[at + 1]);
    }
  }

  /** Gamma. */
  static final class Gamma extends ClockLaw {
    Gamma(String event, Node... shapeAndScale) {
      super(event, shapeAndScale);
    }

    @Override
    void prepare(double[] values, int at) {
      requirePositive("shape", values[at]);
      requirePositive("scale", values[at + 1]);
    }

    @Override
    public double cumulative(double[] values, int at, double age) {
      return CumulativeHazard.gamma(age, values[at], values[at + 1]);
    }

    @Override
    public double inverse(double[] values, int at, double hazard) {
      return CumulativeHazard.gammaInverse(hazard, values[at], values[at + 1]);
    }
  }

  /** Gompertz. */
  static final class Gompertz extends ClockLaw {
    Gompertz(String event, Node shape, Node rate) {
      super(event, shape, rate);
    }

    @Override
    void prepare(double[] values, int at) {
      requireFinite("shape", values[at]);
      requireNotNegative("rate", values[at + 1]);
    }

    @Override
    public double cumulative(double[] values, int at, double age) {
      return CumulativeHazard.gompertz(age, values[at], values[at + 1]);
    }

    @Override
    public double inverse(double[] values, int at, double hazard) {
      return values[at + 1] == 0
          ? Double.POSITIVE_INFINITY
          : CumulativeHazard.gompertzInverse(hazard, values[at], values[at + 1]);
    }
  }

  /** Generalised gamma. */
  static final class GeneralisedGamma extends ClockLaw {
    GeneralisedGamma(String event, Node location, Node scale, Node q) {
      super(event, location, scale, q);
    }

    @Override
    void prepare(double[] values, int at) {
      requireFinite("mu", values[at]);
      requirePositive("sigma", values[at + 1]);
      requireFinite("q", values[at + 2]);
      if (Math.abs(values[at + 2]) < 0.01) {
        values[at + 2] = 0; // the log-normal is its limit
      }
    }

    @Override
    public double cumulative(double[] values, int at, double age) {
      return CumulativeHazard.generalisedGamma(age, values[at], values[at + 1], values[at + 2]);
    }

    @Override
    public double inverse(double[] values, int at, double hazard) {
      return CumulativeHazard.generalisedGammaInverse(
          hazard, values[at], values[at + 1], values[at + 2]);
    }
  }

  /** Uniform between two ages. */
  static final class Uniform extends ClockLaw {
    Uniform(String event, Node from, Node to) {
      super(event, from, to);
    }

    @Override
    void prepare(double[] values, int at) {
      requireNotNegative("from", values[at]);
      requirePositive("width from from to to", values[at + 1] - values[at]);
    }

    @Override
    public double cumulative(double[] values, int at, double age) {
      double passed = (age - values[at]) / (values[at + 1] - values[at]);
      return passed <= 0 ? 0 : -CumulativeHazard.logOnePlus(-Math.min(passed, 1));
    }

    @Override
    public double inverse(double[] values, int at, double hazard) {
      double width = values[at + 1] - values[at];
      return values[at] - width * CumulativeHazard.expMinusOne(-hazard);
    }
  }

  /** Rates that are constant between ages. */
  static final class Piecewise extends ClockLaw {
    private final double[] from;

    Piecewise(String event, double[] from, Node... rates) {
      super(event, rates);
      this.from = from.clone();
    }

    @Override
    public boolean hasStandingRates(boolean isForward) {
      return isForward || (from.length == 1 && from[0] <= 0);
    }

    @Override
    public double[] changesOfRate(Patient patient) {
      return from.clone();
    }

    @Override
    public double standingRate(Patient patient, double time) {
      double[] rates = values(patient);
      double rate = 0;
      for (int i = 0; i < from.length && from[i] <= time; i++) {
        rate = rates[i];
      }
      return rate;
    }

    @Override
    void prepare(double[] values, int at) {
      for (int i = 0; i < from.length; i++) {
        requireNotNegative("rate", values[at + i]);
      }
    }

    @Override
    public double cumulative(double[] values, int at, double age) {
      double sum = 0;
      for (int i = 0; i < from.length && age > from[i]; i++) {
        double end = i + 1 < from.length ? Math.min(age, from[i + 1]) : age;
        sum += values[at + i] * (end - from[i]);
      }
      return sum;
    }

    @Override
    public double inverse(double[] values, int at, double hazard) {
      double rest = hazard;
      for (int i = 0; i < from.length; i++) {
        double end = i + 1 < from.length ? from[i + 1] : Double.POSITIVE_INFINITY;
        double rate = values[at + i];
        double within = rate == 0 ? 0 : rate * (end - from[i]);
        if (rest <= within) {
          return from[i] + (rate == 0 ? 0 : rest / rate);
        }
        rest -= within;
      }
      return Double.POSITIVE_INFINITY;
    }
  }

  /** Yearly rates by age of the patient, in time since the start. */
  static final class LifeTable extends ClockLaw {
    private final PointTable table;
    private final double years;

    /**
     * A life table.
     *
     * @param years length of the unit of time
     */
    LifeTable(String event, PointTable table, double years, Node ageAtStart) {
      super(event, ageAtStart);
      this.table = table;
      this.years = years;
      if (!table.isNeverNegative()) {
        throw new SimulationException(
            "The life table of the event %s must not hold negative rates.".formatted(event));
      }
    }

    @Override
    public boolean hasStandingRates(boolean isForward) {
      return !table.isLinear();
    }

    @Override
    public double[] changesOfRate(Patient patient) {
      double start = values(patient)[0];
      double[] changes = table.points().clone();
      for (int i = 0; i < changes.length; i++) {
        changes[i] = (changes[i] - start) / years;
      }
      return changes;
    }

    /** Rates are per year, a time is in the unit of the file. */
    @Override
    public double standingRate(Patient patient, double time) {
      return table.value(values(patient)[0] + time * years) * years;
    }

    @Override
    void prepare(double[] values, int at) {
      requireFinite("age", values[at]);
    }

    @Override
    public double cumulative(double[] values, int at, double age) {
      double start = values[at];
      return table.integral(start + age * years) - table.integral(start);
    }

    @Override
    public double inverse(double[] values, int at, double hazard) {
      double start = values[at];
      return (table.whereIntegralIs(table.integral(start) + hazard) - start) / years;
    }
  }
}
