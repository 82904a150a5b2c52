package org.reliefspan.app.service;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import org.reliefspan.simulation.clinic.ClinicSpec;

/**
 * Which synthetic clinic to write.
 *
 * @param patients number of patients
 * @param scenario a name of {@link ClinicSpec#scenarios}; the truth file's, else {@code default}
 * @param seed the truth file's, else the scenario's
 * @param out folder that gets {@code visits/} and {@code truth/}
 * @param truth YAML file with the true parameters that differ from the scenario's
 * @param layout how rows are laid out in files
 */
public record SynthRequest(
    long patients,
    Optional<String> scenario,
    OptionalLong seed,
    Path out,
    Optional<Path> truth,
    Layout layout) {

  /** Beyond this number a table is a folder of files. */
  public static final int PATIENTS_PER_FILE = 50_000;

  private static final long MOST_PATIENTS = 1L << 40;

  /** How rows are written. */
  public enum Format {
    /** Text. */
    CSV,
    /** Typed columns. */
    PARQUET
  }

  /**
   * How rows are laid out in files. The files are the same for any number of threads and
   * partitions.
   *
   * @param patientsPerFile a clinic with more has several files per table
   */
  public record Layout(Format format, int patientsPerFile) implements Serializable {
    public Layout {
      if (patientsPerFile < 1) {
        throw new IllegalArgumentException(
            "patients per file (%d) must be at least 1. Maybe %d?"
                .formatted(patientsPerFile, PATIENTS_PER_FILE));
      }
    }

    /** CSV, one file per table up to the usual number of patients. */
    public static Layout standard() {
      return new Layout(Format.CSV, PATIENTS_PER_FILE);
    }
  }

  public SynthRequest {
    if (patients < 1 || patients > MOST_PATIENTS) {
      throw new IllegalArgumentException(
          "patients (%d) must be at least 1. Maybe 5000?".formatted(patients));
    }
    if (scenario.isPresent() && !ClinicSpec.scenarios().contains(scenario.get())) {
      throw new IllegalArgumentException(
          "scenario (%s) must be one of %s.".formatted(scenario.get(), ClinicSpec.scenarios()));
    }
  }

  /** CSV files of a named scenario. */
  public SynthRequest(long patients, String scenario, long seed, Path out, Optional<Path> truth) {
    this(patients, Optional.of(scenario), OptionalLong.of(seed), out, truth, Layout.standard());
  }

  /** The demo clinic: 5,000 patients, all features. */
  public static SynthRequest demo(Path out, long seed) {
    return new SynthRequest(5000, "default", seed, out, Optional.empty());
  }
}
