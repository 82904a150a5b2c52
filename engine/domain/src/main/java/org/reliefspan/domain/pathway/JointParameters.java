package org.reliefspan.domain.pathway;

import java.io.Serializable;
import java.util.List;
import java.util.Set;

/**
 * Parameters that are drawn together.
 *
 * @param names of parameters that the file declares
 * @param law how they vary together
 * @param place where it stands
 */
public record JointParameters(List<String> names, JointLaw law, Place place)
    implements Serializable {
  /** Copies the names. */
  public JointParameters {
    names = List.copyOf(names);
  }

  /**
   * Parameters that are normal together.
   *
   * @param covariance row-major, on the scale
   */
  public JointParameters(
      List<String> names, Scale scale, List<Double> mean, List<Double> covariance, Place place) {
    this(names, new JointLaw.Normal(scale, mean, covariance), place);
  }

  /** The same without those whose draws stand in rows and who have values of their own here. */
  JointParameters without(Set<String> set) {
    return law instanceof JointLaw.Rows rows && names.stream().anyMatch(set::contains)
        ? new JointParameters(
            names.stream().filter(name -> !set.contains(name)).toList(),
            rows.columns(
                names.stream().filter(name -> !set.contains(name)).map(names::indexOf).toList()),
            place)
        : this;
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
