package org.reliefspan.analysis.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reliefspan.domain.clinical.Attendance;
import org.reliefspan.domain.clinical.EventKind;
import org.reliefspan.domain.clinical.LifeEvent;
import org.reliefspan.domain.intake.VisitTable;

class RecordReaderTest {
  private final RecordReader reader = new RecordReader(SmallCatalogue.make());

  /** Cells written as {@code name=text}, separated by semicolons; patient p1 on day 5. */
  private Reading read(VisitTable table, String cells) {
    Map<String, String> all = new TreeMap<>(Map.of("patient_id", "p1"));
    all.put(table == VisitTable.MEDICATIONS ? "start" : "day", "5");
    for (String cell : Cells.of(cells)) {
      int equals = cell.indexOf('=');
      all.put(cell.substring(0, equals), cell.substring(equals + 1));
    }
    if (table == VisitTable.PATIENTS) {
      all.remove("day");
    }
    return reader.read(CandidateRecord.of(table, all));
  }

  private List<IntakeEvent> events(VisitTable table, String cells) {
    return ((Reading.Accepted) read(table, cells)).record().events();
  }

  @ParameterizedTest
  @CsvSource({
    "MEASURES, measure=sf36;value=1, UNKNOWN_MEASURE",
    "MEASURES, measure=odi;value=1;unit=stone, UNKNOWN_UNIT",
    "MEASURES, measure=rmdq;value=1;unit=mm, UNKNOWN_UNIT",
    "MEASURES, measure=odi;value=101, OUT_OF_RANGE",
    "MEASURES, measure=odi;value=-1, OUT_OF_RANGE",
    "MEASURES, measure=odi;value=high, NOT_A_NUMBER",
    "MEASURES, measure=odi;value=NaN, NOT_A_NUMBER",
    "MEASURES, measure=odi;value=0x1p3, NOT_A_NUMBER",
    "MEASURES, measure=odi;value=1;day=soon, BAD_DATE",
    "MEASURES, measure=odi;value=1;day=1.5, BAD_DATE",
    "MEASURES, measure=odi;value=1;day=2021-02-30, BAD_DATE",
    "MEASURES, measure=odi;value=1;day=2020-01-01XYZ, BAD_DATE",
    "MEASURES, measure=odi;value=1;day=2020-01-01T, BAD_DATE",
    "MEASURES, measure=odi;value=1;day=2020-01-01T10:30junk, BAD_DATE",
    "CONDITIONS, icd10cm=M54.5;day=2020-01-01 soon, BAD_DATE",
    "CONDITIONS, icd10cm=M54.5;day=2020-01-0112:00, BAD_DATE",
    "MEASURES, measure=odi;value=1;day=10d, BAD_DATE",
    "MEASURES, measure=odi;value=1;day=0x1p3, BAD_DATE",
    "MEASURES, measure=odi;value=1;day=NaN, BAD_DATE",
    "MEASURES, measure=odi;value=1;day=Infinity, BAD_DATE",
    "MEASURES, measure=odi;value=1;hour=9d, BAD_DATE",
    "MEASURES, measure=odi;value=1;hour=9:30 pm, BAD_DATE",
    "MEASURES, measure=odi;value=1;hour=25, BAD_DATE",
    "MEASURES, measure=odi;value=1;hour=9:61, BAD_DATE",
    "MEASURES, measure=odi;value=1;day=, MISSING_REQUIRED",
    "MEASURES, measure=odi;value=1;patient_id=, MISSING_REQUIRED",
    "MEASURES, measure=odi;value=1;context=after the walk, BAD_CODED_TEXT",
    "MEASURES, measure=odi;value=1;patient_id=a b, BAD_CODED_TEXT",
    "PROCEDURES, code=12345, UNKNOWN_CODE",
    "PROCEDURES, code=64999, AMBIGUOUS_CODE",
    "PROCEDURES, family=magic, UNKNOWN_FAMILY",
    "PROCEDURES, code=64635;laterality=west, BAD_LATERALITY",
    "PROCEDURES, code=64635, LOST_LATERALITY",
    "PROCEDURES, code=64635;laterality=none, LOST_LATERALITY",
    "PROCEDURES, family=epidural;series_no=-1, NEGATIVE_NUMBER",
    "PROCEDURES, family=epidural;relief_pct=140, OUT_OF_RANGE",
    "PROCEDURES, family=epidural;intent=to help, BAD_CODED_TEXT",
    "CONDITIONS, icd10cm=back pain, UNKNOWN_CODE",
    "MEDICATIONS, ingredient=acetaminophen;days_supply=-3, NEGATIVE_NUMBER",
    "MEDICATIONS, ingredient=acetaminophen;days_supply=, MISSING_REQUIRED",
    "MEDICATIONS, ingredient=acetaminophen;days_supply=x, NOT_A_NUMBER",
    "VISITS, initiator=somebody, BAD_CODED_TEXT",
    "VISITS, attended=perhaps, BAD_CODED_TEXT",
    "PLANS, goal=walk the dog, BAD_CODED_TEXT",
    "PATIENTS, age=91, AGE_OVER_89",
    "PATIENTS, age=-1, NEGATIVE_NUMBER",
    "PATIENTS, birth_year=55, BAD_DATE",
    "PATIENTS, smoker=<5 a day, BAD_CODED_TEXT",
  })
  void aBrokenRuleRejectsTheRecord(VisitTable table, String cells, ValidationRule rule) {
    assertThat(read(table, cells)).isEqualTo(new Reading.Rejected(rule));
  }

