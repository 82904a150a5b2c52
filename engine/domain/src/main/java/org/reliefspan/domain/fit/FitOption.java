package org.reliefspan.domain.fit;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The options of {@code fit}. Each model says which of them it reads. */
public enum FitOption {
  WEIGHTS(Kind.COLUMN, "case weights, not negative"),
  SUBJECT(Kind.COLUMN, "who the row belongs to"),
  TIME(Kind.COLUMN, "when the row was seen"),
  STATE(Kind.COLUMN, "state seen, 1, 2, ..."),
  INITIATOR(Kind.COLUMN, "who initiated the visit: scheduled or patient; missed: a slot not kept"),
  END(Kind.COLUMN, "end of observation"),
  ENTRY(Kind.COLUMN, "start of observation (left truncation)"),
  TIES(Kind.CHOICE, "ties of a Cox model", "efron", "breslow", "exact"),
  DIST(
      Kind.CHOICE,
      "distribution of durations",
      "weibull",
      "exponential",
      "lognormal",
      "loglogistic",
      "gengamma",
      "gompertz"),
  MIXTURE(
      Kind.CHOICE,
      "a share beside the durations: zero (no relief at all), cured (relief that never ends)",
      "none",
      "zero",
      "cured"),
  FRAILTY(
      Kind.CHOICE,
      "whether subjects differ in how often they come: visits; visits-and-duration, in step with"
          + " how long relief lasts",
      "none",
      "visits",
      "visits-and-duration"),
  FAMILY(
      Kind.CHOICE,
      "family of a generalised linear model",
      "binomial",
      "poisson",
      "negative-binomial",
      "gaussian"),
  PENALTY(Kind.CHOICE, "penalty of a logistic model", "none", "ridge", "lasso"),
  LAMBDA(Kind.NUMBER, "strength of the penalty, as glmnet counts it"),
  FIRTH(Kind.FLAG, "Firth's penalty: finite estimates under separation"),
  COV(Kind.CHOICE, "covariance within a subject", "unstructured", "ar1", "cs", "sp-exp"),
  CORR(Kind.CHOICE, "working correlation", "independence", "exchangeable", "ar1"),
  DF(Kind.CHOICE, "degrees of freedom", "satterthwaite", "kenward-roger"),
  ROBUST(
      Kind.CHOICE,
      "covariance that does not trust the model; cluster() asks for the clustered one",
      "none",
      "hc0",
      "hc1",
      "hc2",
      "hc3"),
  JACKKNIFE(
      Kind.FLAG,
      "errors by leaving out each cluster() or subject in turn, for few of them; t limits"),
  CONVENTION(Kind.CHOICE, "ties of censoring and events in fine-gray", "finegray", "crr"),
  SCALE(
      Kind.CHOICE,
      "scale on which the spline is linear in the covariates",
      "hazard",
      "odds",
      "normal"),
  CLOCK(
      Kind.CHOICE,
      "what intensities after loss depend on: time since the procedure, or since the loss",
      "since-procedure",
      "since-loss"),
  CONF(Kind.CHOICE, "scale of pointwise limits", "log", "log-log", "plain", "logit", "arcsine"),
  TRANSITIONS(Kind.TEXT, "allowed transitions, as 1-2,2-1,1-3"),
  EXACT(Kind.NUMBERS, "states whose entry times are exact"),
  MISCLASSIFICATION(Kind.TEXT, "scores that may be given in another state, as 1-2,2-1"),
  CONSTRAINT(
      Kind.TEXT, "covariates with equal effects: x;z for all transitions, x=1,2,2 for those alike"),
  CUTS(Kind.NUMBERS, "times at which intensities change"),
  CAUSE(Kind.NUMBER, "the event of interest, 1, 2, ..."),
  KNOTS(Kind.NUMBER, "interior knots of the baseline"),
  TIMES(Kind.NUMBERS, "report curves at these times only"),
  TAU(Kind.NUMBER, "horizon of restricted means and lengths of stay"),
  RHO(Kind.NUMBER, "weight S(t)^rho of the log-rank test"),
  BOOTSTRAP(Kind.NUMBER, "limits from this many resamples of subjects (--subject or cluster())"),
  SEED(Kind.NUMBER, "seed of the bootstrap, a whole number, 1 unless told"),
  LEVEL(Kind.NUMBER, "confidence level, 0.95 unless told");

  /** What follows the option. */
  public enum Kind {
    COLUMN,
    CHOICE,
    TEXT,
    NUMBER,
    NUMBERS,
    /** Nothing: it is there or not. */
    FLAG
  }

  private final Kind kind;
  private final String description;

  @SuppressWarnings("ImmutableEnumChecker") // List.of
  private final List<String> choices;

  FitOption(Kind kind, String description, String... choices) {
    this.kind = kind;
    this.description = description;
    this.choices = List.of(choices);
  }

  public Kind kind() {
    return kind;
  }

  public String description() {
    return description;
  }

  /** Values of a choice; the first is the default. */
  public List<String> choices() {
    return choices;
  }

  /** As typed, without the dashes. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The option of a word. */
  public static Optional<FitOption> of(String word) {
    return Arrays.stream(values()).filter(option -> option.word().equals(word)).findFirst();
  }
}
