package org.reliefspan.analysis.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reliefspan.domain.formula.Formula;
import org.reliefspan.domain.formula.FormulaException;

class ModelFrameTest {
  private static DataTable table() {
    Map<String, DataColumn> columns = new LinkedHashMap<>();
    columns.put("time", numbers(5, 3, Double.NaN, 8, 2, 4));
    columns.put("status", numbers(2, 1, 2, 2, 1, 2));
    columns.put("start", numbers(0, 1, 0, 8, 1, 0));
    columns.put("age", numbers(50, 60, 70, 40, Double.NaN, 55));
    columns.put("id", numbers(7, 7, 3, 3, 9, 9));
    columns.put("w", numbers(1, 2, 1, 1, 1, 3));
    columns.put("arm", words("b", "A", "a", "b", "A", "a"));
    return DataTable.of(6, columns);
  }

  private static DataColumn numbers(double... cells) {
    return new DataColumn.Numbers(cells);
  }

  private static DataColumn words(String... cells) {
    ColumnReader reader = ColumnReader.ofWords();
    for (String cell : cells) {
      reader.add(cell);
    }
    return reader.column();
  }

  private static ModelFrame frame(
      String formula, FrameSpec.Role role, FrameSpec.ResponseKind kind) {
    return ModelFrame.of(new FrameSpec(Formula.parse(formula), role, kind, Map.of()), table());
  }

  private static ModelFrame survival(String formula) {
    return frame(formula, FrameSpec.Role.SLOPES, FrameSpec.ResponseKind.SURVIVAL);
  }

  @Test
  void wordsForTruthAreNumbersWhereNumbersAreNeeded() {
    ModelFrame frame =
        ModelFrame.of(
            new FrameSpec(
                Formula.parse("~ I(2 * b) + (b & TRUE) + !b"),
                FrameSpec.Role.DESIGN,
                FrameSpec.ResponseKind.NONE,
                Map.of()),
            DataTable.of(2, Map.of("b", new DataColumn.Truths(new double[] {1, 0}))));
    assertThat(frame.design().columns())
        .containsExactly("(Intercept)", "I(2 * b)", "b & TRUETRUE", "!bTRUE");
    assertThat(frame.design().values()).containsExactly(1, 2, 1, 0, 1, 0, 0, 1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "~ ns(age, df = 3, intercept = TRUE)",
        "~ factor(arm, labels = c(\"x\", \"y\"))",
        "~ pmin(age, 3, na.rm = TRUE)",
        "~ sqrt(age, 2)",
        "~ relevel(arm, ref = \"none\")",
        "~ ns(age, knots = c(900, 800))",
        "~ relevel(arm, ref = \"a\", levels = 3)"
      })
  void noArgumentIsIgnored(String formula) {
    assertThatThrownBy(() -> frame(formula, FrameSpec.Role.DESIGN, FrameSpec.ResponseKind.NONE))
        .isInstanceOf(FormulaException.class);
  }

  @Test
  void whiteSpaceAndNanDoNotMakeWordsOfNumbers() {
    ColumnReader reader = ColumnReader.ofNumbers();
    for (String cell : new String[] {" 1", " NA ", "NaN", "-0.0"}) {
      assertThat(reader.add(cell)).isTrue();
    }
    assertThat(((DataColumn.Numbers) reader.column()).cells())
        .containsExactly(1, Double.NaN, Double.NaN, 0.0);
  }

  @Test
  void statusOneAndTwoIsReadAsR() {
    Response.RightCensored data =
        (Response.RightCensored) survival("Surv(time, status) ~ 1").response();
    assertThat(data.time()).containsExactly(5, 3, 8, 2, 4);
    assertThat(data.status()).containsExactly(1, 0, 1, 0, 1);
  }

  @Test
  void relevelMovesTheReference() {
    Design design =
        frame(
                "time ~ relevel(arm, ref = \"b\")",
                FrameSpec.Role.DESIGN,
                FrameSpec.ResponseKind.NUMBER)
            .design();
    assertThat(design.columns())
        .containsExactly("(Intercept)", "relevel(arm, ref = \"b\")a", "relevel(arm, ref = \"b\")A");
    assertThat(design.values()).startsWith(1, 0, 0, 1, 0, 1);
  }

  @Test
  void competingCausesKeepTheirCodes() {
    Response.RightCensored data =
        (Response.RightCensored)
            frame("Surv(time, status) ~ 1", FrameSpec.Role.GROUPS, FrameSpec.ResponseKind.COMPETING)
                .response();
    assertThat(data.status()).containsExactly(2, 1, 2, 1, 2);
  }

  @Test
  void statusMayBeComputed() {
    Response.RightCensored data =
        (Response.RightCensored) survival("Surv(time, 2 - status) ~ 1").response();
    assertThat(data.status()).containsExactly(0, 1, 0, 1, 0);
  }