  @ParameterizedTest
  @CsvSource({
    "MEASURES, measure=sf36;value=, BLANK_CELL",
    "MEASURES, measure=odi;value=;day=, BLANK_CELL",
    "PROCEDURES, code=;family=, BLANK_CELL",
    "PROCEDURES, code=J1030, COMPANION_CODE",
    "CONDITIONS, icd10cm=, BLANK_CELL",
    "MEDICATIONS, ingredient=;days_supply=3, BLANK_CELL",
    "PLANS, goal=, BLANK_CELL",
  })
  void aRecordAboutNothingIsBlank(VisitTable table, String cells, ValidationRule rule) {
    assertThat(read(table, cells)).isEqualTo(new Reading.Blank(rule));
  }

  @ParameterizedTest
  @CsvSource({
    "walk_tolerance_m, 100, yards, 91.44",
    "walk_tolerance_m, 1, Miles, 1609.344",
    "nrs, 50, mm, 5",
    "odi, 40, %, 40",
    "odi, 40, '', 40",
  })
  void unitsAreConvertedToTheCatalogues(
      String measure, String value, String unit, double expected) {
    String cells = "measure=%s;value=%s;unit=%s".formatted(measure, value, unit);
    assertThat(events(VisitTable.MEASURES, cells))
        .singleElement()
        .satisfies(event -> assertThat(event.value()).isEqualTo(expected));
  }

  @ParameterizedTest
  @CsvSource({"9.5, 570", "09:30, 570", "9:30, 570", "0, 0", "23:59, 1439", "'', -1"})
  void hoursBecomeMinutes(String hour, int minute) {
    assertThat(events(VisitTable.MEASURES, "measure=odi;value=1;hour=" + hour))
        .singleElement()
        .satisfies(event -> assertThat((int) event.minute()).isEqualTo(minute));
  }

  @ParameterizedTest
  @CsvSource({
    "180, 180, -1",
    "-3, -3, -1",
    "180.0, 180, -1",
    "1970-01-02, 1, -1",
    "2020-03-01, 18322, -1",
    "2020-03-01T10:30:00, 18322, 630",
    "2020-03-01 00:00:00, 18322, -1"
  })
  void daysAreIntegersOrDates(String day, int expected, int minute) {
    IntakeEvent event = events(VisitTable.MEASURES, "measure=odi;value=1;day=" + day).get(0);
    assertThat(event.day()).isEqualTo(expected);
    assertThat((int) event.minute()).isEqualTo(minute);
  }

  @Test
  void aFamilyGivenDirectlyWinsOverACode() {
    EventKind.ProcedureKind kind =
        (EventKind.ProcedureKind)
            events(VisitTable.PROCEDURES, "family=epidural;code=64999;region=l").get(0).kind();
    assertThat(kind.family()).isEqualTo("epidural");
    assertThat(kind.code()).isEqualTo("64999");
    assertThat(kind.codeSystem()).isEqualTo("CPT");
    assertThat(kind.region()).isEqualTo("L");
  }

  @Test
  void reliefAfterABlockIsAScoreOfTheSameMoment() {
    List<IntakeEvent> events =
        events(VisitTable.PROCEDURES, "code=3E0R33Z;relief_pct=80;hour=14:00");
    assertThat(events).hasSize(2);
    assertThat(events.get(1).kind()).isEqualTo(new EventKind.MeasureKind("block_relief_pct", ""));
    assertThat(events.get(1).minute()).isEqualTo(events.get(0).minute());
  }

  @Test
  void aVisitThatWasNotAttendedIsMissed() {
    assertThat(events(VisitTable.VISITS, "type=Clinic;scheduled=1;attended=0").get(0).kind())
        .isEqualTo(new EventKind.VisitKind("clinic", "scheduled", Attendance.MISSED, ""));
  }

  @Test
  void diagnosesGetTheirDot() {
    assertThat(events(VisitTable.CONDITIONS, "icd10cm=m5416").get(0).kind())
        .isEqualTo(new EventKind.ConditionKind("M54.16"));
  }

  @Test
  void aPlanGivesAnEventForEveryPart() {
    assertThat(events(VisitTable.PLANS, "goal=walk;flare_plan=yes")).hasSize(2);
  }

  @Test
  void otherColumnsOfAPatientAreCovariates() {
    assertThat(events(VisitTable.PATIENTS, "sex=female;bmi=31.5;band=70 to 79;death=900"))
        .contains(
            IntakeEvent.undated(new EventKind.CovariateKind("sex", "F"), 0),
            IntakeEvent.undated(new EventKind.CovariateKind("bmi", ""), 31.5),
            IntakeEvent.undated(new EventKind.CovariateKind("band", "70_to_79"), 0),
            IntakeEvent.onDay(900, new EventKind.LifeKind(LifeEvent.DEATH), 0));
  }
}
