package org.reliefspan.domain.pathway;

import java.io.Serializable;
import java.util.Optional;
import java.util.regex.Pattern;

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
  private static final Pattern ESTIMATE_FILE = Pattern.compile("\\S+\\.(json|csv)(\\W.*)?");

  /** A parameter of which nobody says what it rests on. */
  public ParameterSpec(
      String name, Written value, Optional<Law> draw, String unit, String source, Place place) {
    this(name, value, draw, unit, source, Optional.empty(), place);
  }

  /** Whether the source begins with the path of an estimate file. */
  public boolean isEstimated() {
    return ESTIMATE_FILE.matcher(source).matches();
  }
}