  @Test
  void incompleteAndContradictoryRowsAreCounted() {
    ModelFrame frame = survival("Surv(start, time, status) ~ age");
    assertThat(frame.rows()).isEqualTo(3);
    assertThat(frame.dropped()).isEqualTo(new ModelFrame.Dropped(2, 1));
    assertThat(frame.dropped().notes())
        .containsExactly(
            "2 rows were incomplete and dropped.",
            "1 row was dropped: the times contradict each other.");
  }

  @Test
  void emptyEndsOfIntervalsAreOpen() {
    Map<String, DataColumn> columns = new LinkedHashMap<>();
    columns.put("left", numbers(Double.NaN, 2, 3, Double.NaN, 0));
    columns.put("right", numbers(4, Double.NaN, 3, Double.NaN, Double.POSITIVE_INFINITY));
    ModelFrame frame =
        ModelFrame.of(
            new FrameSpec(
                Formula.parse("Surv(left, right, type = interval2) ~ 1"),
                FrameSpec.Role.SLOPES,
                FrameSpec.ResponseKind.SURVIVAL,
                Map.of()),
            DataTable.of(5, columns));
    Response.Intervals data = (Response.Intervals) frame.response();
    assertThat(data.left()).containsExactly(0, 2, 3, 0);
    assertThat(data.right())
        .containsExactly(4, Double.POSITIVE_INFINITY, 3, Double.POSITIVE_INFINITY);
    assertThat(frame.dropped().incomplete()).isEqualTo(1);
  }

  @Test
  void levelsAreSortedWithoutRegardToCase() {
    ModelFrame frame = survival("Surv(time, status) ~ arm");
    assertThat(frame.design().columns()).containsExactly("armA", "armb");
  }

  @Test
  void strataClusterAndOffsetAreTakenOutOfTheDesign() {
    ModelFrame frame =
        survival("Surv(time, status) ~ age + strata(arm) + cluster(id) + offset(log(w))");
    assertThat(frame.design().columns()).containsExactly("age");
    assertThat(frame.strata().labels()).containsExactly("arm=a", "arm=A", "arm=b");
    assertThat(frame.cluster()).hasValue(new int[] {1, 1, 0, 2});
    assertThat(frame.offsets()[1]).isEqualTo(Math.log(2));
  }

  @Test
  void groupsAreNamedByColumnAndLevel() {
    ModelFrame frame =
        frame(
            "Surv(time, status) ~ factor(id) + arm",
            FrameSpec.Role.GROUPS,
            FrameSpec.ResponseKind.SURVIVAL);
    assertThat(frame.groups().labels())
        .containsExactly("id=3;arm=b", "id=7;arm=A", "id=7;arm=b", "id=9;arm=a", "id=9;arm=A");
  }

  @Test
  void aFrameCanTravel() throws IOException {
    ModelFrame frame = survival("Surv(time, status) ~ age + arm + cluster(id)");
    try (ObjectOutputStream out = new ObjectOutputStream(new ByteArrayOutputStream())) {
      out.writeObject(frame);
    }
    assertThat(frame.rows()).isEqualTo(4);
  }

  @Test
  void whatDoesNotFitIsSaid() {
    assertThatThrownBy(() -> survival("Surv(time, id) ~ age"))
        .isInstanceOf(FormulaException.class)
        .hasMessageContaining("0 and 1");
    assertThatThrownBy(() -> survival("Surv(time, status) ~ weight"))
        .hasMessageContaining("no column \"weight\"")
        .hasMessageContaining("age");
    assertThatThrownBy(() -> survival("time ~ age")).hasMessageContaining("Surv(");
    assertThatThrownBy(() -> survival("Surv(time, status) ~ lowess(age)"))
        .hasMessageContaining("lowess() is not known");
    assertThatThrownBy(() -> survival("Surv(time, status) ~ I(bs(age))"))
        .hasMessageContaining("term of its own");
    assertThatThrownBy(() -> survival("Surv(time, status) ~ log(.)"))
        .hasMessageContaining("whole columns");
    assertThatThrownBy(() -> survival("Surv(time, status) ~ cut(age, 3)"))
        .hasMessageContaining("breaks");
    assertThatThrownBy(() -> survival("Surv(time, status) ~ poly(w, 3)"))
        .hasMessageContaining("distinct");
    assertThatThrownBy(() -> survival("Surv(time, status) ~ log(start)"))
        .hasMessageContaining("infinite");
    assertThatThrownBy(() -> survival("Surv(time, status) ~ age + arm:strata(id)"))
        .hasMessageContaining("interaction");
  }

  @Test
  void aColumnOfNumbersStaysOneWhenItAlsoNamesStrataOrClusters() {
    ModelFrame frame = survival("Surv(time, status) ~ id + w + strata(w) + cluster(id)");
    assertThat(frame.design().columns()).containsExactly("id", "w");
    assertThat(frame.design().values()).startsWith(7, 1, 7, 2);
    assertThat(frame.strata().labels()).containsExactly("w=1", "w=2", "w=3");
  }

  private static DataTable read(ColumnKind kind, String... cells) {
    ColumnReader reader = ColumnReader.of(kind);
    for (String cell : cells) {
      assertThat(reader.add(cell)).isTrue();
    }
    return DataTable.of(cells.length, Map.of("x", reader.column()));
  }

