package org.reliefspan.simulation.clinic;

import java.io.Serializable;

/**
 * A family of the catalogue that some patients come for, with nothing else done to them.
 *
 * @param family id of the catalogue
 * @param code procedure code, empty when the family has none of its own
 * @param codeSystem for instance {@code CPT}, empty without a code
 * @param region where it is done, as the catalogue writes it
 * @param side whether left and right are told apart
 * @param intent {@code therapeutic} or {@code diagnostic}
 * @param condition ICD-10-CM code of those who come for it
 * @param share of all patients
 * @param response probability of response
 * @param effect size and duration in responders
 * @param fadeDays length of the linear fade at the end, days
 * @param repeatMinDays least days between two
 * @param most most per patient
 * @param afterLoss probability of a repeat after relief is lost
 */
public record FamilyCare(
    String family,
    String code,
    String codeSystem,
    String region,
    Side side,
    String intent,
    String condition,
    double share,
    double response,
    EffectSpec effect,
    double fadeDays,
    int repeatMinDays,
    int most,
    double afterLoss)
    implements Serializable {

  /** Whether left and right are told apart. */
  public enum Side {
    /** Left or right. */
    SIDED,
    /** No side. */
    NONE
  }

  /** Checks every component that could make no clinic. */
  public FamilyCare {
    Checks.share("share", share);
    Checks.share("response", response);
    Checks.between("fadeDays", fadeDays, 1e-6, 1e6);
    Checks.atLeastOne("repeatMinDays", repeatMinDays);
    Checks.atLeastOne("most", most);
    Checks.share("afterLoss", afterLoss);
  }

  ClinicProcedure procedure() {
    return new ClinicProcedure(
        family,
        code,
        codeSystem,
        new ClinicProcedure.Site(region, "", ""),
        intent,
        side == Side.SIDED ? ClinicProcedure.Sides.TOLD_APART : ClinicProcedure.Sides.NONE);
  }
}
