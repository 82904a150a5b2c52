package org.reliefspan.simulation.psa;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.reliefspan.domain.pathway.JointLaw;
import org.reliefspan.domain.pathway.JointParameters;

/** Draws parameters that vary together. */
interface JointDraw {
  /** By the law of a specification. */
  static JointDraw of(JointParameters spec) {
    JointLaw law = spec.law();
    if (law instanceof JointLaw.Normal normal) {
      return new JointNormal(spec, normal);
    }
    if (law instanceof JointLaw.Dirichlet dirichlet) {
      return new JointDirichlet(spec.names(), dirichlet.concentration());
    }
    return new JointRows(spec.names(), (JointLaw.Rows) law);
  }

  /** The parameters, in order. */
  List<String> names();

  /**
   * Values by name.
   *
   * @param draw counted from 1
   * @param uniform the uniform number of a name
   */
  double[] values(int draw, ToDoubleFunction<String> uniform);

  /** The value below which one of them lies with a probability, whatever the others are. */
  double quantile(String name, double probability);
}
