package org.reliefspan.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reliefspan.app.fixture.Folders;
import org.reliefspan.app.fixture.SyntheticStudy;
import org.reliefspan.app.fixture.TableFile;

/** What the pages say of tables, columns and options is what there is. */
class DocumentedTablesTest {
  private static final Path ROOT = Folders.repository();
  private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");
  private static final Pattern OPTION = Pattern.compile("--[a-z-]+");

  @TempDir Path folder;

  /** Columns by table, of all tables that a simulation can have. */
  private Map<String, String> simulated() {
    Path pathways = ROOT.resolve("datasets/pathways");
    Path everything = folder.resolve("everything");
    Path replayed = folder.resolve("replayed");
    Path measured = folder.resolve("measured");
    run(
        "simulate",
        pathways.resolve("ablation_or_injection.yaml"),
        "--draws",
        20,
        "--patients",
        100,
        "--tornado",
        "--two-way",
        "u_relief,u_pain",
        "--log",
        3,
        "--out",
        everything);
    run(
        "simulate",
        pathways.resolve("relief_of_a_cohort.yaml"),
        "--replay",
        "--patients",
        50,
        "--out",
        replayed);
    run("simulate", pathways.resolve("botulinum_cycles.yaml"), "--patients", 50, "--out", measured);
    Map<String, String> tables = new LinkedHashMap<>();
    for (Path results : List.of(everything, replayed, measured)) {
      tables.putAll(columns(results.resolve("tables")));
    }
    return tables;
  }

  private static void run(Object... arguments) {
    CommandResult result = CommandResult.of(arguments);
    assertThat(result.exit()).as(result.err()).isZero();
  }

  private static Map<String, String> columns(Path tables) {
    Map<String, String> columns = new LinkedHashMap<>();
    for (String name : Folders.names(tables)) {
      columns.put(
          name.replace(".csv", ""),
          String.join(", ", TableFile.read(tables.resolve(name)).columns()));
    }
    return columns;
  }

  @Test
  void thePageOfSimulateListsEveryTableWithItsColumns() {
    Map<String, String> documented = new LinkedHashMap<>();
    String page = Folders.text(ROOT.resolve("docs/simulate.md"));
    String tables = page.substring(page.indexOf("## Tables"), page.indexOf("## The report"));
    for (String line : tables.lines().toList()) {
      String[] cells = line.split("\\|", -1);
      if (cells.length == 5 && cells[1].contains("`")) {
        documented.put(cells[1].strip().replace("`", ""), cells[2].strip());
      }
    }
    assertThat(documented).containsExactlyInAnyOrderEntriesOf(simulated());
  }

  @Test
  void thePageOfSimulateNamesEveryOption() {
    Set<String> options = new TreeSet<>();
    Matcher matcher = OPTION.matcher(CommandResult.of("simulate", "--help").out());
    while (matcher.find()) {
      options.add(matcher.group());
    }
    options.removeAll(Set.of("--help", "--version"));
    assertThat(options).contains("--replay", "--two-way");
    String page = Folders.text(ROOT.resolve("docs/simulate.md"));
    assertThat(options).allSatisfy(option -> assertThat(page).contains("`" + option));
  }

  /** Of the names of rows too: quantities, estimators, analyses. */
  @Test
  void theGlossaryExplainsEveryColumnAndQuantityOfAStudy() {
    Set<String> known = glossary();
    Path tables = SyntheticStudy.shared().tables();
    Set<String> unknown = new TreeSet<>();
    for (String name : Folders.names(tables)) {
      TableFile table = TableFile.read(tables.resolve(name));
      unknown.addAll(table.columns());
      for (String column : List.of("quantity", "estimator", "analysis", "curve")) {
        if (table.columns().contains(column)) {
          table.rows().stream()
              .map(row -> row.get(column))
              .map(
                  word ->
                      word.replaceFirst(":.*", "").replaceFirst("visit_ratio_.*", "visit_ratio"))
              .forEach(unknown::add);
        }
      }
    }
    assertThat(unknown).hasSizeGreaterThan(60);
    unknown.removeAll(known);
    assertThat(unknown).isEmpty();
  }

  /**
   * Words in quotes; an ending such as `_6w` goes with every beginning of the cell's first word.
   */
  private static Set<String> glossary() {
    Set<String> known = new TreeSet<>();
    for (String line : Folders.text(ROOT.resolve("docs/GLOSSARY.md")).lines().toList()) {
      List<String> words = QUOTED.matcher(line).results().map(result -> result.group(1)).toList();
      String first = "";
      for (String word : words) {
        String plain = word.replaceFirst(":.*", "").replaceFirst("_R$", "");
        known.add(plain);
        if (plain.startsWith("_")) {
          known.addAll(beginnings(first).stream().map(begin -> begin + plain).toList());
        } else {
          first = plain;
        }
      }
    }
    for (String family : List.of("weibull", "lognormal", "loglogistic", "generalised_gamma")) {
      known.add("joint_" + family + "_covariates"); // `joint_weibull_covariates`, ...
      known.add("joint_" + family + "_shrunken");
    }
    known.addAll(List.of("interval_ratio_2_scores", "interval_ratio_3_scores")); // 1, ..., 4
    return known;
  }

  private static List<String> beginnings(String word) {
    String[] parts = word.split("_", -1);
    return IntStream.rangeClosed(1, parts.length)
        .mapToObj(until -> String.join("_", Arrays.copyOfRange(parts, 0, until)))
        .toList();
  }
}
