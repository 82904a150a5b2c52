package org.reliefspan.numerics.hazard;

/**
 * Sums over the tied events of one time, by which the likelihood and its derivatives follow from
 * the sums S over the risk set and E over the events.
 *
 * <p>With d events of total weight W and, for event k = 0 to d - 1, the denominator D_k = S - f_k E
 * with f_k = k / d under Efron and 0 under Breslow: {@code hazard} = W/d sum 1/D_k, {@code tied} =
 * W/d sum f_k/D_k, {@code square} = W/d sum 1/D_k^2, {@code squareTied} = W/d sum f_k/D_k^2, {@code
 * squareTiedTwice} = W/d sum f_k^2/D_k^2, {@code log} = W/d sum log D_k. Source: Efron 1977, doi
 * 10.1080/01621459.1977.10480613; Therneau and Grambsch 2000, Modeling Survival Data, section 3.3.
 */
final class TieTerms {
  double hazard;
  double tied;
  double square;
  double squareTied;
  double squareTiedTwice;
  double log;

  void breslow(double eventWeight, double atRisk) {
    hazard = eventWeight / atRisk;
    tied = 0;
    square = hazard / atRisk;
    squareTied = 0;
    squareTiedTwice = 0;
    log = eventWeight * Math.log(atRisk);
  }

  void efron(int events, double eventWeight, double atRisk, double eventRisk) {
    if (events == 1) {
      breslow(eventWeight, atRisk);
      return;
    }
    clear();
    double product = 1;
    for (int k = 0; k < events; k++) {
      double share = (double) k / events;
      double denominator = atRisk - share * eventRisk;
      double inverse = 1 / denominator;
      hazard += inverse;
      tied += share * inverse;
      square += inverse * inverse;
      squareTied += share * inverse * inverse;
      squareTiedTwice += share * share * inverse * inverse;
      product *= denominator * (1 / atRisk); // each factor in (0, 1]
      if (product < 1e-200) {
        log += Math.log(product);
        product = 1;
      }
    }
    log += Math.log(product) + events * Math.log(atRisk);
    scale(eventWeight / events);
  }

  private void clear() {
    hazard = 0;
    tied = 0;
    square = 0;
    squareTied = 0;
    squareTiedTwice = 0;
    log = 0;
  }

  private void scale(double meanWeight) {
    hazard *= meanWeight;
    tied *= meanWeight;
    square *= meanWeight;
    squareTied *= meanWeight;
    squareTiedTwice *= meanWeight;
    log *= meanWeight;
  }
}
