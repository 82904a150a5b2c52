package org.reliefspan.analysis.fit;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.reliefspan.analysis.design.FrameSpec;
import org.reliefspan.analysis.design.ModelFrame;
import org.reliefspan.analysis.parts.LocalParts;
import org.reliefspan.analysis.parts.Parts;
import org.reliefspan.domain.fit.FitOption;
import org.reliefspan.domain.fit.FitOptions;
import org.reliefspan.domain.fit.FittedCurve;
import org.reliefspan.domain.fit.FittedModel;
import org.reliefspan.domain.fit.FittedQuantity;
import org.reliefspan.domain.fit.FittedTerm;
import org.reliefspan.domain.fit.Reuse;
import org.reliefspan.domain.formula.FormulaException;
import org.reliefspan.numerics.duration.AcceleratedFailureTime;
import org.reliefspan.numerics.duration.DurationDistribution;
import org.reliefspan.numerics.duration.DurationFit;
import org.reliefspan.numerics.duration.DurationJackknife;
import org.reliefspan.numerics.duration.DurationParts;
import org.reliefspan.numerics.duration.DurationReplicates;
import org.reliefspan.numerics.duration.DurationSample;
import org.reliefspan.numerics.duration.FollowUpSufficiency;
import org.reliefspan.numerics.limits.Limits;
import org.reliefspan.numerics.model.Coefficients;
import org.reliefspan.numerics.model.NotEstimableException;
import org.reliefspan.numerics.variance.Sandwich;

/** {@code aft}: parametric durations; {@code strata()} gives each stratum its own scale. */
final class AcceleratedFailureTimeModel implements ScalableModel {
  private static final String INTERCEPT = "(Intercept)";
  private static final String LOG_SCALE = "log(scale)";
  private static final String NO_MIXTURE = "none";

  @Override
  public String name() {
    return "aft";
  }

  @Override
  public String summary() {
    return "durations of a parametric family, with time ratios";
  }

  @Override
  public String example() {
    return "fit aft 'Surv(left, right, type=interval2) ~ treatment' bcos.csv --dist weibull";
  }

  @Override
  public Set<FitOption> options() {
    return Set.of(
        FitOption.WEIGHTS,
        FitOption.DIST,
        FitOption.MIXTURE,
        FitOption.ENTRY,
        FitOption.JACKKNIFE,
        FitOption.TIMES,
        FitOption.TAU,
        FitOption.BOOTSTRAP,
        FitOption.SEED,
        FitOption.SUBJECT);
  }

  @Override
  public FrameSpec.Role role() {
    return FrameSpec.Role.DESIGN;
  }

  @Override
  public FrameSpec.ResponseKind response() {
    return FrameSpec.ResponseKind.SURVIVAL;
  }

  @Override
  public FittedModel fit(ModelFrame frame, FitOptions options) {
    DurationSample sample = stratified(frame);
    AcceleratedFailureTime model = mixed(model(options), options, sample.rows());
    DurationFacts facts = DurationFacts.of(frame, sample);
    DurationFit fit = fitted(model, sample, frame, options);
    FittedModel.Builder result = result(facts, fit, () -> model.fitIntercept(sample), options);
    addShares(result, fit, options.level());
    return Resampling.isAsked(options)
        ? resampled(result.build(), new LocalParts<>(List.of(frame)), facts, fit, options)
        : result.build();
  }

  @Override
  public FittedModel fit(Parts<ModelFrame> frames, FitOptions options) {
    AcceleratedFailureTime model = model(options);
    LeftOut.requireOneMemory(options);
    DurationFacts facts =
        frames.collect(frame -> DurationFacts.of(frame, DurationFrame.sample(frame))).stream()
            .reduce(DurationFacts::plus)
            .orElseThrow();
    Parts<DurationSample> samples = frames.prepare(AcceleratedFailureTimeModel::stratified);
    DurationParts places = new DurationParts(new DurationPlaces(samples), facts.strata().size());
    if (!options.choice(FitOption.MIXTURE).equals(NO_MIXTURE)) {
      throw new FormulaException(
          "--mixture needs all rows in one memory. Maybe leave --spark out?");
    }
    DurationFit fit = places.fit(model);
    FittedModel fitted = result(facts, fit, () -> places.fitIntercept(model), options).build();
    return Resampling.isAsked(options) ? resampled(fitted, frames, facts, fit, options) : fitted;
  }

  private static DurationFit fitted(
      AcceleratedFailureTime model, DurationSample sample, ModelFrame frame, FitOptions options) {
    DurationFit fit = model.fit(sample);
    if (!options.has(FitOption.JACKKNIFE)) {
      return fit;
    }
    if (!options.choice(FitOption.MIXTURE).equals(NO_MIXTURE) || Resampling.isAsked(options)) {
      throw new FormulaException(
          "--jackknife goes with neither --mixture nor --bootstrap. Maybe leave it out?");
    }
    int[] cluster = frame.cluster().orElseGet(() -> Sandwich.rowsAlone(sample.rows()));
    LeftOut.requireFew(Arrays.stream(cluster).max().orElse(0) + 1);
    return DurationJackknife.of(fit, sample, cluster);
  }

