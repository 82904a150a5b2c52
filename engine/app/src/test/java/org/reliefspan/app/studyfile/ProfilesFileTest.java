package org.reliefspan.app.studyfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of patients of a pathway file, and what can be wrong with it. */
class ProfilesFileTest {
  private static final String PATHWAY =
      """
      pathway: {name: profiles}
      time: {unit: year, horizon: 5, cycle: 1}
      profiles: {file: patients.csv, columns: {age: age_years, sex: sex}, weights: w}
      states: {well: {}, ill: {}}
      start: well
      transitions: {well: {ill: 'ifelse(sex == "F", 0.1, 0.001 * age)'}}
      outcomes: {years: {per_time: 1}}
      """;
  private static final String TABLE = "age_years,sex,w\n31,F,1\n47,M,2\n58,F,0.5\n";
  @TempDir Path folder;

  private PathwayFile read(String pathway, String table) throws IOException {
    Files.writeString(folder.resolve("patients.csv"), table);
    return PathwayFile.parse(folder.resolve("pathway.yaml"), pathway);
  }

  private static String words(PathwayFile file) {
    return file.findings().stream()
        .map(each -> each.path() + " " + each.message())
        .collect(Collectors.joining("\n"));
  }

  @Test
  void columnsBecomeAttributes() throws IOException {
    PathwayFile file = read(PATHWAY, "# a comment\n" + TABLE);
    assertThat(file.findings()).isEmpty();
    assertThat(file.spec().orElseThrow().attributes())
        .extracting(each -> each.name())
        .containsExactly("profile", "age", "sex");
    assertThat(PathwayInputs.files(folder.resolve("pathway.yaml"), PATHWAY))
        .isEqualTo(List.of("patients.csv"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "31,F,1|,F,1|has 1 of 3 rows without a value in the column \"age_years\". Maybe leave",
        "47,M,2|47,NA,2|has 1 of 3 rows without a value in the column \"sex\"",
        "58,F,0.5|5o,F,0.5|has 2 cells that are numbers and 1 that are not",
        "58,F,0.5|58,F,-0.5|negative or all 0",
        "58,F,0.5|58,F,many|has 1 of 3 cells in the column \"w\" that are no finite number",
        "58,F,0.5|58,F|has too few or too many cells in row 3",
        "age_years|age_year|has no column \"age_years\". Did you mean \"age_year\"",
      })
  void whatIsWrongIsSaidWithoutAnyPatientsValue(String written, String instead, String words)
      throws IOException {
    PathwayFile file = read(PATHWAY, TABLE.replace(written, instead));
    assertThat(file.findings()).hasSize(1);
    assertThat(words(file)).contains("/profiles/", "(patients.csv)", words).doesNotContain("5o");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "patients.csv|patient.csv|(patient.csv) is not there",
        "weights: w|weight: w|weight is not a known key",
        "age: age_years|time: age_years|(time) is taken",
        "sex == \"F\"|sex == \"W\"|W",
        "file: patients.csv, ||needs \"file\"",
      })
  void mistakesInThePathwayAreFindings(String written, String instead, String words)
      throws IOException {
    String text = PATHWAY.replace(written, instead == null ? "" : instead);
    assertThat(words(read(text, TABLE))).contains(words);
  }

  @Test
  void aTableWithoutRowsIsRefused() throws IOException {
    assertThat(words(read(PATHWAY, "age_years,sex,w\n"))).contains("(patients.csv) has no rows");
  }
}
