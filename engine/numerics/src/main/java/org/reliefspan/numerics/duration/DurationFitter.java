package org.reliefspan.numerics.duration;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import org.reliefspan.numerics.likelihood.LogLikelihood;
import org.reliefspan.numerics.likelihood.MaximumLikelihood;
import org.reliefspan.numerics.likelihood.NewtonMaximizer;
import org.reliefspan.numerics.likelihood.RescaledLikelihood;
import org.reliefspan.numerics.matrix.Matrices;
import org.reliefspan.numerics.model.Coefficients;
import org.reliefspan.numerics.model.NotEstimableException;
import org.reliefspan.numerics.variance.Sandwich;

/**
 * One fit: starts, climb, covariances. Many rows are fitted first on every twentieth of them, so
 * that few passes over all rows are needed.
 */
final class DurationFitter {
  private static final int MANY = 40_000;
  private static final int STRIDE = 20;
  private static final double RUNAWAY = 1e3; // standard error in units of the column's size

  private final AcceleratedFailureTime model;
  private final DurationSample sample;
  private final PartDesign location;
  private final PartDesign zero;
  private final PartDesign cure;
  private final ModelLayout layout;
  private final Optional<RowsInParts> parts;
  private final int scaleStrata;

  DurationFitter(AcceleratedFailureTime model, DurationSample sample) {
    this.model = model;
    this.sample = sample;
    SampleCheck.check(model, sample);
    this.location = PartDesign.of(sample.sharedDesign(), sample.columns(), sample);
    this.zero = part(model.zero());
    this.cure = part(model.cure());
    this.scaleStrata = sample.scaleStrata();
    this.layout = layout(model, scaleStrata, location, zero, cure);
    this.parts = Optional.empty();
  }

  /** Rows in parts, of which the pilot holds some. */
  DurationFitter(
      AcceleratedFailureTime model, DurationSample pilot, PartDesign location, RowsInParts parts) {
    this.model = model;
    this.sample = pilot;
    this.location = location;
    this.zero = part(Optional.empty());
    this.cure = part(Optional.empty());
    this.scaleStrata = parts.scaleStrata();
    this.layout = layout(model, scaleStrata, location, zero, cure);
    this.parts = Optional.of(parts);
  }

  private DurationFitter(DurationFitter full, AcceleratedFailureTime model, DurationSample sample) {
    this.model = model;
    this.sample = sample;
    this.location = full.location;
    this.zero = full.zero;
    this.cure = full.cure;
    this.scaleStrata = full.scaleStrata;
    this.layout = layout(model, scaleStrata, location, zero, cure);
    this.parts = Optional.empty();
  }

  private DurationFitter(DurationFitter full, int stride) {
    this.model = full.model;
    this.sample = full.sample.everyRow(stride);
    this.location = full.location.everyRow(stride);
    this.zero = full.zero.everyRow(stride);
    this.cure = full.cure.everyRow(stride);
    this.layout = full.layout;
    this.scaleStrata = full.scaleStrata;
    this.parts = Optional.empty();
  }

  private static ModelLayout layout(
      AcceleratedFailureTime model,
      int scaleStrata,
      PartDesign location,
      PartDesign zero,
      PartDesign cure) {
    int zeros = model.zero().isPresent() ? zero.columns() : 0;
    int cures = model.cure().isPresent() ? cure.columns() : 0;
    return new ModelLayout(
        model.distribution(),
        model.fixedScale(),
        scaleStrata,
        new int[] {location.columns(), zeros, cures});
  }

  private PartDesign part(Optional<AcceleratedFailureTime.DesignPart> asked) {
    if (asked.isEmpty()) {
      return new PartDesign(new double[0], new int[0], 0, new double[0], new double[0]);
    }
    AcceleratedFailureTime.DesignPart part = asked.get();
    if (part.design().length != sample.rows() * part.columns()) {
      throw new IllegalArgumentException(
          "The covariates of a part must have one row for each row of the sample.");
    }
    return PartDesign.of(part.design(), part.columns(), sample);
  }

  DurationFit fit() {
    MaximumLikelihood found = climb();
    double[] units = units();
    refuseRunaways(found);
    double[] parameters = natural(found.parameters(), units);
    Coefficients coefficients = coefficients(found, parameters, units);
    Optional<DurationSample> rows = parts.isEmpty() ? Optional.of(sample) : Optional.empty();
    return new DurationFit(model, rows, fullLayout(), coefficients, found);
  }

  private ModelLayout fullLayout() {
    int[] columns = {
      location.original(),
      model.zero().isPresent() ? zero.original() : 0,
      model.cure().isPresent() ? cure.original() : 0
    };
    return new ModelLayout(model.distribution(), model.fixedScale(), scaleStrata, columns);
  }

