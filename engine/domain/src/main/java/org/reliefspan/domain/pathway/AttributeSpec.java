package org.reliefspan.domain.pathway;

import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Something that patients differ in, or that changes in a patient.
 *
 * @param name as in expressions
 * @param start its first value
 * @param place where it stands
 */
public record AttributeSpec(String name, Start start, Place place) implements Serializable {

  /** Where a patient begins. */
  public sealed interface Start extends Serializable {}

  /** The same expression for all. */
  public record Fixed(Written value) implements Start {}

  /** Drawn for each patient. */
  public record Drawn(Law law) implements Start {}

  /** One of several words, by probability, in the order of the file. */
  public record Categories(Map<String, Written> probabilities) implements Start {
    /** Copies, in order. */
    public Categories {
      probabilities = Collections.unmodifiableMap(new LinkedHashMap<>(probabilities));
    }
  }
}
