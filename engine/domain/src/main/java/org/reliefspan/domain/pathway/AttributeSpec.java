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
  /** Name of the attribute that holds the row of a patient in the profiles. */
  public static final String PROFILE = "profile";

  /** The same with rows in turn, if it is the row of the profiles. */
  AttributeSpec inTurn() {
    return start instanceof FromRow row
        ? new AttributeSpec(name, new FromRow(row.profiles(), Choice.IN_TURN), place)
        : this;
  }

  /** The same where an arrival may bring another first value. */
  public AttributeSpec brought() {
    return new AttributeSpec(name, new Brought(name, start), place);
  }

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

  /** A row of the profiles, counted from 0; its luck has the address {@link #PROFILE}. */
  public record FromRow(Profiles profiles, Choice choice) implements Start {}

  /** How patients come to their rows. */
  public enum Choice {
    /** By luck. */
    RESAMPLED,
    /** The first patient has the first row, and after the last row the first comes again. */
    IN_TURN
  }

  /** What the arrival of the patient brings for an attribute, if it does. */
  public record Brought(String attribute, Start otherwise) implements Start {}

  /** What stands in a column in the row of {@link #PROFILE}, an attribute above. */
  public record Profiled(ProfileColumn column) implements Start {}
}
