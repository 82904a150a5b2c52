package org.reliefspan.analysis.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.reliefspan.domain.intake.Emission;
import org.reliefspan.domain.intake.Expression;
import org.reliefspan.domain.intake.SourceMapping;
import org.reliefspan.domain.intake.VisitTable;

class RowMapperTest {
  private static final Header HEADER = new Header(List.of("ID", "Gender", "Revision Flag"));

  private static SourceMapping mapping(Emission... emissions) {
    return new SourceMapping(
        "wide.csv",
        Map.of("revision flag", Set.of("0")),
        Map.of("gender", Set.of("9")),
        Set.of(),
        List.of(emissions));
  }

  private static Emission patients(String id) {
    return new Emission(
        VisitTable.PATIENTS,
        Map.of("patient_id", Expression.parse(id), "sex", Expression.parse("=Gender")),
        Map.of("sex", Map.of("1", "M")));
  }

  @Test
  void rowsAreFilteredMissingCodesBlankedAndTextsRecoded() {
    RowMapper mapper = RowMapper.of(mapping(patients("=ROW()")), HEADER);
    assertThat(mapper.keeps(RawRow.of(1, "x", "1", "1"))).isFalse();
    assertThat(mapper.keeps(RawRow.of(1, "x", "1", " 0 "))).isTrue();
    CandidateRecord male = mapper.records(RawRow.of(7, "x", "1", "0")).get(0);
    assertThat(male.cell("patient_id")).isEqualTo("7");
    assertThat(male.cell("sex")).isEqualTo("M");
    assertThat(mapper.records(RawRow.of(8, "x", "9", "0")).get(0).cell("sex")).isEmpty();
  }

  @Test
  void everythingThatDoesNotFitIsSaidAtOnce() {
    Emission wrong =
        Emission.of(
            VisitTable.MEASURES,
            Map.of("patient_id", Expression.parse("=id"), "colour", Expression.parse("=Hue")));
    assertThatThrownBy(() -> RowMapper.of(mapping(wrong), HEADER))
        .isInstanceOf(IngestException.class)
        .hasMessageContaining("*Hue*")
        .hasMessageContaining("*colour*")
        .hasMessageContaining("day or date")
        .hasMessageContaining("column measure");
  }

  @Test
  void aVisitTableMapsItself() {
    Header header = new Header(List.of("Patient_ID", "Day", "ICD10CM", "colour"));
    SourceMapping source = SourceMapping.itself("conditions.csv");
    RowMapper mapper =
        RowMapper.of(RowMapper.itself(source, VisitTable.CONDITIONS, header), header);
    CandidateRecord record = mapper.records(RawRow.of(1, "p", "3", "M54.5", "red")).get(0);
    assertThat(record.cell("icd10cm")).isEqualTo("M54.5");
    assertThat(record.columns()).doesNotContain("colour");
    assertThat(RowMapper.unknownColumns(VisitTable.CONDITIONS, header)).containsExactly("colour");
  }

  @Test
  void otherColumnsOfPatientsAreKept() {
    Header header = new Header(List.of("patient_id", "Smoking Status"));
    SourceMapping source = SourceMapping.itself("patients.csv");
    RowMapper mapper = RowMapper.of(RowMapper.itself(source, VisitTable.PATIENTS, header), header);
    assertThat(mapper.records(RawRow.of(1, "p", "never")).get(0).cell("smoking_status"))
        .isEqualTo("never");
  }

  @Test
  void expressionsAreColumnsRowNumbersOrConstants() {
    assertThat(Expression.parse("=Age Band")).isEqualTo(new Expression.Column("Age Band"));
    assertThat(Expression.parse("=ROW()")).isEqualTo(new Expression.RowNumber());
    assertThat(Expression.parse("oks")).isEqualTo(new Expression.Constant("oks"));
    assertThatThrownBy(() -> Expression.parse("=")).hasMessageContaining("must name a column");
  }
}
