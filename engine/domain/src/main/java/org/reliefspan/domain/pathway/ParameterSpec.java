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
 * @param place where it stands
 */
public record ParameterSpec(
    String name, Written value, Optional<Law> draw, String unit, String source, Place place)
    implements Serializable {
  private static final Pattern ESTIMATE_FILE = Pattern.compile("\\S+\\.(json|csv)(\\W.*)?");

  /** Whether the source begins with the path of an estimate file. */
  public boolean isEstimated() {
    return ESTIMATE_FILE.matcher(source).matches();
  }
}
