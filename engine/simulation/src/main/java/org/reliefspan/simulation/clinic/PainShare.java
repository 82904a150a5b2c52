package org.reliefspan.simulation.clinic;

import java.io.Serializable;
import org.reliefspan.numerics.random.Quantiles;

/** The share of baseline pain that a responder loses at full effect. */
public sealed interface PainShare extends Serializable {

  /**
   * The share at a uniform.
   *
   * @param uniform in (0, 1)
   * @return a share in [0, 1]
   */
  double quantile(double uniform);

  /**
   * The same share for everybody.
   *
   * @param share in [0, 1]
   */
  record Fixed(double share) implements PainShare {
    @Override
    public double quantile(double uniform) {
      return share;
    }
  }

  /**
   * A beta distribution with whole parameters.
   *
   * @param a first parameter
   * @param b second parameter
   */
  record Beta(int a, int b) implements PainShare {
    @Override
    public double quantile(double uniform) {
      return Quantiles.beta(uniform, a, b);
    }
  }
}
