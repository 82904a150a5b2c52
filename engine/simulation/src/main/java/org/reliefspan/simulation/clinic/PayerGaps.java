package org.reliefspan.simulation.clinic;

import java.io.Serializable;

/**
 * Least days between two procedures of a kind, by who pays.
 *
 * @param commercial commercial insurance
 * @param medicare Medicare
 * @param workersComp work compensation
 */
public record PayerGaps(int commercial, int medicare, int workersComp) implements Serializable {
  /** Checks every component that could make no clinic. */
  public PayerGaps {
    Checks.atLeastOne("commercial", commercial);
    Checks.atLeastOne("medicare", medicare);
    Checks.atLeastOne("workersComp", workersComp);
  }
}
