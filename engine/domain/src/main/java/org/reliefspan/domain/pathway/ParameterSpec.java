package org.reliefspan.domain.pathway;

import java.io.Serializable;
import java.util.Optional;

/**
 * A number that all patients share.
 *
 * @param name as in expressions
 * @param value what it is without draws
 * @param draw its uncertainty, if any
 * @param unit for readers, may be empty
 * @param source where it comes from, may be empty
 * @param evidence what kind of evidence it rests on, if that is said
 * @param place where it stands
 */
public record ParameterSpec(
    String name,
    Written value,
    Optional<Law> draw,
    String unit,
    String source,
    Optional<Evidence> evidence,
    Place place)
    implements Serializable {
  /** A parameter of which nobody says what it rests on. */
  public ParameterSpec(
      String name, Written value, Optional<Law> draw, String unit, String source, Place place) {
    this(name, value, draw, unit, source, Optional.empty(), place);
  }

  /** The same with a value that somebody set: it is not drawn. */
  ParameterSpec setTo(Written newValue) {
    return new ParameterSpec(
        name, newValue, Optional.empty(), unit, source, evidence, newValue.place());
  }

  /** Whether it was read from a fit to data. */
  public boolean isEstimated() {
    return evidence.equals(Optional.of(Evidence.FITTED));
  }
}