  /** The maximum in rescaled parameters. */
  private MaximumLikelihood climb() {
    double[] units = units();
    RescaledLikelihood likelihood = new RescaledLikelihood(objective(), units);
    NewtonMaximizer newton = NewtonMaximizer.standard();
    Optional<MaximumLikelihood> best = Optional.empty();
    for (double[] start : starts()) {
      MaximumLikelihood found = newton.maximize(likelihood, rescaled(start, units));
      if (best.isEmpty() || found.logLikelihood() > best.get().logLikelihood()) {
        best = Optional.of(found);
      }
    }
    return best.orElseThrow();
  }

  private LogLikelihood objective() {
    if (parts.isPresent()) {
      return parts.get().likelihood(layout, location.kept());
    }
    return layout.isPlainWeibull(sample)
        ? new WeibullPass(sample, location.values(), location.columns(), layout, 0, sample.rows())
        : likelihood();
  }

  private PredictorLikelihood likelihood() {
    return new PredictorLikelihood(
        layout.terms(sample),
        layout.blocks(sample, location.values(), zero.values(), cure.values()),
        layout.size(),
        0,
        sample.rows());
  }

  private double[][] starts() {
    if (parts.isPresent() || (sample.rows() >= MANY && scaleStrata == 1)) {
      DurationFitter thin = new DurationFitter(this, parts.isPresent() ? 1 : STRIDE);
      MaximumLikelihood found = thin.climb();
      if (found.converged() && !runsAway(found)) {
        return new double[][] {natural(found.parameters(), thin.units())};
      }
    }
    if (layout.zeros() + layout.cures() > 0) {
      return mixtureStarts();
    }
    return switch (model.distribution()) {
      case GENERALISED_GAMMA ->
          new double[][] {
            withShape(simpler(DurationDistribution.WEIBULL), 1),
            withShape(simpler(DurationDistribution.LOGNORMAL), 0)
          };
      case GOMPERTZ -> new double[][] {withShape(rate(), 0)};
      default -> new double[][] {regressionStart()};
    };
  }

  /** The exponential fit as a log rate. */
  private double[] rate() {
    double[] rate = simpler(DurationDistribution.EXPONENTIAL);
    for (int i = 0; i < layout.locations(); i++) {
      rate[i] = -rate[i];
    }
    return rate;
  }

  private double[] regressionStart() {
    MidpointRegression regression = MidpointRegression.of(sample, location);
    DurationDistribution distribution = model.distribution();
    OptionalDouble fixed = model.fixedScale();
    double scale = fixed.orElse(regression.deviation() / distribution.standardDeviation());
    double[] start = new double[layout.size()];
    double[] at = regression.shiftedBy(-scale * distribution.standardMean(), location);
    System.arraycopy(at, 0, start, 0, at.length);
    if (layout.scales() > 0) {
      Arrays.fill(
          start, layout.firstScale(), layout.firstScale() + layout.scales(), Math.log(scale));
    }
    return start;
  }

  /** The fit of a family without shape or parts on the same rows. */
  private double[] simpler(DurationDistribution distribution) {
    AcceleratedFailureTime nested = AcceleratedFailureTime.of(distribution);
    if (model.fixedScale().isPresent() && distribution.hasScale()) {
      nested = nested.withFixedScale(model.fixedScale().getAsDouble());
    }
    DurationSample rows =
        model.distribution() == DurationDistribution.GOMPERTZ
            ? sample.withOffsets(SampleCheck.negated(sample))
            : sample;
    DurationFitter fitter = new DurationFitter(this, nested, rows);
    return natural(fitter.climb().parameters(), fitter.units());
  }

  private double[] withShape(double[] simpler, double shape) {
    double[] start = Arrays.copyOf(simpler, layout.size());
    start[layout.shape()] = shape;
    return start;
  }

  /** Once with the rows that a part may explain, once without them. */
  private double[][] mixtureStarts() {
    double[][] starts = new double[2][];
    for (int without = 0; without < 2; without++) {
      AcceleratedFailureTime plain = AcceleratedFailureTime.of(model.distribution());
      if (model.fixedScale().isPresent()) {
        plain = plain.withFixedScale(model.fixedScale().getAsDouble());
      }
      double[] weights =
          SampleCheck.startWeights(sample, layout.zeros() > 0, layout.cures() > 0, without == 1);
      DurationFitter fitter = new DurationFitter(this, plain, sample.withWeights(weights));
      double[] inner = natural(fitter.climb().parameters(), fitter.units());
      double[] start = Arrays.copyOf(inner, layout.size());
      double zeroShare = SampleCheck.share(sample, row -> sample.mayBeZero(row));
      double openShare = SampleCheck.share(sample, row -> !sample.hasEnd(row));
      fill(start, layout.firstZero(), layout.zeros(), zero, zeroShare * (without == 1 ? 1 : 0.5));
      fill(start, layout.firstCure(), layout.cures(), cure, openShare * (without == 1 ? 1 : 0.2));
      starts[without] = start;
    }
    return starts;
  }

