package org.reliefspan.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reliefspan.domain.disclosure.ChangedFileException;
import org.reliefspan.domain.disclosure.DisclosurePolicy;
import org.reliefspan.domain.disclosure.Publishable;
import org.reliefspan.report.html.Report;
import org.reliefspan.report.table.Decimal;
import org.reliefspan.report.table.ResultTables;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.Table;

class ResultsFolderTest {
  @TempDir Path folder;

  @BeforeEach
  void write() throws IOException {
    ResultsFolder.write(folder, ExampleStudy.published(), ExampleStudy.provenance());
  }

  @Test
  void tablesHaveTheColumnsOfTheContract() throws IOException {
    assertThat(header("relief"))
        .isEqualTo(
            "procedure,stratum,definition,strategy,population,estimator,quantity,value,value_left,value_right,lower,upper,level,unit,episodes,patients,note");
    assertThat(header("curves"))
        .isEqualTo(
            "procedure,stratum,definition,strategy,population,estimator,curve,day,value,lower,upper,band_lower,band_upper,at_risk");
    assertThat(header("function"))
        .isEqualTo(
            "procedure,stratum,measure,horizon,quantity,value,lower,upper,level,unit,episodes,patients,note");
    assertThat(header("attrition")).isEqualTo("step,reason,patients,episodes");
    assertThat(header("data_quality")).isEqualTo("rule,source,rows,share,action");
    assertThat(header("sensitivity")).isEqualTo("analysis," + header("relief"));
    assertThat(header("truth"))
        .isEqualTo(
            "analysis,procedure,stratum,definition,strategy,population,estimator,quantity,truth,truth_mc_error,value,lower,upper,unit,inside,episodes");
  }

  @Test
  void rowsSayRangesReasonsAndWhatIsWithheld() throws IOException {
    String key = "rfa_facet_lumbar,all,pain_50,composite,all_treated,turnbull,";
    assertThat(lines("relief"))
        .contains(
            key + "responder_share,0.5421,,,0.52,0.564,0.95,probability,1305,1187,",
            key + "duration_p75,Inf,438.40000000000003,Inf,,,,day,1305,1187,",
            key + "mean_days_in_relief_365d,,,,,,,day,1305,1187,too few visits after day 180",
            "esi_transforaminal,site_id=S07,pain_50,composite,responders,weibull,duration_median,,,,,,,day,,,suppressed");
    assertThat(lines("truth").get(2)).contains(",45.1,0.05,58,54,63,day,false,");
    assertThat(lines("function"))
        .contains("rfa_facet_lumbar,all,odi,6m,same,,,,,episode,920,920,suppressed");
    assertThat(lines("data_quality")).contains("patients_without_visit,patients.csv,,,counted");
    assertThat(Files.readString(folder.resolve("tables/attrition.csv"))).contains("\r\n");
  }

  @Test
  void anEstimateIsAFileAsFitWritesItAndAMissingOneHasAReason() throws IOException {
    assertThat(header("estimates"))
        .isEqualTo(
            "procedure,stratum,definition,strategy,population,estimator,file,covariates,episodes,patients,note");
    assertThat(lines("estimates"))
        .contains(
            "rfa_facet_lumbar,all,pain_50,hypothetical,responders,joint_weibull_covariates,estimates/rfa_facet_lumbar.json,age;sex,1305,1187,Durations"
                + " to loss as if no event came first.",
            "esi_transforaminal,all,pain_50,hypothetical,responders,joint_weibull,,,,,visits and"
                + " scores do not settle how long relief lasts");
    assertThat(folder.resolve("estimates/esi_transforaminal.json")).doesNotExist();
    assertThat(Files.readString(folder.resolve("estimates/rfa_facet_lumbar.json")))
        .contains("\"n\" : 1305")
        .contains("\"unit\" : \"day\"")
        .contains(
            "\"roles\" : [ \"predictor\", \"predictor\", \"predictor\", \"log_scale\", \"rate\" ]")
        .contains("\"from\" : 40,")
        .contains("\"to\" : 69,")
        .contains("\"event_breaks\" : [ 200, 337.5 ]")
        .contains("\"data_sha256\" : \"")
        .contains("\"version\" : \"" + ExampleStudy.provenance().engineVersion() + "\"");
    assertThat(Files.readString(folder.resolve("manifest.json")))
        .contains("estimates/rfa_facet_lumbar.json");
  }

