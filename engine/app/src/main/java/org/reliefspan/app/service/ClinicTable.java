package org.reliefspan.app.service;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.reliefspan.simulation.clinic.ClinicSpec;
import org.reliefspan.simulation.clinic.EpisodeTruth;
import org.reliefspan.simulation.clinic.PatientTruth;
import org.reliefspan.simulation.clinic.PotentialOutcome;
import org.reliefspan.simulation.clinic.VisitTable;

/** The tables of a synthetic clinic that have rows of patients. */
enum ClinicTable {
  PATIENTS(VisitTable.PATIENTS),
  VISITS(VisitTable.VISITS),
  CONDITIONS(VisitTable.CONDITIONS),
  PROCEDURES(VisitTable.PROCEDURES),
  MEASURES(VisitTable.MEASURES),
  MEDICATIONS(VisitTable.MEDICATIONS),
  PLANS(VisitTable.PLANS),
  /** Latent traits. */
  TRUE_PATIENTS("patients", PatientTruth.header()),
  /** T_on and T_off. */
  TRUE_EPISODES("episodes", EpisodeTruth.header()),
  /** What other choices would have led to. */
  TRUE_OUTCOMES("potential_outcomes", PotentialOutcome.header());

  private final String key;

  @SuppressWarnings("ImmutableEnumChecker") // of an enum or empty
  private final Optional<VisitTable> visits;

  @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable
  private final List<String> columns;

  ClinicTable(VisitTable table) {
    this.key = table.name().toLowerCase(Locale.ROOT);
    this.visits = Optional.of(table);
    this.columns = table.columns();
  }

  ClinicTable(String key, List<String> columns) {
    this.key = key;
    this.visits = Optional.empty();
    this.columns = columns;
  }

  String key() {
    return key;
  }

  String folder() {
    return visits.isPresent() ? "visits" : "truth";
  }

  boolean isOfVisits() {
    return visits.isPresent();
  }

  List<String> columns(ClinicSpec spec) {
    return visits.map(table -> table.columns(spec.release())).orElse(columns);
  }

  static ClinicTable of(VisitTable table) {
    return switch (table) {
      case PATIENTS -> PATIENTS;
      case VISITS -> VISITS;
      case CONDITIONS -> CONDITIONS;
      case PROCEDURES -> PROCEDURES;
      case MEASURES -> MEASURES;
      case MEDICATIONS -> MEDICATIONS;
      case PLANS -> PLANS;
    };
  }
}