  private static void fill(double[] start, int first, int count, PartDesign part, double share) {
    double kept = Math.min(0.95, Math.max(0.01, share));
    double logit = Math.log(kept / (1 - kept));
    for (int i = 0; i < count; i++) {
      start[first + i] = logit * part.constant()[i];
    }
  }

  /** The size of each parameter's effect, for scaling. */
  private double[] units() {
    double[] units = new double[layout.size()];
    Arrays.fill(units, 1);
    System.arraycopy(location.unit(), 0, units, 0, location.columns());
    if (model.distribution() == DurationDistribution.GOMPERTZ) {
      units[layout.shape()] = SampleCheck.typicalTime(sample);
    }
    System.arraycopy(zero.unit(), 0, units, layout.firstZero(), layout.zeros());
    System.arraycopy(cure.unit(), 0, units, layout.firstCure(), layout.cures());
    return units;
  }

  private static double[] natural(double[] parameters, double[] units) {
    double[] natural = parameters.clone();
    for (int i = 0; i < natural.length; i++) {
      natural[i] /= units[i];
    }
    return natural;
  }

  private static double[] rescaled(double[] parameters, double[] units) {
    double[] rescaled = parameters.clone();
    for (int i = 0; i < rescaled.length; i++) {
      rescaled[i] *= units[i];
    }
    return rescaled;
  }

  private static void refuseRunaways(MaximumLikelihood found) {
    if (!found.converged()) {
      throw new NotEstimableException(
          "The model did not converge. Maybe it has too many parameters for these rows, or the"
              + " intervals leave the scale open.");
    }
    if (runsAway(found)) {
      throw new NotEstimableException(
          "A coefficient runs to infinity: the likelihood has no maximum. Maybe a group has no"
              + " row whose end is known, or a part of the model has nothing to explain.");
    }
  }

  private static boolean runsAway(MaximumLikelihood found) {
    Coefficients coefficients = found.coefficients();
    for (int i = 0; i < coefficients.size(); i++) {
      if (coefficients.standardError(i) > RUNAWAY || !coefficients.isEstimable(i)) {
        return true;
      }
    }
    return false;
  }

  private Coefficients coefficients(MaximumLikelihood found, double[] parameters, double[] units) {
    int size = layout.size();
    double[] covariance = found.covariance();
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        covariance[i * size + j] /= units[i] * units[j];
      }
    }
    int[] place = places();
    int full = fullLayout().size();
    boolean[] estimable = new boolean[full];
    for (int at : place) {
      estimable[at] = true;
    }
    Coefficients coefficients =
        Coefficients.of(
            spreadVector(parameters, place, full), spread(covariance, place, full), estimable);
    return meat(parameters)
        .map(meat -> Matrices.sandwich(covariance, meat, size, size))
        .map(robust -> coefficients.withRobust(spread(robust, place, full)))
        .orElse(coefficients);
  }

  /** Sum over clusters of the outer products of their scores, if there are clusters. */
  private Optional<double[]> meat(double[] parameters) {
    if (parts.isPresent()) {
      return parts.get().meat(layout, location.kept(), parameters);
    }
    int[] clusters = sample.clusters();
    return clusters.length == 0
        ? Optional.empty()
        : Optional.of(Sandwich.meat(likelihood().scores(parameters), clusters, layout.size()));
  }

  /** Where the fitted parameters stand among all parameters. */
  private int[] places() {
    ModelLayout full = fullLayout();
    int[] place = new int[layout.size()];
    for (int i = 0; i < layout.locations(); i++) {
      place[i] = location.kept()[i];
    }
    for (int i = layout.locations(); i < layout.firstZero(); i++) {
      place[i] = i - layout.locations() + full.locations();
    }
    for (int i = 0; i < layout.zeros(); i++) {
      place[layout.firstZero() + i] = full.firstZero() + zero.kept()[i];
    }
    for (int i = 0; i < layout.cures(); i++) {
      place[layout.firstCure() + i] = full.firstCure() + cure.kept()[i];
    }
    return place;
  }

  private static double[] spreadVector(double[] values, int[] place, int full) {
    double[] spread = new double[full];
    for (int i = 0; i < place.length; i++) {
      spread[place[i]] = values[i];
    }
    return spread;
  }

  private static double[] spread(double[] matrix, int[] place, int full) {
    double[] spread = new double[full * full];
    for (int i = 0; i < place.length; i++) {
      for (int j = 0; j < place.length; j++) {
        spread[place[i] * full + place[j]] = matrix[i * place.length + j];
      }
    }
    return spread;
  }
}
