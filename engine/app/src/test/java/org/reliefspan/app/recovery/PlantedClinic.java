package org.reliefspan.app.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.reliefspan.analysis.episode.EpisodeBuilder;
import org.reliefspan.analysis.episode.EpisodePlan;
import org.reliefspan.analysis.episode.EpisodeTable;
import org.reliefspan.analysis.estimate.StudyEstimates;
import org.reliefspan.app.catalog.CatalogueFiles;
import org.reliefspan.app.fixture.Folders;
import org.reliefspan.app.studyfile.ClinicFile;
import org.reliefspan.app.studyfile.StudyFile;
import org.reliefspan.domain.catalog.Catalogue;
import org.reliefspan.domain.estimate.Estimate;
import org.reliefspan.domain.estimate.FunctionRow;
import org.reliefspan.domain.estimate.ReliefRow;
import org.reliefspan.domain.quantity.Interval;
import org.reliefspan.domain.study.ResolvedStudy;
import org.reliefspan.simulation.clinic.Clinic;
import org.reliefspan.simulation.clinic.ClinicSpec;
import org.reliefspan.simulation.clinic.ClinicTruth;
import org.reliefspan.simulation.clinic.TruthRow;

/**
 * The first patients of a clinic given by the lines of a truth file, and what a study given by its
 * text says about them: validation, episodes and estimators as in a run, without files and Spark.
 */
final class PlantedClinic {
  /**
   * Patients asked for by {@code -Dreliefspan.recovery}; 0 for the small numbers of every build.
   */
  static final int ASKED = Integer.getInteger("reliefspan.recovery", 0);

  private static final Catalogue CATALOGUE = CatalogueFiles.builtIn();
  private static final int BLOCK = 4096;

  private final Clinic clinic;
  private final int patients;

  PlantedClinic(ClinicSpec spec, int patients) {
    this.clinic = Clinic.of(spec);
    this.patients = patients;
  }

  /** Number of patients, unless {@code -Dreliefspan.recovery} asks for another. */
  static int patients(int usual) {
    return ASKED > 0 ? ASKED : usual;
  }

  /** The specification that a truth file with these lines gives. */
  static ClinicSpec spec(String... lines) {
    try {
      Path file = Files.createTempFile("reliefspan-truth", ".yaml");
      try {
        ClinicFile read = ClinicFile.read(Folders.write(file, lines), Optional.empty(), CATALOGUE);
        assertThat(read.findings()).isEmpty();
        return read.spec().orElseThrow();
      } finally {
        Files.deleteIfExists(file);
      }
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  /** The study in this text. */
  static ResolvedStudy study(String text) {
    StudyFile file = StudyFile.parse(Path.of("study.yaml"), text);
    assertThat(file.findings()).isEmpty();
    return file.study().orElseThrow();
  }

  Clinic clinic() {
    return clinic;
  }

  int patients() {
    return patients;
  }

  /** The episodes of a study; the subject of an episode is the number of the patient. */
  EpisodeTable episodes(ResolvedStudy study) {
    EpisodePlan plan = EpisodePlan.of(study, CATALOGUE);
    int blocks = (patients + BLOCK - 1) / BLOCK;
    List<EpisodeTable> parts =
        IntStream.range(0, blocks).parallel().mapToObj(block -> episodes(plan, block)).toList();
    EpisodeTable table = EpisodeTable.empty(plan);
    parts.forEach(table::append);
    return table;
  }

  private EpisodeTable episodes(EpisodePlan plan, long block) {
    long from = block * BLOCK;
    long to = Math.min(from + BLOCK, patients);
    return EpisodeBuilder.build(new ClinicBlocks(CATALOGUE).block(clinic, from, to), plan);
  }

  StudyEstimates estimates(ResolvedStudy study) {
    return StudyEstimates.of(episodes(study), study);
  }

  /** Truth by other patients of the same process. */
  List<TruthRow> truth(int others) {
    return ClinicTruth.rows(clinic.spec(), others);
  }

  static double truth(List<TruthRow> rows, String procedure, String population, String quantity) {
    return rows.stream()
        .filter(row -> row.procedure().equals(procedure) && row.stratum().equals("all"))
        .filter(row -> row.definition().equals("pain_50") && row.strategy().equals("composite"))
        .filter(row -> row.population().equals(population) && row.quantity().equals(quantity))
        .findFirst()
        .orElseThrow()
        .value();
  }

  static Estimate relief(
      StudyEstimates estimates,
      String procedure,
      String population,
      String estimator,
      String quantity) {
    return estimates.relief().stream()
        .filter(row -> row.key().procedure().equals(procedure))
        .filter(row -> row.key().definition().equals("pain_50"))
        .filter(row -> row.key().stratum().equals("all"))
        .filter(row -> row.key().population().equals(population))
        .filter(row -> row.key().estimator().equals(estimator))
        .filter(row -> row.quantity().equals(quantity))
        .findFirst()
        .map(ReliefRow::estimate)
        .orElseThrow();
  }

  static Estimate function(
      StudyEstimates estimates, String procedure, String horizon, String quantity) {
    return estimates.function().stream()
        .filter(row -> row.procedure().equals(procedure) && row.stratum().equals("all"))
        .filter(row -> row.horizon().equals(horizon) && row.quantity().equals(quantity))
        .findFirst()
        .map(FunctionRow::estimate)
        .orElseThrow();
  }

  static double value(Estimate estimate) {
    assertThat(estimate).isInstanceOf(Estimate.Point.class);
    return ((Estimate.Point) estimate).value();
  }

  static Interval limits(Estimate estimate) {
    return ((Estimate.Point) estimate).limits().orElseThrow();
  }
}
