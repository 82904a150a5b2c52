package org.reliefspan.simulation.clinic;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.reliefspan.numerics.random.Quantiles;
import org.reliefspan.simulation.clinic.Observation.Score;
import org.reliefspan.simulation.clinic.PatientRecord.Row;

/** Writes one patient's rows and plants the errors. Not thread-safe; one per patient. */
final class PatientRows {

  private static final double YARDS_PER_METRE = 1 / 0.9144;
  private static final int NEVER = -1;

  private final PatientCase patient;
  private final ClinicSpec spec;
  private final DefectRates rates;
  private final String id;
  private final String site;
  private final boolean halfScale;
  private final List<Row> rows = new ArrayList<>();
  private long outOfRange;
  private long halfScaleRows;
  private long duplicateMeasures;
  private long duplicateVisits;
  private long afterDeath;
  private long lostLaterality;
  private long yards;

  private PatientRows(PatientCase patient, ClinicSpec spec) {
    this.patient = patient;
    this.spec = spec;
    this.rates = spec.defects();
    this.id = patient.latent().patientId();
    this.site = siteId(patient.course().traits().site());
    this.halfScale = patient.draws().happens(rates.halfScale(), Uses.DEFECT_SCALE, 0);
  }

  static PatientRecord write(PatientCase patient, ClinicSpec spec) {
    return new PatientRows(patient, spec).record();
  }

  /** The site as written, from its number. */
  static String siteId(int number) {
    return (number < 9 ? "s0" : "s") + (number + 1);
  }

  private PatientRecord record() {
    writePatient();
    writeVisits();
    writeConditions();
    writeProcedures();
    writeMeasures();
    writeMedications();
    writePlans();
    DefectCounts counts =
        new DefectCounts(
            outOfRange,
            halfScaleRows > 0 ? 1 : 0,
            halfScaleRows,
            duplicateMeasures,
            duplicateVisits,
            afterDeath,
            lostLaterality,
            yards);
    return new PatientRecord(patient.latent().number(), id, rows, counts);
  }

  private void add(VisitTable table, String... cells) {
    rows.add(new Row(table, List.of(cells)));
  }

  private void writePatient() {
    Traits traits = patient.course().traits();
    String[] cells = {
      id,
      text(Math.min(90, (int) traits.age())),
      traits.female() ? "F" : "M",
      site,
      traits.payer(),
      "0",
      text(patient.endDay()),
      patient.deathObserved() ? text((int) patient.course().deathDay()) : "",
      hundredths(traits.observedSeverity()),
      flag(traits.lowMood()),
      flag(traits.workCompensation()),
      flag(traits.disc()),
      hundredths(traits.adherence()),
      text(LocalDate.ofEpochDay(traits.entryDay()).getYear())
    };
    if (spec.release().sensitisation() == Sensitisation.COLUMN) {
      cells = Arrays.copyOf(cells, cells.length + 1);
      cells[cells.length - 1] = flag(traits.sensitised());
    }
    add(VisitTable.PATIENTS, cells);
  }

  private void writeVisits() {
    int number = 0;
    for (Contact contact : patient.observation().contacts()) {
      writeVisit(contact, number);
      if (patient.draws().happens(rates.duplicate(), Uses.DEFECT_VISIT, number)) {
        writeVisit(contact, number);
        duplicateVisits++;
      }
      number++;
    }
  }

  private void writeVisit(Contact contact, int number) {
    add(
        VisitTable.VISITS,
        id,
        text(contact.day()),
        id + "_" + number,
        contact.kind().type(),
        contact.kind().scheduled() ? "scheduled" : "patient",
        contact.kind().role(),
        site,
        flag(contact.kind().scheduled()),
        flag(contact.attended()));
  }

  private void writeConditions() {
    Traits traits = patient.course().traits();
    String condition = condition(traits);
    if (!condition.isEmpty()) {
      add(VisitTable.CONDITIONS, id, "0", condition);
    }
    if (traits.lowMood()) {
      add(VisitTable.CONDITIONS, id, "0", "F32.9");
    }
  }

  private String condition(Traits traits) {
    return switch (traits.track()) {
      case FACET -> "M47.816";
      case RADICULAR -> traits.disc() ? "M51.16" : "M54.16";
      case MYOFASCIAL -> "M79.18";
      case NEUROPATHIC -> "M96.1";
      case FAMILY -> spec.families().get(traits.path().family()).condition();
    };
  }

