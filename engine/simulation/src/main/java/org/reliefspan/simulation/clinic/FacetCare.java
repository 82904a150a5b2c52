package org.reliefspan.simulation.clinic;

import java.io.Serializable;

/**
 * Diagnostic blocks and what ablation does.
 *
 * @param noBlockShare share of facet patients ablated without a block
 * @param dualBlockShare share with a policy of two blocks; the others have one
 * @param facetTrueShare share whose facet joint is the source
 * @param blockSensitivity probability of a positive block when it is
 * @param blockFalsePositive probability of a positive block when it is not
 * @param successTrue probability of response to ablation when it is
 * @param successFalse probability of response to ablation when it is not
 */
public record FacetCare(
    double noBlockShare,
    double dualBlockShare,
    double facetTrueShare,
    double blockSensitivity,
    double blockFalsePositive,
    double successTrue,
    double successFalse)
    implements Serializable {
  /** Checks every component that could make no clinic. */
  public FacetCare {
    Checks.share("noBlockShare", noBlockShare);
    Checks.share("dualBlockShare", dualBlockShare);
    Checks.share("noBlockShare + dualBlockShare", noBlockShare + dualBlockShare);
    Checks.share("facetTrueShare", facetTrueShare);
    Checks.share("blockSensitivity", blockSensitivity);
    Checks.share("blockFalsePositive", blockFalsePositive);
    Checks.share("successTrue", successTrue);
    Checks.share("successFalse", successFalse);
  }
}
