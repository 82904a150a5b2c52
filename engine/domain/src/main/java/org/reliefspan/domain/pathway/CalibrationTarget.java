package org.reliefspan.domain.pathway;

import java.util.Locale;
import java.util.Optional;
import org.reliefspan.domain.formula.NumberWords;

/**
 * Something that was observed and that a pathway should give.
 *
 * @param kind what it is of
 * @param name of the outcome, state or measure
 * @param at time since the start, in the unit of the file; none for an outcome
 * @param strategy under which it was observed
 * @param value what was observed
 * @param standardError of the value
 * @param source for readers, may be empty
 * @param place where it stands
 */
public record CalibrationTarget(
    Kind kind,
    String name,
    Optional<Double> at,
    String strategy,
    double value,
    double standardError,
    String source,
    Place place) {

  /** What is observed. */
  public enum Kind {
    /** Mean of an outcome. */
    OUTCOME,
    /** Share of patients in a state. */
    STATE,
    /** Mean of a measure over those who are not in a final state. */
    MEASURE;

    /** Word in files. */
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** As readers call it. */
  public String words() {
    return kind.id() + " " + name + at.map(time -> " at " + NumberWords.of(time)).orElse("");
  }
}