  @Test
  void aChangedEstimateIsRefused() throws IOException {
    Path file = folder.resolve("estimates/rfa_facet_lumbar.json");
    Files.writeString(file, Files.readString(file).replace("-8.75", "-8.5"));
    assertThatThrownBy(() -> ResultsFolder.read(folder))
        .isInstanceOf(ChangedFileException.class)
        .hasMessageContaining("estimates/rfa_facet_lumbar.json");
  }

  @Test
  void readingGivesBackWhatWasWritten() throws IOException {
    StoredStudy stored = ResultsFolder.read(folder);
    Publishable<?> published = ExampleStudy.published();

    assertThat(stored.results().content()).isEqualTo(published.content());
    assertThat(stored.results().policy()).isEqualTo(published.policy());
    assertThat(stored.results().suppressions()).isEqualTo(published.suppressions());
    assertThat(stored.provenance()).isEqualTo(ExampleStudy.provenance());
  }

  @Test
  void renderingAgainChangesNoByte() throws IOException {
    Map<String, String> before = contents();
    Files.delete(folder.resolve("report.html"));
    Path again = Files.createDirectory(folder.resolve("again"));
    ResultsFolder.render(folder, again);

    assertThat(contents(again)).isEqualTo(before);
  }

  @Test
  void aChangedTableIsNotReadmitted() throws IOException {
    Path table = folder.resolve("tables/relief.csv");
    Files.writeString(table, Files.readString(table).replace("0.5421", "0.9421"));

    assertThatThrownBy(() -> ResultsFolder.read(folder))
        .isInstanceOf(ChangedFileException.class)
        .hasMessageContaining("tables/relief.csv");
  }

  @Test
  void anAddedOrLostFileIsNotReadmitted() throws IOException {
    Files.writeString(folder.resolve("tables/extra.csv"), "a");
    assertThatThrownBy(() -> ResultsFolder.read(folder)).hasMessageContaining("tables/extra.csv");
    Files.delete(folder.resolve("tables/extra.csv"));
    Files.delete(folder.resolve("tables/function.csv"));
    assertThatThrownBy(() -> ResultsFolder.read(folder))
        .hasMessageContaining("tables/function.csv");
  }

  @Test
  void thePageNeedsNoNetworkAndEscapesText() throws IOException {
    String page = Files.readString(folder.resolve("report.html"));

    assertThat(page.replace("http://www.w3.org/2000/svg", "")).doesNotContain("http:", "https:");
    assertThat(page)
        .doesNotContain("<script", "src=", "@import", "url(")
        .contains("&lt;script&gt;")
        .contains("range (13.9, 41.8] days")
        .contains("not estimable: too few visits after day 180");
    assertThat(page).doesNotContain("3.25"); // timings are in the manifest only
  }

  /** Open {@code target/example-report.html} to see what the fixture looks like. */
  @Test
  void thePageIsKeptToLookAt() throws IOException {
    Path kept = Path.of("target", "example-report.html");
    Files.copy(folder.resolve("report.html"), kept, StandardCopyOption.REPLACE_EXISTING);
    assertThat(kept).isNotEmptyFile();
  }

  @Test
  void figuresAreSmallAndDescribed() throws IOException {
    try (Stream<Path> figures = Files.list(folder.resolve("figures"))) {
      for (Path figure : figures.toList()) {
        assertThat(Files.size(figure)).isLessThan(100_000);
        assertThat(Files.readString(figure)).contains("<title>", "<desc>", "role=\"img\"");
      }
    }
  }

