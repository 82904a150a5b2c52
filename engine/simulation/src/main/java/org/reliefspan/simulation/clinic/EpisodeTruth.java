package org.reliefspan.simulation.clinic;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The noise-free relief of one observed index procedure.
 *
 * @param patientNumber patient number
 * @param patientId study id as in the tables
 * @param procedure family of the catalogue
 * @param order whether it is the patient's first
 * @param indexDay from entry
 * @param plantedResponder whether an effect was planted, which need not reach relief
 * @param eventDays days from the index to the first event that ends relief under the composite
 *     strategy, infinite if none
 * @param first what comes first of repeat, surgery and death
 * @param spans relief as if nothing else happened, under every definition
 */
public record EpisodeTruth(
    long patientNumber,
    String patientId,
    String procedure,
    Order order,
    int indexDay,
    boolean plantedResponder,
    double eventDays,
    FirstEvent first,
    Map<TruthDefinition, ReliefSpan> spans) {

  private static final List<String> HEADER =
      List.of(
          "patient_id",
          "procedure",
          "index_day",
          "episode",
          "planted_responder",
          "definition",
          "strategy",
          "t_on",
          "t_off",
          "duration");

  /** First or repeat. */
  public enum Order {
    /** The patient's first procedure of this family. */
    FIRST,
    /** A later one, done after the effect of the one before had ended. */
    REPEAT
  }

  /** Copies the spans. */
  public EpisodeTruth {
    spans = Collections.unmodifiableMap(new EnumMap<>(spans));
  }

  /**
   * The relief span.
   *
   * @param definition of relief
   * @param strategy towards events
   * @return T_on and T_off in days after the index
   */
  public ReliefSpan span(TruthDefinition definition, TruthStrategy strategy) {
    ReliefSpan span = Objects.requireNonNull(spans.get(definition));
    return strategy == TruthStrategy.COMPOSITE ? span.endedBy(eventDays) : span;
  }

  /** The same of another patient. */
  EpisodeTruth withPatient(long number) {
    return new EpisodeTruth(
        number, patientId, procedure, order, indexDay, plantedResponder, eventDays, first, spans);
  }

  /**
   * The columns of the truth by episode.
   *
   * @return column names in the order of {@link #cells}
   */
  public static List<String> header() {
    return HEADER;
  }

  /**
   * One row of the truth by episode. T_on is empty when relief is never reached; an endless T_off
   * is {@code Inf}; the duration is 0 when relief is never reached and T_off otherwise.
   *
   * @param definition of relief
   * @param strategy towards events
   * @return cells in the order of {@link #header}, days to ten significant digits
   */
  public List<String> cells(TruthDefinition definition, TruthStrategy strategy) {
    ReliefSpan span = span(definition, strategy);
    boolean reached = span.reached();
    return List.of(
        patientId,
        procedure,
        Integer.toString(indexDay),
        order == Order.FIRST ? "first" : "repeat",
        plantedResponder ? "1" : "0",
        definition.key(),
        strategy.key(),
        reached ? TruthRow.text(span.onsetDays()) : "",
        reached ? TruthRow.text(span.lossDays()) : "",
        TruthRow.text(span.lossDays()));
  }

  /**
   * The truth of every index procedure that falls into observation.
   *
   * @param endDay end of observation, from entry
   */
  static List<EpisodeTruth> of(PatientCase.Latent patient, int endDay) {
    List<EpisodeTruth> result = new ArrayList<>();
    List<Episode> episodes = patient.course().episodes();
    for (int number = 0; number < episodes.size(); number++) {
      Episode episode = episodes.get(number);
      if (episode.isIndex() && episode.day() <= endDay) {
        result.add(ofEpisode(patient, number));
      }
    }
    return result;
  }

  private static EpisodeTruth ofEpisode(PatientCase.Latent patient, int number) {
    Episode episode = patient.course().episodes().get(number);
    Map<TruthDefinition, ReliefSpan> spans = new EnumMap<>(TruthDefinition.class);
    for (TruthDefinition definition : TruthDefinition.values()) {
      spans.put(definition, ReliefFinder.find(definition, episode, patient.course().history()));
    }
    return new EpisodeTruth(
        patient.number(),
        patient.patientId(),
        episode.procedure().family(),
        episode.kind() == Episode.Kind.FIRST ? Order.FIRST : Order.REPEAT,
        episode.day(),
        episode.effect().responder(),
        eventDay(patient, number) - episode.day(),
        FirstEvent.of(patient.course(), number),
        spans);
  }

  private static double eventDay(PatientCase.Latent patient, int number) {
    List<Episode> episodes = patient.course().episodes();
    int index = episodes.get(number).day();
    double day = patient.course().deathDay();
    if (number + 1 < episodes.size()) {
      day = Math.min(day, episodes.get(number + 1).day());
    }
    for (OpioidCourse.Refill refill : patient.opioids().refills()) {
      if (refill.escalated() && refill.day() > index) {
        day = Math.min(day, refill.day());
      }
    }
    return day;
  }
}