  /** Rows with the draws of their subjects. */
  private record DrawnRows(DurationSample sample, Resampling.Draws draws) {
    static DrawnRows of(ModelFrame frame, Resampling resampling) {
      return new DrawnRows(stratified(frame), resampling.draws(frame));
    }

    double[] weights(int replicate) {
      double[] weights = new double[sample.rows()];
      for (int row = 0; row < weights.length; row++) {
        weights[row] = sample.weight(row) * draws.times(row, replicate);
      }
      return weights;
    }
  }

  private FittedModel resampled(
      FittedModel fitted,
      Parts<ModelFrame> frames,
      DurationFacts facts,
      DurationFit fit,
      FitOptions options) {
    if (!options.choice(FitOption.MIXTURE).equals(NO_MIXTURE)) {
      throw new FormulaException("--mixture has no --bootstrap. Maybe cluster()?");
    }
    Resampling resampling = Resampling.of(options);
    List<Optional<DurationFit>> refits =
        DurationReplicates.of(
            new DrawnPlaces(frames.prepare(frame -> DrawnRows.of(frame, resampling))),
            fit,
            facts.strata().size(),
            resampling.replicates());
    return BootstrapSummary.of(options)
        .of(
            fitted,
            number ->
                result(
                        facts,
                        refits.get(number).orElseThrow(AcceleratedFailureTimeModel::noMaximum),
                        () -> fit,
                        options)
                    .build());
  }

  private static NotEstimableException noMaximum() {
    return new NotEstimableException("The replicate has no maximum.");
  }

  /** Parts as the places of replicates. */
  private record DrawnPlaces(Parts<DrawnRows> rows) implements DurationReplicates.Places {
    @Override
    public List<double[][]> collect(DurationReplicates.Task task) {
      return rows.collect(part -> task.apply(part.sample(), part::weights));
    }
  }

  private static DurationSample stratified(ModelFrame frame) {
    DurationSample sample = DurationFrame.sample(frame);
    return frame.strata().size() > 1 ? sample.withScaleStrata(frame.strata().codes()) : sample;
  }

  private static AcceleratedFailureTime model(FitOptions options) {
    return AcceleratedFailureTime.of(distribution(options.choice(FitOption.DIST)));
  }

  /** With a share beside the durations, the same for all rows. */
  private static AcceleratedFailureTime mixed(
      AcceleratedFailureTime model, FitOptions options, int rows) {
    AcceleratedFailureTime.DesignPart everybody = AcceleratedFailureTime.DesignPart.intercept(rows);
    return switch (options.choice(FitOption.MIXTURE)) {
      case "zero" -> model.withPointMassAtZero(everybody);
      case "cured" -> model.withCuredShare(everybody);
      default -> model;
    };
  }

  /** The share beside the durations, as logit and as share. */
  private static void addShares(FittedModel.Builder result, DurationFit fit, double level) {
    fit.zeroIndex().ifPresent(index -> addShare(result, "zero", fit, index, level));
    if (fit.cureIndex().isEmpty()) {
      return;
    }
    addShare(result, "cured", fit, fit.cureIndex().getAsInt(), level);
    FollowUpSufficiency followUp = fit.followUp();
    result.add(FittedQuantity.of(FittedCurve.ALL, "follow_up_sufficiency", followUp.statistic()));
    result.note(
        followUp.isSufficient()
            ? "The curve had time to level off (Maller and Zhou, below 0.05)."
            : "Follow-up is too short to tell a cured share from late events (Maller and Zhou,"
                + " 0.05 or more): do not quote the share.");
  }

  private static void addShare(
      FittedModel.Builder result, String share, DurationFit fit, int index, double level) {
    Coefficients coefficients = fit.coefficients();
    result.add(FittedTerm.of("logit(" + share + ")", coefficients, index, level));
    coefficients
        .limits(index, level)
        .ifPresent(
            limits -> {
              double value = logistic(coefficients.estimate(index));
              result.add(
                  FittedQuantity.of(
                      FittedCurve.ALL,
                      share + "_share",
                      value,
                      value * (1 - value) * coefficients.inferenceError(index),
                      new Limits(logistic(limits.lower()), logistic(limits.upper()))));
            });
  }

  private static double logistic(double logit) {
    return 1 / (1 + Math.exp(-logit));
  }

