package org.reliefspan.domain.pathway;

import java.io.Serializable;
import java.util.List;

/**
 * Parameters that are drawn together.
 *
 * @param names of parameters that the file declares
 * @param scale {@code identity}, {@code log} or {@code logit}: on which they are normal
 * @param mean on that scale
 * @param covariance row-major, on that scale
 * @param place where it stands
 */
public record JointParameters(
    List<String> names, Scale scale, List<Double> mean, List<Double> covariance, Place place)
    implements Serializable {
  /** Copies the lists. */
  public JointParameters {
    names = List.copyOf(names);
    mean = List.copyOf(mean);
    covariance = List.copyOf(covariance);
  }

  /** Scale of the normal law. */
  public enum Scale {
    /** As they are. */
    IDENTITY,
    /** Logarithms. */
    LOG,
    /** Log odds. */
    LOGIT
  }
}
