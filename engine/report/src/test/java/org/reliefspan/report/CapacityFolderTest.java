package org.reliefspan.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reliefspan.domain.disclosure.ChangedFileException;
import org.reliefspan.domain.disclosure.SimulatedRelease;
import org.reliefspan.domain.simulation.CapacityResults;
import org.reliefspan.report.json.CapacityFile;

class CapacityFolderTest {
  @TempDir Path folder;

  private Path written(CapacityResults results, String name) throws IOException {
    Path into = Files.createDirectory(folder.resolve(name));
    CapacityFolder.write(into, SimulatedRelease.publish(results), ExampleCapacity.provenance());
    return into;
  }

  private static String text(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.UTF_8);
  }

  private static List<String> lines(Path results, String table) throws IOException {
    return Files.readAllLines(results.resolve("tables").resolve(table + ".csv"));
  }

  private static SortedMap<String, String> content(Path folder) throws IOException {
    SortedMap<String, String> content = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        content.put(folder.relativize(file).toString(), text(file));
      }
    }
    return content;
  }

  @Test
  void tablesHaveTheColumnsOfTheContract() throws IOException {
    Path results = written(ExampleCapacity.results(), "all");
    String values = "value,lower,upper,level,unit,replications,note";
    assertThat(lines(results, "waits").get(0)).isEqualTo("scenario,step,quantity," + values);
    assertThat(lines(results, "throughput").get(0)).isEqualTo("scenario,step,quantity," + values);
    assertThat(lines(results, "utilisation").get(0))
        .isEqualTo("scenario,resource,quantity,hour," + values);
    assertThat(lines(results, "lost_to_waiting").get(0))
        .isEqualTo("scenario,outcome,quantity," + values);
    assertThat(lines(results, "strategies").get(0))
        .isEqualTo(
            "strategy,outcome,engine,value,mc_error,lower,upper,level,unit,patients,draws,note");
    assertThat(lines(results, "events").get(0))
        .isEqualTo("patient,step,requested,start,end,resource,scenario");
    assertThat(lines(results, "clinical_events").get(0))
        .isEqualTo("strategy,patient,time,event,from,to");
    assertThat(lines(results, "waiting_list").get(0))
        .isEqualTo("scenario,step,time,value,lower,upper,level");
    assertThat(lines(results, "scenario_differences").get(0))
        .isEqualTo(
            "scenario,comparator,about,name,quantity,value,lower,upper,level,unit,replications");
    assertThat(lines(results, "search").get(0))
        .isEqualTo("plan,cost,replications,verdict,step,share,lower,upper");
    assertThat(lines(results, "closed_forms").get(0))
        .isEqualTo("scenario,name,quantity,value,simulated,lower,upper,level,unit,note");
    assertThat(lines(results, "targets").get(0)).isEqualTo("scenario,step,within,since,share,unit");
    assertThat(lines(results, "scenarios")).contains("third_suite,A third suite");
  }

  @Test
  void rowsSayWhatWasFound() throws IOException {
    Path results = written(ExampleCapacity.results(), "all");
    assertThat(lines(results, "waits"))
        .contains("base,visit,mean,0,0,0,0.95,day,20,")
        .contains("base,visit,share_within_target,,,,,share,0,no target");
    assertThat(lines(results, "events"))
        .contains("0,injection,0,480,510,suite+nurse,base")
        .anyMatch(line -> line.endsWith(",injection,9000,,,suite+nurse,base"));
    assertThat(lines(results, "utilisation"))
        .anyMatch(line -> line.startsWith("base,suite,utilisation,8,"))
        .anyMatch(line -> line.startsWith("base,suite,utilisation,,0.941,"));
    assertThat(lines(results, "closed_forms"))
        .contains("base,injection,mean,11.5,11.8,11,12.5,0.95,day,M/M/2");
    assertThat(lines(results, "search")).contains("suite=4;therapist=7,3265000,0,not run,,,,");
  }

  @Test
  void whatIsStoredIsReadBackWithoutLoss() throws IOException {
    for (CapacityResults results : List.of(ExampleCapacity.results(), ExampleCapacity.empty())) {
      Path written = written(results, results.facility());
      assertThat(CapacityFile.read(written.resolve("results.json")).content()).isEqualTo(results);
    }
  }

  @Test
  void aStoredFolderIsRenderedAgainToTheSameBytes() throws IOException {
    Path results = written(ExampleCapacity.results(), "all");
    Path again = Files.createDirectory(folder.resolve("again"));
    CapacityFolder.render(results, again);
    assertThat(content(again)).isEqualTo(content(results));
    Path table = results.resolve("tables/waits.csv");
    Files.writeString(table, text(table).replace("injection", "injektion"));
    assertThatThrownBy(() -> CapacityFolder.render(results, folder))
        .isInstanceOf(ChangedFileException.class)
        .hasMessageContaining("tables/waits.csv");
  }

  @Test
  void theReportAnswersFirst() throws IOException {
    String page = text(written(ExampleCapacity.results(), "all").resolve("report.html"));
    assertThat(page)
        .contains(
            "The cheapest plan that meets the targets has 3 × suite, 6 × therapist, at 2,520,000"
                + " per year.")
        .contains(
            "As it is: 1 of 2 targets is met. Missed: injection, 71% of patients begin within 14"
                + " days of request, 92% should.")
        .contains(
            "As it is: the longest wait is for injection, 11.8 days on average (95% limits 11 to"
                + " 12.5); one patient in ten more than 27.1 days.")
        .contains("As it is: suite is the busiest: 94.1% of its open time in use.")
        .contains(
            "A third suite: injection in time for 25.5 points more of patients (change, 95% limits"
                + " 23.5 to 27.5 points).")
        .contains("qaly by −0.0123 and cost by +13.5 USD 2023")
        .contains("Nobody waits for visit.")
        .contains("The week of 12 January 2026")
        .contains("Who arrived in the first 180 days does not count")
        .contains("no patients are behind these numbers")
        .doesNotContain("NaN")
        .doesNotContain("Infinity");
  }

  @Test
  void figuresAreThoseOfThePage() throws IOException {
    Path results = written(ExampleCapacity.results(), "all");
    try (Stream<Path> figures = Files.list(results.resolve("figures"))) {
      assertThat(figures.map(file -> file.getFileName().toString()).sorted())
          .containsExactly(
              "change-third-suite-base.svg",
              "formulas.svg",
              "sessions-base.svg",
              "sessions-third-suite.svg",
              "waiting-list.svg",
              "waits.svg",
              "week-suite.svg",
              "week-therapist.svg");
    }
  }

  @Test
  void aRunInWhichNobodyCameHasAReportToo() throws IOException {
    Path results = written(ExampleCapacity.empty(), "none");
    assertThat(text(results.resolve("report.html")))
        .contains("Nobody came, so there is nothing to tell.")
        .contains("How long patients wait: not shown")
        .contains("How much resources are used: not shown")
        .contains("Not asked for: run with --log N")
        .contains("There was no warm-up")
        .doesNotContain("<svg");
    try (Stream<Path> tables = Files.list(results.resolve("tables"))) {
      assertThat(tables.map(file -> file.getFileName().toString()).sorted())
          .containsExactly(
              "scenarios.csv", "strategies.csv", "throughput.csv", "utilisation.csv", "waits.csv");
    }
  }

  @Test
  void withoutACalendarSessionsStandAlongUnits() throws IOException {
    CapacityResults example = ExampleCapacity.results();
    CapacityResults.Setting setting = example.setting();
    CapacityResults bare =
        new CapacityResults(
            example.facility(),
            example.title(),
            example.pathway(),
            example.unit(),
            example.ticksPerUnit(),
            example.scenarios(),
            example.targets(),
            new CapacityResults.Setting(
                setting.replications(), setting.until(), 0, "none", setting.patients(), false),
            example.strategies(),
            example.waits(),
            example.throughput(),
            example.utilisation().stream().filter(row -> row.hour().isEmpty()).toList(),
            example.lost(),
            example.waiting(),
            example.differences(),
            example.sessions(),
            example.events(),
            example.courses(),
            example.closedForms(),
            example.search(),
            example.notes());
    Path results = written(bare, "bare");
    assertThat(text(results.resolve("report.html"))).contains("Week 2 since the start");
    assertThat(results.resolve("figures/week-suite.svg")).doesNotExist();
  }
}