  /**
   * Two procedures, 300 sites: durations, occupancy, groups and events each, function over time.
   */
  @Test
  void manyGroupsMakeNeitherALongPageNorManyFigures() throws IOException {
    Report report = Report.of(ExampleStudy.published(300), ExampleStudy.provenance());

    assertThat(report.html().getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(1_000_000);
    assertThat(report.figures()).hasSizeLessThanOrEqualTo(10);
    assertThat(report.figures())
        .containsKeys(
            "esi-transforaminal-duration-survival",
            "esi-transforaminal-in-relief",
            "esi-transforaminal-median-site-id",
            "esi-transforaminal-cumulative-incidence",
            "function-over-time-odi",
            "mean-gain-adjusted-rfa-facet-lumbar-odi-site-id");
    assertThat(report.html()).contains("more rows are in tables/relief.csv");
    Files.writeString(Path.of("target", "example-300-sites.html"), report.html());
  }

  @Test
  void theErrorIsReadFromTheRows() {
    String page = Report.of(ExampleStudy.published(), ExampleStudy.provenance()).html();

    assertThat(page)
        .contains("median among responders 44.9 days, where 42.3 days is true (within the limits)")
        .contains("(not shown: would reveal 1 to 10 patients)");
  }

  /** The words of a figure follow the page; only its data are drawn with fixed colours. */
  @Test
  void figuresReadOnDarkPages() {
    for (String figure :
        Report.of(ExampleStudy.published(), ExampleStudy.provenance()).figures().values()) {
      assertThat(figure).contains("fill=\"currentColor\"").doesNotContain("clip-path");
      assertThat(figure).doesNotContain("rgb(0,0,0)", "NaN", "Infinity");
    }
  }

  @Test
  void aLoweredThresholdPrintsItsReason() {
    DisclosurePolicy policy = new DisclosurePolicy(1, Optional.of("public & synthetic data"));
    String page = Report.of(ExampleStudy.published(policy), ExampleStudy.provenance()).html();

    assertThat(page).contains("public &amp; synthetic data", "Nothing is withheld");
  }

  @Test
  void nothingButPublishedResultsIsRendered() {
    for (Class<?> door : List.of(ResultsFolder.class, Report.class, ResultTables.class)) {
      for (Method method : door.getDeclaredMethods()) {
        assertThat(Arrays.toString(method.getParameterTypes()))
            .as(method.getName())
            .satisfiesAnyOf(
                parameters -> assertThat(parameters).doesNotContain("StudyResults"),
                parameters -> assertThat(method.toString()).contains("private"));
        for (var parameter : method.getGenericParameterTypes()) {
          if (parameter instanceof ParameterizedType type
              && type.getTypeName().contains("StudyResults")) {
            assertThat(type.getRawType()).isEqualTo(Publishable.class);
          }
        }
      }
    }
  }

  @Test
  void viewsAreTyped() {
    Map<String, Table> tables = ResultTables.of(ExampleStudy.published());
    Table relief = Objects.requireNonNull(tables.get("relief"));

    assertThat(relief.column("value").type()).isEqualTo(ColumnType.DOUBLE);
    assertThat(relief.column("patients").type()).isEqualTo(ColumnType.LONG);
    assertThat(relief.where(relief.stringColumn("note").isEqualTo("suppressed")).rowCount())
        .isEqualTo(2);
  }

  @Test
  void decimalsAreShortestAndReadBack() {
    assertThat(Decimal.shortest(14)).isEqualTo("14");
    assertThat(Decimal.shortest(-0.0)).isEqualTo("0");
    assertThat(Decimal.shortest(2e-3)).isEqualTo("0.002");
    assertThat(Decimal.shortest(2e-4)).isEqualTo("2E-4");
    assertThat(Decimal.shortest(Double.NEGATIVE_INFINITY)).isEqualTo("-Inf");
    Random random = new Random(5);
    for (int i = 0; i < 10_000; i++) {
      double value = Double.longBitsToDouble(random.nextLong());
      if (Double.isFinite(value)) {
        assertThat(Double.parseDouble(Decimal.shortest(value))).isEqualTo(value);
      }
    }
  }

  private String header(String table) throws IOException {
    return lines(table).get(0);
  }

  private List<String> lines(String table) throws IOException {
    return Files.readAllLines(folder.resolve("tables").resolve(table + ".csv"));
  }

  private Map<String, String> contents() throws IOException {
    return contents(folder);
  }

  private static Map<String, String> contents(Path folder) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        contents.put(
            folder.relativize(file).toString(),
            new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
      }
    }
    return contents;
  }

  @Test
  void whatThoseNotSeenCouldChangeIsSaidPlainly() {
    Report report = Report.of(ExampleStudy.published(), ExampleStudy.provenance());

    assertThat(report.html())
        .contains("the mean gain is 12.4 points when those not seen (20%) are taken as like")
        .contains("it crosses the smallest difference that matters if they did 12 points worse")
        .contains("patients were 4.5 points worse than over the year before")
        .contains("would be 34% of the gain at 6 months.")
        .contains("Mean gain, those not seen 20 worse");
    assertThat(report.figures().keySet()).anyMatch(name -> name.startsWith("dropout-"));
  }
}