  private void writeProcedures() {
    int number = 0;
    for (Course.Block block : patient.course().blocks()) {
      if (block.day() <= patient.endDay()) {
        writeProcedure(block.procedure(), block.day(), number++, text(block.reliefPercent()));
      }
    }
    for (Episode episode : patient.course().episodes()) {
      if (episode.day() <= patient.endDay()) {
        writeProcedure(episode.procedure(), episode.day(), number++, "");
      }
    }
    for (int day : patient.course().therapyDays()) {
      if (day <= patient.endDay()) {
        writeProcedure(ClinicProcedure.THERAPY, day, number++, "");
      }
    }
    int late = dayOfProcedureAfterDeath();
    if (late != NEVER) {
      writeProcedure(ClinicProcedure.ESI_INTERLAMINAR, late, number, "");
      afterDeath++;
    }
  }

  private int dayOfProcedureAfterDeath() {
    boolean planted =
        patient.deathObserved()
            && patient.draws().happens(rates.afterDeath(), Uses.DEFECT_AFTER_DEATH, 0);
    int delay = 5 + Quantiles.integer(patient.draws().uniform(Uses.DEFECT_AFTER_DEATH, 1), 60);
    return planted ? (int) patient.course().deathDay() + delay : NEVER;
  }

  private void writeProcedure(ClinicProcedure procedure, int day, int number, String relief) {
    String side = patient.draws().happens(0.5, Uses.LATERALITY, 0) ? "left" : "right";
    boolean lost =
        procedure.sided()
            && patient.draws().happens(rates.lostLaterality(), Uses.DEFECT_LATERALITY, number);
    lostLaterality += lost ? 1 : 0;
    add(
        VisitTable.PROCEDURES,
        id,
        text(day),
        procedure.code(),
        procedure.family(),
        procedure.codeSystem(),
        procedure.place().region(),
        procedure.place().level(),
        procedure.sided() && !lost ? side : "",
        procedure.intent(),
        procedure.place().guidance(),
        site,
        relief);
  }

  private void writeMeasures() {
    int number = 0;
    for (Score score : patient.observation().scores()) {
      writeScore(score, patient.draws().uniform(Uses.DEFECT_MEASURE, number++));
    }
  }

  /** The interval that the uniform falls into decides which error, if any, the row carries. */
  private void writeScore(Score score, double uniform) {
    if (halfScale && score.measure() == ClinicMeasure.ODI) {
      halfScaleRows++;
      writeValue(score, score.value() / 2);
      return;
    }
    double damaged = damagedShare(score.measure());
    if (uniform < damaged) {
      writeValue(score, damagedValue(score));
      return;
    }
    writeValue(score, score.value());
    if (uniform < damaged + rates.duplicate()) {
      duplicateMeasures++;
      writeValue(score, score.value());
    }
  }

  private double damagedShare(ClinicMeasure measure) {
    return switch (measure) {
      case NRS, ODI -> rates.outOfRange();
      case WALK -> rates.yards();
      case SELF_EFFICACY, DIARY -> 0;
    };
  }

  private double damagedValue(Score score) {
    if (score.measure() == ClinicMeasure.WALK) {
      yards++;
      return Math.rint(score.value() * YARDS_PER_METRE);
    }
    outOfRange++;
    return score.value() + (score.measure() == ClinicMeasure.NRS ? 11 : 101);
  }

  private void writeValue(Score score, double value) {
    ClinicMeasure measure = score.measure();
    add(
        VisitTable.MEASURES,
        id,
        text(score.day()),
        measure.key(),
        Decimals.places(value, 6),
        measure.unit(),
        measure.context());
  }

  private void writeMedications() {
    OpioidCourse opioids = patient.latent().opioids();
    for (OpioidCourse.Refill refill : opioids.refills()) {
      if (refill.day() <= patient.endDay()) {
        add(
            VisitTable.MEDICATIONS,
            id,
            text(refill.day()),
            text(OpioidCourse.DAYS_SUPPLY),
            opioids.drug().ingredient(),
            text(opioids.drug().strengthMilligrams()),
            Decimals.places(refill.unitsPerDay(), 2),
            "oral",
            "0");
      }
    }
  }

  private void writePlans() {
    TherapyPlan therapy = patient.course().therapy();
    int day = patient.course().firstTreatmentDay();
    if (therapy.planned() && day <= patient.endDay()) {
      add(VisitTable.PLANS, id, text(day), "walk_further", "", "injection_first", "1", "", "");
    }
  }

  private static String flag(boolean holds) {
    return holds ? "1" : "0";
  }

  private static String text(int number) {
    return Integer.toString(number);
  }

  private static String hundredths(double value) {
    return Decimals.places(value, 2);
  }
}
