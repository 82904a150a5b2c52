package org.reliefspan.simulation.clinic;

import java.util.List;

/**
 * Everything that shapes a synthetic clinic, as groups of parameters.
 *
 * <p>A new kind of patient or event is a new group with its own scenario values; groups are
 * immutable.
 *
 * @param scenario the name under which the specification is known
 * @param seed study seed
 * @param population who comes
 * @param treatment who responds to what
 * @param effects size and duration of relief
 * @param naturalHistory what happens without treatment
 * @param noise what blurs a score
 * @param visits when patients are seen
 * @param dropout why observation ends early
 * @param events surgery and death
 * @param repeats when a procedure is done again
 * @param opioids prescriptions
 * @param defects errors planted in the rows
 */
public record ClinicSpec(
    String scenario,
    long seed,
    Population population,
    Treatment treatment,
    Effects effects,
    NaturalHistorySpec naturalHistory,
    Noise noise,
    VisitPlan visits,
    Dropout dropout,
    Events events,
    Repeats repeats,
    Opioids opioids,
    DefectRates defects) {

  /** The seed used unless another is asked for. */
  public static final long DEFAULT_SEED = 20260901L;

  private static final List<String> SCENARIOS = List.of("default", "clean");

  /**
   * Who comes.
   *
   * @param sites number of sites
   * @param facetShare share with facet pain; the others have lumbar radiculopathy
   * @param discShare share of radiculopathy with a disc herniation
   * @param acuteShare share of radiculopathy that is acute
   * @param sensitisedShare share with unmeasured central sensitisation C
   * @param workCompensationShare share with a work compensation claim
   * @param lowestPain lowest NRS at entry, points
   */
  public record Population(
      int sites,
      double facetShare,
      double discShare,
      double acuteShare,
      double sensitisedShare,
      double workCompensationShare,
      double lowestPain) {
    /** Checks every component that could make no clinic. */
    public Population {
      Checks.between("sites", sites, 1, 99);
      Checks.share("facetShare", facetShare);
      Checks.share("discShare", discShare);
      Checks.share("acuteShare", acuteShare);
      Checks.share("sensitisedShare", sensitisedShare);
      Checks.share("workCompensationShare", workCompensationShare);
      Checks.between("lowestPain", lowestPain, 0, 10);
    }
  }

  /**
   * Who responds to what: logits of the epidural response and of the choice of route, and
   * probabilities of diagnostic blocks and ablation.
   *
   * @param responseIntercept epidural response logit
   * @param responseSensitised added when C
   * @param responseMood added with low mood
   * @param responseSeverity per standard deviation of severity U
   * @param choiceIntercept logit of transforaminal against interlaminar
   * @param choiceSeverity per unit of observed severity
   * @param choiceDisc added with disc herniation
   * @param choiceSensitised added when C: unmeasured confounding
   * @param dualBlockShare share of facet patients with a two-block policy
   * @param facetTrueShare share of facet patients whose facet joint is the source
   * @param blockSensitivity probability of a positive block when it is
   * @param blockFalsePositive probability of a positive block when it is not
   * @param ablationSuccessTrue probability of response to ablation when it is
   * @param ablationSuccessFalse probability of response to ablation when it is not
   */
  public record Treatment(
      double responseIntercept,
      double responseSensitised,
      double responseMood,
      double responseSeverity,
      double choiceIntercept,
      double choiceSeverity,
      double choiceDisc,
      double choiceSensitised,
      double dualBlockShare,
      double facetTrueShare,
      double blockSensitivity,
      double blockFalsePositive,
      double ablationSuccessTrue,
      double ablationSuccessFalse) {
    /** Checks every component that could make no clinic. */
    public Treatment {
      Checks.share("dualBlockShare", dualBlockShare);
      Checks.share("facetTrueShare", facetTrueShare);
      Checks.share("blockSensitivity", blockSensitivity);
      Checks.share("blockFalsePositive", blockFalsePositive);
      Checks.share("ablationSuccessTrue", ablationSuccessTrue);
      Checks.share("ablationSuccessFalse", ablationSuccessFalse);
    }
  }

  /**
   * One procedure's effect in responders.
   *
   * @param durationShape Weibull shape
   * @param durationScaleDays Weibull scale, days
   * @param durationLogDeviation standard deviation of a log-normal factor on the duration
   * @param onsetDays time constant of the rise, days
   * @param functionMean mean gain on the ODI, points
   * @param functionDeviation its standard deviation, points
   */
  public record EffectSpec(
      double durationShape,
      double durationScaleDays,
      double durationLogDeviation,
      double onsetDays,
      double functionMean,
      double functionDeviation) {
    /** Checks every component that could make no clinic. */
    public EffectSpec {
      Checks.between("durationShape", durationShape, 1e-6, 1e6);
      Checks.between("durationScaleDays", durationScaleDays, 1e-6, 1e6);
      Checks.between("onsetDays", onsetDays, 1e-6, 1e6);
      Checks.notNegative("durationLogDeviation", durationLogDeviation);
      Checks.notNegative("functionDeviation", functionDeviation);
    }
  }

  /**
   * Size and duration of relief.
   *
   * @param epidural both epidural routes
   * @param ablation lumbar facet ablation
   * @param surgery lumbar decompression
   * @param painShare share of the baseline pain that a responder loses at full effect
   * @param fadeDays length of the linear fade at the end, days
   * @param sensitisedDurationFactor multiplies the duration when C
   * @param transforaminalGain extra ODI gain of the transforaminal route up to day 30, in
   *     everybody, falling linearly to 0 at day 180, points
   */
  public record Effects(
      EffectSpec epidural,
      EffectSpec ablation,
      EffectSpec surgery,
      PainShare painShare,
      double fadeDays,
      double sensitisedDurationFactor,
      double transforaminalGain) {
    /** Checks every component that could make no clinic. */
    public Effects {
      Checks.between("fadeDays", fadeDays, 1e-6, 1e6);
      Checks.between("sensitisedDurationFactor", sensitisedDurationFactor, 1e-6, 1e6);
    }
  }

  /**
   * What happens without treatment: improvement F (1 - exp(-t / tau)) from entry.
   *
   * @param chronicMean mean of F, ODI points
   * @param chronicDeviation its standard deviation
   * @param acuteMean mean of F in acute radiculopathy
   * @param acuteDeviation its standard deviation
   * @param timeConstantDays tau, days
   * @param painPerFunctionPoint NRS points that go with one ODI point of history
   * @param painShareLimit history of pain stays within this share of the pain at entry, either way
   */
  public record NaturalHistorySpec(
      double chronicMean,
      double chronicDeviation,
      double acuteMean,
      double acuteDeviation,
      double timeConstantDays,
      double painPerFunctionPoint,
      double painShareLimit) {
    /** Checks every component that could make no clinic. */
    public NaturalHistorySpec {
      Checks.between("timeConstantDays", timeConstantDays, 1e-6, 1e6);
      // below one half, so that history alone never gives permanent pain_50
      Checks.between("painShareLimit", painShareLimit, 0, 0.49);
    }
  }

  /**
   * What blurs a score.
   *
   * @param deviation stationary standard deviation of the within-person process, ODI points
   * @param correlation its correlation from one 14-day step to the next
   * @param painPerFunctionPoint NRS points that go with one ODI point of noise
   * @param functionError standard deviation of the ODI's measurement error, points
   * @param walkError standard deviation of the walking test's measurement error, metres
   * @param rounding how scores are written
   */
  public record Noise(
      double deviation,
      double correlation,
      double painPerFunctionPoint,
      double functionError,
      double walkError,
      Rounding rounding) {
    /** Checks every component that could make no clinic. */
    public Noise {
      Checks.notNegative("deviation", deviation);
      Checks.between("correlation", correlation, -1, 1);
      Checks.notNegative("functionError", functionError);
      Checks.notNegative("walkError", walkError);
    }
  }

  /** How scores are written. */
  public enum Rounding {
    /** NRS to whole points, ODI to even points, metres to whole metres. */
    INSTRUMENT,
    /** To a millionth, so that values print exactly. */
    NONE
  }

  /**
   * When patients are seen.
   *
   * @param slotDays protocol visits, days after the latest index, ascending
   * @param jitterShare largest shift of a slot as a share of the gap before it
   * @param attendanceInRelief probability that a protocol visit is attended while in relief
   * @param attendanceOtherwise probability that it is attended otherwise
   * @param symptomRatePerMonth rate of visits that the patient asks for, at NRS 5
   * @param symptomLogRatePerTwoPoints log rate ratio per two NRS points
   * @param symptomGapDays least distance between two such visits, days
   * @param recordedLogit logit of a score being recorded at an attended visit; infinite: always
   * @param recordedBadDay added on a bad day
   * @param baselineRecorded probability that the visit before a procedure records its scores
   * @param epiduralFollowUp administrative follow-up of radiculopathy
   * @param ablationFollowUp administrative follow-up of ablated patients
   * @param blockFollowUp administrative follow-up of facet patients who are not ablated
   */
  public record VisitPlan(
      List<Integer> slotDays,
      double jitterShare,
      double attendanceInRelief,
      double attendanceOtherwise,
      double symptomRatePerMonth,
      double symptomLogRatePerTwoPoints,
      int symptomGapDays,
      double recordedLogit,
      double recordedBadDay,
      double baselineRecorded,
      FollowUp epiduralFollowUp,
      FollowUp ablationFollowUp,
      FollowUp blockFollowUp) {
    /** Checks and copies. */
    public VisitPlan {
      Checks.ascending("slotDays", slotDays);
      Checks.between("jitterShare", jitterShare, 0, 0.45);
      Checks.share("attendanceInRelief", attendanceInRelief);
      Checks.share("attendanceOtherwise", attendanceOtherwise);
      Checks.notNegative("symptomRatePerMonth", symptomRatePerMonth);
      Checks.share("baselineRecorded", baselineRecorded);
      slotDays = List.copyOf(slotDays);
    }
  }

  /**
   * Administrative follow-up: uniform between two limits, independent of everything.
   *
   * @param shortestDays days from entry
   * @param longestDays days from entry
   */
  public record FollowUp(int shortestDays, int longestDays) {
    /** Checks the order of the limits. */
    public FollowUp {
      Checks.notNegative("shortestDays", shortestDays);
      Checks.between("longestDays", longestDays, shortestDays, 3650);
    }
  }

  /**
   * Why observation ends early; everything depends on the last recorded pain score only.
   *
   * @param ratePerMonth hazard
   * @param improved log hazard ratio while the last NRS is at most 70% of the baseline
   * @param worse log hazard ratio while it is at least one point above the baseline
   * @param workCompensation log hazard ratio with a claim
   */
  public record Dropout(
      double ratePerMonth, double improved, double worse, double workCompensation) {
    /** Checks every component that could make no clinic. */
    public Dropout {
      Checks.notNegative("ratePerMonth", ratePerMonth);
    }
  }

  /**
   * Surgery and death.
   *
   * @param surgeryRatePerMonth hazard of decompression in radiculopathy
   * @param surgerySeverity log hazard ratio per standard deviation of severity U
   * @param surgeryFactorAfterEpidural factor on the hazard in the 90 days after an epidural
   * @param surgerySuccess probability that surgery helps
   * @param mortalityFactor factor on the life table, 0 for nobody
   */
  public record Events(
      double surgeryRatePerMonth,
      double surgerySeverity,
      double surgeryFactorAfterEpidural,
      double surgerySuccess,
      double mortalityFactor) {
    /** Checks every component that could make no clinic. */
    public Events {
      Checks.notNegative("surgeryRatePerMonth", surgeryRatePerMonth);
      Checks.notNegative("surgeryFactorAfterEpidural", surgeryFactorAfterEpidural);
      Checks.share("surgerySuccess", surgerySuccess);
      Checks.notNegative("mortalityFactor", mortalityFactor);
    }
  }

  /**
   * When a procedure is done again.
   *
   * @param epiduralMost most epidurals per patient
   * @param ablationMost most ablations per patient
   * @param epiduralGapDays policy minimum between epidurals
   * @param ablationGapDays policy minimum between ablations
   * @param afterLoss probability of a repeat after relief is lost
   * @param afterFailure probability of a second epidural when the first never gave relief
   * @param preemptive probability of a repeat while still in relief
   * @param accessDelayMean mean delay between wish and procedure, days
   * @param accessDelayDeviation its standard deviation, days
   */
  public record Repeats(
      int epiduralMost,
      int ablationMost,
      int epiduralGapDays,
      int ablationGapDays,
      double afterLoss,
      double afterFailure,
      double preemptive,
      double accessDelayMean,
      double accessDelayDeviation) {
    /** Checks every component that could make no clinic. */
    public Repeats {
      Checks.atLeastOne("epiduralMost", epiduralMost);
      Checks.atLeastOne("ablationMost", ablationMost);
      Checks.atLeastOne("epiduralGapDays", epiduralGapDays);
      Checks.atLeastOne("ablationGapDays", ablationGapDays);
      Checks.share("afterLoss", afterLoss);
      Checks.share("afterFailure", afterFailure);
      Checks.share("preemptive", preemptive);
    }
  }

  /**
   * Prescriptions of opioids, 30 days each.
   *
   * @param userShare share of patients with any
   * @param stopProbability probability of stopping at each renewal
   * @param escalationProbability probability of one more unit a day at a renewal, out of relief
   */
  public record Opioids(double userShare, double stopProbability, double escalationProbability) {
    /** Checks every component that could make no clinic. */
    public Opioids {
      Checks.share("userShare", userShare);
      Checks.share("stopProbability", stopProbability);
      Checks.share("escalationProbability", escalationProbability);
    }
  }

  /**
   * Errors planted in the rows; a row carries at most one.
   *
   * @param outOfRange share of ODI and NRS rows with an impossible value
   * @param halfScale share of patients whose ODI is on 0 to 50 throughout
   * @param duplicate share of visit and measure rows written twice
   * @param afterDeath share of observed deaths followed by a procedure
   * @param lostLaterality share of sided procedures without a side
   * @param yards share of walking tests written in yards
   */
  public record DefectRates(
      double outOfRange,
      double halfScale,
      double duplicate,
      double afterDeath,
      double lostLaterality,
      double yards) {
    /** Checks every component that could make no clinic. */
    public DefectRates {
      Checks.share("outOfRange", outOfRange);
      Checks.share("halfScale", halfScale);
      Checks.share("duplicate", duplicate);
      Checks.share("afterDeath", afterDeath);
      Checks.share("lostLaterality", lostLaterality);
      Checks.share("yards", yards);
    }
  }

  /**
   * The specification known under a name, with the default seed.
   *
   * <p>{@code default} has every feature. {@code clean} is for recovery tests: no natural history,
   * no noise and no rounding; scheduled visits only, attended with a fixed probability and always
   * scored; a responder loses 0.6 of the baseline pain; no dropout, repeat, surgery, death, opioids
   * or defects. Follow-up is administrative and independent of outcome, so the distribution of
   * relief among responders is identified from the visits.
   *
   * @param name a scenario
   * @return its specification
   * @throws IllegalArgumentException if no scenario has this name
   */
  public static ClinicSpec scenario(String name) {
    return switch (name) {
      case "default" -> ClinicScenarios.standard();
      case "clean" -> ClinicScenarios.clean();
      default ->
          throw new IllegalArgumentException(
              "scenario (%s) must be one of %s. Maybe default?"
                  .formatted(name, String.join(", ", SCENARIOS)));
    };
  }

  /**
   * The names {@link #scenario} knows.
   *
   * @return scenario names
   */
  public static List<String> scenarios() {
    return SCENARIOS;
  }

  /**
   * The same clinic with other luck.
   *
   * @param newSeed study seed
   * @return a copy with this seed
   */
  public ClinicSpec withSeed(long newSeed) {
    return new ClinicSpec(
        scenario,
        newSeed,
        population,
        treatment,
        effects,
        naturalHistory,
        noise,
        visits,
        dropout,
        events,
        repeats,
        opioids,
        defects);
  }
}
