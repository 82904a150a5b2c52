package org.reliefspan.simulation.clinic;

/**
 * One therapeutic procedure and the effect it has.
 *
 * @param procedure which
 * @param kind how it came about
 * @param day of the procedure, from entry
 * @param baselinePain noise-free NRS on that day without any effect, NRS*(0), points
 * @param effect what it does
 */
record Episode(ClinicProcedure procedure, Kind kind, int day, double baselinePain, Effect effect) {

  /** How a procedure came about. */
  enum Kind {
    /** The first of its patient. */
    FIRST,
    /** After the effect of the one before has ended. */
    REPEAT,
    /** A third epidural after two that never gave relief. */
    THIRD,
    /** While still in relief from the one before; not an index of its own. */
    PREEMPTIVE,
    /** Surgery. */
    SURGERY
  }

  /**
   * What a procedure does.
   *
   * @param responder planted responder
   * @param painShare rho, 0 in non-responders
   * @param functionPoints A, ODI points, 0 in non-responders
   * @param extraFunction ODI points that the route adds until day 30, falling to 0 at day 180
   * @param therapy ODI points of early therapy
   * @param envelope course of pain relief over time
   * @param functionEnvelope course of the gain in function, which early therapy does not prolong
   */
  record Effect(
      boolean responder,
      double painShare,
      double functionPoints,
      double extraFunction,
      TherapyGain therapy,
      EffectEnvelope envelope,
      EffectEnvelope functionEnvelope) {

    Effect(
        boolean responder,
        double painShare,
        double functionPoints,
        double extraFunction,
        EffectEnvelope envelope) {
      this(
          responder,
          painShare,
          functionPoints,
          extraFunction,
          TherapyGain.NONE,
          envelope,
          envelope);
    }

    /** Days for which a responder has any effect on pain, 0 in others. */
    double worksDays() {
      return responder ? envelope.durationDays() : 0;
    }

    /** The same effect with other points in everybody. */
    Effect withExtra(double points) {
      return new Effect(
          responder, painShare, functionPoints, points, therapy, envelope, functionEnvelope);
    }

    /** The same effect after therapy. */
    Effect with(TherapyGain gain, double durationFactor) {
      EffectEnvelope longer =
          new EffectEnvelope(
              envelope.onsetDays(), envelope.durationDays() * durationFactor, envelope.fadeDays());
      return new Effect(
          responder, painShare, functionPoints, extraFunction, gain, longer, functionEnvelope);
    }
  }

  Episode withEffect(Effect other) {
    return new Episode(procedure, kind, day, baselinePain, other);
  }

  boolean isIndex() {
    return kind == Kind.FIRST || kind == Kind.REPEAT || kind == Kind.THIRD;
  }

  /** An index procedure after the first. */
  boolean opensAgain() {
    return kind == Kind.REPEAT || kind == Kind.THIRD;
  }

  /** Days from entry to the end of all effect on pain. */
  double effectEnd() {
    return day + effect.worksDays();
  }

  /** NRS points taken off t days after the procedure. */
  double painDrop(double days) {
    return effect.painShare() == 0
        ? 0
        : baselinePain * effect.painShare() * effect.envelope().at(days);
  }

  /** ODI points taken off t days after the procedure. */
  double functionDrop(double days) {
    double responderDrop =
        effect.functionPoints() == 0
            ? 0
            : effect.functionPoints() * effect.functionEnvelope().at(days);
    return responderDrop + extraDrop(days) + effect.therapy().at(days);
  }

  private double extraDrop(double days) {
    if (effect.extraFunction() == 0 || days <= 0 || days >= 180) {
      return 0;
    }
    return effect.extraFunction() * Math.min(1, (180 - days) / 150);
  }
}
