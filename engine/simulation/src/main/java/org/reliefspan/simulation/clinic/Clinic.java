package org.reliefspan.simulation.clinic;

import java.util.List;
import org.reliefspan.numerics.random.PatientDraws;
import org.reliefspan.numerics.random.Philox;

/**
 * A synthetic clinic. A patient depends on the specification, its seed and the patient number only,
 * so patients may be made in any order, in batches or on many threads.
 *
 * <pre>{@code
 * Clinic clinic = Clinic.of(ClinicSpec.scenario("default"));
 * for (long number = 0; number < 5000; number++) {
 *   for (PatientRecord.Row row : clinic.patient(number).rows()) {
 *     writer(row.table()).write(row.cells());
 *   }
 * }
 * }</pre>
 *
 * <p>Immutable and safe to share between threads. No I/O: the caller writes.
 */
public final class Clinic {

  private static final String MODEL = "clinic";
  private static final String SITE_MODEL = "clinic.site";

  private final ClinicSpec spec;
  private final Philox philox;
  private final Site[] sites;

  private Clinic(ClinicSpec spec) {
    this.spec = spec;
    this.philox = Philox.keyed(spec.seed(), MODEL);
    this.sites = new Site[spec.population().sites()];
    Philox siteRandom = Philox.keyed(spec.seed(), SITE_MODEL);
    for (int number = 0; number < sites.length; number++) {
      sites[number] = Site.draw(siteRandom, number);
    }
  }

  /**
   * The clinic of a specification.
   *
   * @param spec what it is like
   * @return the clinic
   */
  public static Clinic of(ClinicSpec spec) {
    return new Clinic(spec);
  }

  /**
   * The rows of one patient.
   *
   * @param number patient number, not negative
   * @return all rows, with the errors planted in them
   * @throws IllegalArgumentException if the number is negative
   */
  public PatientRecord patient(long number) {
    return PatientRows.write(simulate(number), spec.defects());
  }

  /**
   * The truth about one patient.
   *
   * @param number patient number, not negative
   * @return one entry per index procedure that the rows show, in order
   * @throws IllegalArgumentException if the number is negative
   */
  public List<EpisodeTruth> truth(long number) {
    PatientCase.Latent latent = latent(number);
    return EpisodeTruth.of(latent, latent.repeats() ? observe(latent).endDay() : lastDay(latent));
  }

  /**
   * The specification.
   *
   * @return as given
   */
  public ClinicSpec spec() {
    return spec;
  }

  PatientCase simulate(long number) {
    PatientCase.Latent latent = latent(number);
    return new PatientCase(latent, observe(latent));
  }

  private PatientCase.Latent latent(long number) {
    if (number < 0) {
      throw new IllegalArgumentException(
          "number (%s) must not be negative. Maybe count patients from 0.".formatted(number));
    }
    PatientDraws draws = philox.patient(number);
    Course course = CourseDraw.draw(spec, sites, draws);
    OpioidCourse opioids = OpioidCourse.draw(spec.opioids(), course, draws);
    return new PatientCase.Latent(number, draws, course, opioids);
  }

  private Observation observe(PatientCase.Latent latent) {
    Site site = sites[latent.course().traits().site()];
    return ObservationDraw.draw(spec, site, latent.course(), latent.draws());
  }

  /** Dropout starts after the first procedure, so it cannot hide one that is never repeated. */
  private int lastDay(PatientCase.Latent latent) {
    return ObservationDraw.lastDay(spec, latent.course(), latent.draws());
  }
}
