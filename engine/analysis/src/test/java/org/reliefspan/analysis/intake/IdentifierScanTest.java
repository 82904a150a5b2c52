package org.reliefspan.analysis.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentifierScanTest {

  private static List<IntakeFinding> scan(String column, String text) {
    IdentifierScan scan = new IdentifierScan(new Header(List.of(column)));
    scan.add(RawRow.of(1, text));
    return scan.findings("file.csv");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "name",
        "Patient Name",
        "first_name",
        "LastName",
        "FIRST",
        "surname",
        "SSN",
        "phone",
        "Fax",
        "E-Mail",
        "email",
        "address",
        "Street",
        "MRN",
        "medical_record_number",
        "dob",
        "BirthDate",
        "date_of_birth",
        "BIRTHDATE",
        "notes",
        "visit_comment",
        "free_text",
        "URL",
        "ip",
        "device_serial",
        "licence_plate",
        "account_no",
        "provider_name",
        "city"
      })
  void namesOfIdentifiersAreRefused(String column) {
    assertThat(scan(column, "")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "provider_role", "site_id", "measure name", "unit", "context", "Provider Code",
        "patient_id", "birth_year", "zip3", "Age Band", "series_no", "Pre-Op Q Mobility",
        "laterality", "procedure_name", "last_visit_day", "first_score"
      })
  void namesOfOtherThingsPass(String column) {
    assertThat(scan(column, "1")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "contact, someone@example.org, e-mail",
    "contact, (555) 555-0100, telephone",
    "contact, +44 20 7946 0000, telephone",
    "contact, 555-555-0100, telephone",
    "number, 900-00-0000, social security",
    "remarked, the patient says it hurts less than it did before, free text",
    "birth, 1960-05-01, dates of birth",
    "birth_year, 05/01/1960, dates of birth",
    "zip, 02139, finer than three digits",
    "age, 91, ages over 90",
  })
  void shapesOfIdentifiersAreRefusedWithoutTheValue(String column, String text, String said) {
    assertThat(scan(column, text))
        .singleElement()
        .satisfies(
            finding ->
                assertThat(finding.toString())
                    .contains(said)
                    .contains("*" + column + "*")
                    .doesNotContain(text));
  }

  @ParameterizedTest
  @CsvSource({
    "day, 2020-05-01",
    "patient_id, 39b62eca-9bcb-b551-d1f3-3c40766bf919",
    "patient_id, 1234567890",
    "value, -0.016123456789",
    "birth_year, 1960",
    "zip, 021",
    "age, 90",
    "age_band, 80 to 89",
    "profile, 22232",
  })
  void ordinaryTextsPass(String column, String text) {
    assertThat(scan(column, text)).isEmpty();
  }

  @Test
  void mergingScansEqualsOnePass() {
    Header header = new Header(List.of("age", "contact"));
    IdentifierScan all = new IdentifierScan(header);
    IdentifierScan first = new IdentifierScan(header);
    IdentifierScan second = new IdentifierScan(header);
    for (int row = 0; row < 10; row++) {
      RawRow raw = RawRow.of(row, Integer.toString(85 + row), "a@b.org");
      all.add(raw);
      (row < 4 ? first : second).add(raw);
    }
    assertThat(first.merge(second).findings("f")).isEqualTo(all.findings("f"));
  }
}
