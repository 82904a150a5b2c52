package org.reliefspan.simulation.clinic;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/**
 * The true estimands of a clinic: functionals of the noise-free relief state over a large number of
 * other patients of the same process.
 *
 * <p>The index population is that of the data: first procedures and repeats that open a new episode
 * (see {@link EpisodeTruth.Order}), as far as they fall into the observation of their patient. T_on
 * and T_off themselves are followed beyond the end of observation. Stratum {@code all} pools first
 * and repeat; {@code episode=first} and {@code episode=repeat} are given beside it for pain_50, for
 * a repeat is selected by earlier response. A procedure done while in relief is an event, not an
 * index. In clinics where only the planted duration differs between patients the values are exact,
 * by quadrature, and have no error.
 */
public final class ClinicTruth {

  /** Patients simulated unless another number is asked for. */
  public static final int DEFAULT_PATIENTS = 100_000;

  /** Numbers of the patients behind the truth start here, away from those of any data set. */
  static final long FIRST_PATIENT = 1L << 40;

  private static final String ALL = "all";
  private static final String FIRST = "episode=first";
  private static final String REPEAT = "episode=repeat";

  private ClinicTruth() {}

  /**
   * All true values.
   *
   * @param spec the clinic
   * @param patients how many other patients to simulate; the error falls with its square root
   * @return one row per procedure, stratum, definition, strategy, population and quantity
   * @throws IllegalArgumentException if patients is not positive
   */
  public static List<TruthRow> rows(ClinicSpec spec, int patients) {
    if (patients <= 0) {
      throw new IllegalArgumentException(
          "patients (%s) must be positive. Maybe %s?".formatted(patients, DEFAULT_PATIENTS));
    }
    boolean exact = GridTruth.appliesTo(spec);
    List<EpisodeTruth> episodes =
        exact ? GridTruth.episodes(spec, patients) : episodes(spec, patients);
    List<TruthRow> rows = new ArrayList<>();
    for (Map.Entry<Cell, List<EpisodeTruth>> entry : cells(spec, episodes).entrySet()) {
      for (TruthDefinition definition : definitions(entry.getKey())) {
        for (TruthStrategy strategy : TruthStrategy.values()) {
          new TruthTally(entry.getKey(), definition, strategy).addRows(entry.getValue(), rows);
        }
      }
      TruthTally.addCompeting(entry.getKey(), entry.getValue(), rows);
    }
    return exact ? rows.stream().map(TruthRow::withoutError).toList() : List.copyOf(rows);
  }

  /** First and repeat are told apart for the default definition only. */
  private static List<TruthDefinition> definitions(Cell cell) {
    return cell.stratum().equals(ALL)
        ? List.of(TruthDefinition.values())
        : List.of(TruthDefinition.PAIN_50);
  }

  /**
   * Where a row belongs.
   *
   * @param procedure family
   * @param stratum all, first or repeat
   */
  record Cell(String procedure, String stratum) {}

  /** In order of patients, whatever the number of threads. */
  private static List<EpisodeTruth> episodes(ClinicSpec spec, int patients) {
    Clinic clinic = Clinic.of(spec);
    return LongStream.range(FIRST_PATIENT, FIRST_PATIENT + patients)
        .parallel()
        .mapToObj(clinic::truth)
        .flatMap(List::stream)
        .toList();
  }

  private static Map<Cell, List<EpisodeTruth>> cells(ClinicSpec spec, List<EpisodeTruth> episodes) {
    Map<Cell, List<EpisodeTruth>> cells = new LinkedHashMap<>();
    for (String family : studied(spec)) {
      for (String stratum : List.of(ALL, FIRST, REPEAT)) {
        cells.put(new Cell(family, stratum), new ArrayList<>());
      }
    }
    for (EpisodeTruth episode : episodes) {
      boolean first = episode.order() == EpisodeTruth.Order.FIRST;
      String stratum = first ? FIRST : REPEAT;
      addTo(cells, new Cell(episode.procedure(), ALL), episode);
      addTo(cells, new Cell(episode.procedure(), stratum), episode);
    }
    cells.values().removeIf(List::isEmpty);
    return cells;
  }

  /** Families whose relief is under study. */
  private static List<String> studied(ClinicSpec spec) {
    List<String> families = new ArrayList<>();
    for (ClinicProcedure procedure :
        List.of(
            ClinicProcedure.ESI_TRANSFORAMINAL,
            ClinicProcedure.ESI_INTERLAMINAR,
            ClinicProcedure.RFA_FACET_LUMBAR,
            ClinicProcedure.TRIGGER_POINT,
            ClinicProcedure.STIMULATOR)) {
      families.add(procedure.family());
    }
    spec.families().forEach(care -> families.add(care.family()));
    return families;
  }

  private static void addTo(Map<Cell, List<EpisodeTruth>> cells, Cell cell, EpisodeTruth episode) {
    cells.computeIfAbsent(cell, key -> new ArrayList<>()).add(episode);
  }
}