  private FittedModel.Builder result(
      DurationFacts facts, DurationFit fit, Supplier<DurationFit> intercept, FitOptions options) {
    FittedModel.Builder result = FittedModel.of(name(), facts.rows());
    result.events(facts.events()).logLikelihood(fit.logLikelihood()).aic(fit.aic());
    boolean alone = facts.columns().equals(List.of(INTERCEPT));
    result.nullLogLikelihood((alone ? fit : intercept.get()).logLikelihood());
    addTerms(result, fit, facts, options.level());
    if (facts.strata().size() == 1 && fit.cureIndex().isEmpty()) {
      result.reuse(reuse(fit, facts, options.choice(FitOption.DIST)));
    }
    ParametricReport report = new ParametricReport(result, options);
    addRatios(report, fit, facts.columns());
    addProfiles(report, fit, facts);
    return result;
  }

  static DurationDistribution distribution(String choice) {
    return switch (choice) {
      case "exponential" -> DurationDistribution.EXPONENTIAL;
      case "lognormal" -> DurationDistribution.LOGNORMAL;
      case "loglogistic" -> DurationDistribution.LOGLOGISTIC;
      case "gengamma" -> DurationDistribution.GENERALISED_GAMMA;
      case "gompertz" -> DurationDistribution.GOMPERTZ;
      default -> DurationDistribution.WEIBULL;
    };
  }

  private static void addTerms(
      FittedModel.Builder result, DurationFit fit, DurationFacts facts, double level) {
    Coefficients coefficients = fit.coefficients();
    for (int i = 0; i < facts.columns().size(); i++) {
      result.add(FittedTerm.of(facts.columns().get(i), coefficients, i, level));
    }
    DurationDistribution distribution = fit.model().distribution();
    List<String> strata = facts.strata();
    if (distribution == DurationDistribution.EXPONENTIAL) {
      result.add(FittedTerm.fixed(LOG_SCALE, 0));
    } else if (distribution.hasScale()) {
      for (int stratum = 0; stratum < strata.size(); stratum++) {
        String name = strata.size() == 1 ? LOG_SCALE : "log(scale):" + strata.get(stratum);
        int index = fit.scaleIndex(stratum).orElseThrow();
        result.add(FittedTerm.of(name, coefficients, index, level));
      }
    }
    if (distribution.hasShape()) {
      result.add(
          FittedTerm.of(shapeName(fit), coefficients, fit.shapeIndex().orElseThrow(), level));
    }
  }

  /** How to draw from a fit without strata and without cured. */
  private static Reuse reuse(DurationFit fit, DurationFacts facts, String family) {
    String[] names = new String[fit.coefficients().size()];
    Reuse.Role[] roles = new Reuse.Role[names.length];
    for (int i = 0; i < facts.columns().size(); i++) {
      names[i] = facts.columns().get(i);
      roles[i] = Reuse.Role.PREDICTOR;
    }
    fit.scaleIndex(0).ifPresent(index -> names[index] = LOG_SCALE);
    fit.scaleIndex(0).ifPresent(index -> roles[index] = Reuse.Role.LOG_SCALE);
    fit.shapeIndex().ifPresent(index -> names[index] = shapeName(fit));
    fit.shapeIndex().ifPresent(index -> roles[index] = Reuse.Role.SHAPE);
    fit.zeroIndex().ifPresent(index -> names[index] = "logit(zero)");
    fit.zeroIndex().ifPresent(index -> roles[index] = Reuse.Role.ZERO);
    return Reuse.of(
        Reuse.Kind.DURATION, family, List.of(names), List.of(roles), fit.coefficients());
  }

  private static String shapeName(DurationFit fit) {
    return fit.model().distribution() == DurationDistribution.GENERALISED_GAMMA ? "Q" : "shape";
  }

  private static void addRatios(ParametricReport report, DurationFit fit, List<String> columns) {
    String kind =
        fit.model().distribution().hasTimeRatios() ? "time-ratio: %s" : "hazard-ratio: %s";
    for (int i = 0; i < columns.size(); i++) {
      if (!columns.get(i).equals(INTERCEPT)) {
        report.addRatio(kind.formatted(columns.get(i)), fit.coefficients(), i);
      }
    }
  }

  private static void addProfiles(ParametricReport report, DurationFit fit, DurationFacts facts) {
    double[] zero = fit.zeroIndex().isPresent() ? new double[] {1} : new double[0];
    double[] cure = fit.cureIndex().isPresent() ? new double[] {1} : new double[0];
    List<String> strata = facts.strata();
    facts
        .profiles()
        .forEach(
            (name, covariates) -> {
              for (int stratum = 0; stratum < strata.size(); stratum++) {
                String full = strata.size() == 1 ? name : joined(name, strata.get(stratum));
                report.add(full, fit.at(covariates, zero, cure, stratum));
              }
            });
  }

  private static String joined(String name, String stratum) {
    return name.equals(FittedCurve.ALL) ? stratum : name + ";" + stratum;
  }
}
