package org.reliefspan.numerics.hidden;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import org.reliefspan.numerics.duration.DurationDistribution;

/**
 * What the hidden process may do.
 *
 * @param distribution of the time from procedure to the first loss, among responders
 * @param response whether some never respond
 * @param onset whether relief begins late, at a constant rate from the procedure
 * @param regain whether lost relief can come back, and be lost again
 * @param mistakes how scores err
 * @param frailty whether patients differ in how often they come, in step with how long they last
 * @param rateRatio rate of unscheduled visits after loss over the rate in relief, where it is
 *     assumed and not estimated
 */
public record HiddenReliefModel(
    DurationDistribution distribution,
    Response response,
    Onset onset,
    Regain regain,
    Mistakes mistakes,
    Frailty frailty,
    Optional<Double> rateRatio)
    implements Serializable {

  /** Who responds. */
  public enum Response {
    /** Some never do. */
    SOME,
    /** Everyone does. */
    ALL
  }

  /** When relief begins. */
  public enum Onset {
    /** With the procedure. */
    AT_ONCE,
    /** After an exponential delay. */
    DELAYED
  }

  /** Whether relief comes back. */
  public enum Regain {
    /** Never within the episode. */
    NONE,
    /** At constant rates. */
    MARKOV
  }

  /** Whether patients differ beyond covariates. */
  public enum Frailty {
    /** They do not. */
    NONE,
    /** A normal variable on both log visit rates. */
    VISITS,
    /** The same variable also moves the location of the duration. */
    VISITS_AND_DURATION
  }

  /**
   * How scores err.
   *
   * @param estimated whether the chances below are starting values
   * @param whenFailing chance of a score in relief from a patient who is not
   * @param whenRelieved chance of a failing score from a patient in relief
   */
  public record Mistakes(boolean estimated, double whenFailing, double whenRelieved)
      implements Serializable {
    /** Scores are right. */
    public static final Mistakes NONE = new Mistakes(false, 0, 0);

    /** Both chances below one half. */
    public Mistakes {
      boolean possible =
          whenFailing >= 0 && whenRelieved >= 0 && whenFailing < 0.5 && whenRelieved < 0.5;
      if (!possible || (estimated && (whenFailing == 0 || whenRelieved == 0))) {
        throw new IllegalArgumentException(
            "The chances of a mistaken score (%s, %s) must lie between 0 and 0.5."
                .formatted(whenFailing, whenRelieved));
      }
    }

    /** Chances to be estimated from repeated scores. */
    public static Mistakes toEstimate() {
      return new Mistakes(true, 0.05, 0.05);
    }

    /** Known chances, as from test and retest. */
    public static Mistakes known(double whenFailing, double whenRelieved) {
      return new Mistakes(false, whenFailing, whenRelieved);
    }

    boolean possible() {
      return whenFailing > 0 || whenRelieved > 0;
    }
  }

  /** Some respond, at once, without regain, mistakes or frailty; all rates estimated. */
  public static HiddenReliefModel of(DurationDistribution distribution) {
    return new HiddenReliefModel(
        distribution,
        Response.SOME,
        Onset.AT_ONCE,
        Regain.NONE,
        Mistakes.NONE,
        Frailty.NONE,
        Optional.empty());
  }

  /** The same with another family. */
  public HiddenReliefModel with(DurationDistribution other) {
    return new HiddenReliefModel(other, response, onset, regain, mistakes, frailty, rateRatio);
  }

  /** The same with another rule of response. */
  public HiddenReliefModel with(Response other) {
    return new HiddenReliefModel(distribution, other, onset, regain, mistakes, frailty, rateRatio);
  }

  /** The same with another onset. */
  public HiddenReliefModel with(Onset other) {
    return new HiddenReliefModel(
        distribution, response, other, regain, mistakes, frailty, rateRatio);
  }

  /** The same with another rule of regain. */
  public HiddenReliefModel with(Regain other) {
    return new HiddenReliefModel(
        distribution, response, onset, other, mistakes, frailty, rateRatio);
  }

  /** The same with other mistakes. */
  public HiddenReliefModel with(Mistakes other) {
    return new HiddenReliefModel(distribution, response, onset, regain, other, frailty, rateRatio);
  }

  /** The same with another frailty. */
  public HiddenReliefModel with(Frailty other) {
    return new HiddenReliefModel(distribution, response, onset, regain, mistakes, other, rateRatio);
  }

  /** The same with an assumed ratio of visit rates. */
  public HiddenReliefModel withRateRatio(double ratio) {
    return new HiddenReliefModel(
        distribution, response, onset, regain, mistakes, frailty, Optional.of(ratio));
  }

  /** Whether the first failing score ends what an episode can say about its first loss. */
  public boolean endsAtFirstFailing() {
    return regain == Regain.NONE && !mistakes.possible() && onset == Onset.AT_ONCE;
  }

  /** An optional component does not travel. */
  private Object writeReplace() {
    return new Sent(
        distribution,
        response,
        onset,
        regain,
        mistakes,
        frailty,
        rateRatio.isPresent() ? List.of(rateRatio.get()) : List.of());
  }

  /** The model on its way; the ratio has one element or none. */
  private record Sent(
      DurationDistribution distribution,
      Response response,
      Onset onset,
      Regain regain,
      Mistakes mistakes,
      Frailty frailty,
      List<Double> rateRatio)
      implements Serializable {
    private Object readResolve() {
      return new HiddenReliefModel(
          distribution, response, onset, regain, mistakes, frailty, rateRatio.stream().findFirst());
    }
  }
}
