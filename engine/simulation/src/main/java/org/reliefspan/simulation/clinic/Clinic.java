package org.reliefspan.simulation.clinic;

import java.util.ArrayList;
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

  private final Setting setting;
  private final Philox philox;

  private Clinic(ClinicSpec spec) {
    this.setting = new Setting(spec);
    this.philox = Philox.keyed(spec.seed(), MODEL);
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
    return PatientRows.write(simulate(number), spec());
  }

  /**
   * The truth about one patient.
   *
   * @param number patient number, not negative
   * @return one entry per index procedure that the rows show, in order
   * @throws IllegalArgumentException if the number is negative
   */
  public List<EpisodeTruth> truth(long number) {
    return episodes(latent(number));
  }

  /**
   * Everything that is hidden about one patient.
   *
   * @param number patient number, not negative
   * @return latent traits, relief and potential outcomes
   * @throws IllegalArgumentException if the number is negative
   */
  public PatientTruth patientTruth(long number) {
    PatientCase.Latent latent = latent(number);
    return PatientTruth.of(spec(), latent, episodes(latent));
  }

  /**
   * The noise-free course of one patient, before and after the end of observation.
   *
   * @param number patient number, not negative
   * @return pain, function and treatments by day
   * @throws IllegalArgumentException if the number is negative
   */
  public TrueCourse course(long number) {
    return TrueCourse.of(spec(), simulate(number));
  }

  /**
   * Rows and truth of one patient, drawn once.
   *
   * @param number patient number, not negative
   * @return both
   * @throws IllegalArgumentException if the number is negative
   */
  public Both both(long number) {
    PatientCase patient = simulate(number);
    PatientCase.Latent latent = patient.latent();
    int endDay = latent.repeats() ? patient.endDay() : lastDay(latent);
    return new Both(
        PatientRows.write(patient, spec()),
        PatientTruth.of(spec(), latent, EpisodeTruth.of(latent, endDay)));
  }

  /**
   * Rows and truth of one patient.
   *
   * @param record rows of all tables
   * @param truth what is hidden
   */
  public record Both(PatientRecord record, PatientTruth truth) {}

  /**
   * The habits of the sites.
   *
   * @return rows of site, ODI shift, logit of the transforaminal route and logit of recording
   */
  public List<List<String>> sites() {
    List<List<String>> rows = new ArrayList<>();
    for (int number = 0; number < spec().population().sites(); number++) {
      Site site = setting.site(number);
      rows.add(
          List.of(
              PatientRows.siteId(number),
              TruthRow.text(site.outcome()),
              TruthRow.text(site.propensity()),
              TruthRow.text(site.documentation())));
    }
    return rows;
  }

  private List<EpisodeTruth> episodes(PatientCase.Latent latent) {
    return EpisodeTruth.of(latent, latent.repeats() ? observe(latent).endDay() : lastDay(latent));
  }

  /**
   * The specification.
   *
   * @return as given
   */
  public ClinicSpec spec() {
    return setting.spec();
  }

  PatientCase simulate(long number) {
    PatientCase.Latent latent = latent(number);
    return new PatientCase(latent, observe(latent));
  }

  PatientCase.Latent latent(long number) {
    if (number < 0) {
      throw new IllegalArgumentException(
          "number (%s) must not be negative. Maybe count patients from 0.".formatted(number));
    }
    PatientDraws draws = philox.patient(number);
    Traits traits = Traits.draw(setting, draws);
    Course course = CourseDraw.draw(setting, traits, OpioidHarm.NONE, draws);
    OpioidCourse opioids = OpioidCourse.draw(spec(), course, draws);
    OpioidHarm harm = opioids.harm(spec().opioids());
    Course harmed = harm.any() ? CourseDraw.draw(setting, traits, harm, draws) : course;
    return new PatientCase.Latent(number, draws, harmed, opioids);
  }

  private Observation observe(PatientCase.Latent latent) {
    return ObservationDraw.draw(setting, latent.course(), latent.draws());
  }

  /** Dropout starts after the first procedure, so it cannot hide one that is never repeated. */
  private int lastDay(PatientCase.Latent latent) {
    return ObservationDraw.lastDay(spec(), latent.course(), latent.draws());
  }
}
