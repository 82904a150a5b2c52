package org.reliefspan.numerics.interval;

/** What comes of fitting a mixture: an estimate, or the reason why there is none. */
public sealed interface MixtureOutcome permits MixtureEstimate, MixtureOutcome.NotIdentified {

  /**
   * The data do not determine the parameters.
   *
   * @param reason why
   */
  record NotIdentified(Reason reason) implements MixtureOutcome {}

  /** Why a mixture cannot be fitted. */
  enum Reason {
    /** No row is seen in relief. */
    NO_RESPONDERS("nobody was seen in relief"),
    /** Fewer rows than {@link MixtureDurationModel#MINIMUM_SEEN} are seen in relief. */
    TOO_FEW_RESPONDERS("too few were seen in relief"),
    /** Nobody seen in relief is seen to lose it. */
    NO_LOSS_SEEN("no loss of relief was seen"),
    /** All intervals share a point, or the likelihood is flat in the spread. */
    SPREAD_NOT_DETERMINED("the spread of the durations is not determined by the visit times"),
    /** The observed information is singular or the iterations did not settle. */
    SINGULAR_INFORMATION("share and duration cannot be told apart");

    private final String text;

    Reason(String text) {
      this.text = text;
    }

    /** The reason in words. */
    public String text() {
      return text;
    }
  }
}