  private static ModelFrame design(String formula, DataTable table) {
    return ModelFrame.of(
        new FrameSpec(
            Formula.parse(formula), FrameSpec.Role.DESIGN, FrameSpec.ResponseKind.NONE, Map.of()),
        table);
  }

  /** R 4.2.2: read.csv makes TRUE, FALSE, T and F logical; true, false, True, False stay words. */
  @Test
  void truthIsReadAsR() {
    assertThat(design("~ x", read(ColumnKind.TRUTH, "T", "FALSE", "TRUE")).design().columns())
        .containsExactly("(Intercept)", "xTRUE");
    for (String cell : new String[] {"true", "True", "yes", "1"}) {
      assertThat(ColumnKind.TRUTH.holds(cell)).isFalse();
    }
    assertThat(design("~ x", read(ColumnKind.WORDS, "true", "false")).design().columns())
        .containsExactly("(Intercept)", "xtrue");
  }

  @Test
  void aKindIsThatOfAllRowsOfAllParts() { // F alone is truth, with M it is a word
    KindScan scan = new KindScan();
    KindScan other = new KindScan();
    scan.add(0, "F");
    scan.add(1, "1");
    scan.add(2, "T");
    other.add(0, "M");
    other.add(1, "");
    other.add(2, "NA");
    scan.merge(other);
    assertThat(scan.kind(0)).isEqualTo(ColumnKind.WORDS);
    assertThat(scan.kind(1)).isEqualTo(ColumnKind.NUMBERS);
    assertThat(scan.kind(2)).isEqualTo(ColumnKind.TRUTH);
  }

  @Test
  void oneValueHasOneKey() {
    assertThat(ColumnKind.NUMBERS.key(" 1")).isEqualTo(ColumnKind.NUMBERS.key("1.00"));
    assertThat(ColumnKind.NUMBERS.key("-0.0")).isEqualTo(ColumnKind.NUMBERS.key("0"));
    assertThat(ColumnKind.TRUTH.key("T")).isEqualTo(ColumnKind.TRUTH.key("TRUE"));
    assertThat(ColumnKind.WORDS.key("1")).isNotEqualTo(ColumnKind.WORDS.key("1.0"));
  }

  @Test
  void zeroIsOneLevelWhateverItsSign() {
    DataTable table = DataTable.of(4, Map.of("x", numbers(-0.0, 0, 1, -1)));
    assertThat(design("~ factor(-x)", table).design().columns())
        .containsExactly("(Intercept)", "factor(-x)0", "factor(-x)1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"~ arm", "~ factor(w)", "~ age:arm", "~ arm - 1"})
  void aFactorOfOneLevelIsRefusedByName(String formula) { // R: contrasts can be applied only to ...
    DataTable one =
        DataTable.of(2, Map.of("arm", words("a", "a"), "w", numbers(3, 3), "age", numbers(1, 2)));
    assertThatThrownBy(() -> design(formula, one))
        .isInstanceOf(FormulaException.class)
        .hasMessageContaining("one level only")
        .hasMessageContaining(formula.contains("w") ? "factor(w)" : "arm");
  }

  @Test
  void aComparisonThatIsAlwaysTrueKeepsItsColumn() { // colnames(model.matrix(~ x > 0))
    Design design = design("~ x > 0", read(ColumnKind.NUMBERS, "1", "2")).design();
    assertThat(design.columns()).containsExactly("(Intercept)", "x > 0TRUE");
    assertThat(design.values()).containsExactly(1, 1, 1, 1);
  }

  @Test
  void weightsOfZeroAloneAreRefused() {
    FrameSpec spec =
        new FrameSpec(
            Formula.parse("~ x"),
            FrameSpec.Role.DESIGN,
            FrameSpec.ResponseKind.NONE,
            Map.of(FrameSpec.WEIGHTS, "w"));
    DataTable table = DataTable.of(2, Map.of("x", numbers(1, 2), "w", numbers(0, 0)));
    assertThatThrownBy(() -> ModelFrame.of(spec, table))
        .isInstanceOf(FormulaException.class)
        .hasMessageContaining("All weights are 0");
  }

  @Test
  void aHeaderKnowsCapitalsButNotWhiteSpace() {
    TableHeader header = TableHeader.of("table", List.of(" Age", "age ", "x", "x"));
    assertThat(header.place("Age")).isZero();
    assertThat(header.place("age")).isEqualTo(1);
    assertThatThrownBy(() -> header.place("AGE")).hasMessageContaining("Did you mean");
    assertThatThrownBy(() -> header.place("x")).hasMessageContaining("two columns");
  }

  /** R evaluates ns(), bs(), poly() and scale() before it drops incomplete rows. */
  @Test
  void rowsThatLackSomethingElseStillScale() {
    DataTable table =
        DataTable.of(3, Map.of("x", numbers(1, 2, 6), "y", numbers(1, Double.NaN, 1)));
    Design design = design("~ scale(x) + y", table).design();
    assertThat(design.values()[1]).isCloseTo(-2 / Math.sqrt(7), within(1e-15));
  }
}
