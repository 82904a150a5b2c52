package org.reliefspan.domain.estimate;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.reliefspan.domain.fit.FittedTerm;
import org.reliefspan.domain.fit.Reuse;

/**
 * The joint model of one procedure's durations as a pathway can draw from it, times in days; or why
 * there is none.
 *
 * @param name of its file, without ending
 * @param key whose durations it describes
 * @param terms coefficients with their errors
 * @param reuse what a pathway needs; empty where nothing could be estimated or may be shown
 * @param eventBreaks days on which the rates of events change, rising
 * @param spreads of covariates that are numbers; empty once published, the ranges then stand in
 *     {@code reuse}
 * @param notes what the reader must know; why there is nothing, where there is nothing
 */
public record DurationFit(
    String name,
    ReliefKey key,
    OptionalLong episodes,
    OptionalLong patients,
    List<FittedTerm> terms,
    OptionalDouble logLikelihood,
    OptionalDouble aic,
    Optional<Reuse> reuse,
    List<Double> eventBreaks,
    List<CovariateSpread> spreads,
    List<String> notes) {
  public DurationFit {
    terms = List.copyOf(terms);
    eventBreaks = List.copyOf(eventBreaks);
    spreads = List.copyOf(spreads);
    notes = List.copyOf(notes);
  }

  /** Nothing, and why. */
  public static DurationFit none(String name, ReliefKey key, String why) {
    return new DurationFit(
        name,
        key,
        OptionalLong.empty(),
        OptionalLong.empty(),
        List.of(),
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        Optional.empty(),
        List.of(),
        List.of(),
        List.of(why));
  }

  /** The same in another file. */
  public DurationFit named(String other) {
    return new DurationFit(
        other,
        key,
        episodes,
        patients,
        terms,
        logLikelihood,
        aic,
        reuse,
        eventBreaks,
        spreads,
        notes);
  }

  /** The same with published ranges in place of what patients have. */
  public DurationFit with(Reuse published) {
    return new DurationFit(
        name,
        key,
        episodes,
        patients,
        terms,
        logLikelihood,
        aic,
        Optional.of(published),
        eventBreaks,
        List.of(),
        notes);
  }

  /** The same without counts, and a note. */
  public DurationFit withoutCounts(List<String> others) {
    return new DurationFit(
        name,
        key,
        OptionalLong.empty(),
        OptionalLong.empty(),
        terms,
        logLikelihood,
        aic,
        reuse,
        eventBreaks,
        spreads,
        others);
  }
}
