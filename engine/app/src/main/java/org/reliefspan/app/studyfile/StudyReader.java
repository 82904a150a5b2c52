package org.reliefspan.app.studyfile;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.reliefspan.app.catalog.CatalogueFiles;
import org.reliefspan.domain.catalog.Catalogue;
import org.reliefspan.domain.catalog.ConditionGroup;
import org.reliefspan.domain.disclosure.DisclosurePolicy;
import org.reliefspan.domain.study.CohortDefinition;
import org.reliefspan.domain.study.DataPlan;
import org.reliefspan.domain.study.FunctionPlan;
import org.reliefspan.domain.study.IndexPolicy;
import org.reliefspan.domain.study.ReliefPlan;
import org.reliefspan.domain.study.ResolvedStudy;

/** Turns the YAML of a study into a resolved study; every problem is a finding. */
final class StudyReader {
  static final long DEFAULT_SEED = 20260901L;
  static final int DEFAULT_THRESHOLD = DisclosurePolicy.DEFAULT_THRESHOLD;
  private static final int OLDEST_AGE = 90;
  private static final Pattern NAME = Pattern.compile("[a-z0-9_-]+");

  private final Path file;
  private final Findings findings;
  private Optional<Catalogue> catalogue = Optional.empty();

  StudyReader(Path file, Findings findings) {
    this.file = file;
    this.findings = findings;
  }

  Optional<Catalogue> catalogue() {
    return catalogue;
  }

  Optional<ResolvedStudy> read(YamlMap root) {
    Optional<YamlMap> head = root.require("study").flatMap(YamlNode::map);
    Optional<DataPlan> data = root.require("data").flatMap(YamlNode::map).map(this::data);
    Catalogue terms = readCatalogue(data);
    CohortDefinition cohort = cohort(root.map("cohort"), terms);
    PlanReader plans = new PlanReader(terms);
    List<ReliefPlan> relief = plans.relief(root.items("relief"));
    List<FunctionPlan> function = plans.function(root.items("function"));
    new StudyCoherence(root, relief, function).check();
    Optional<YamlMap> disclosure = root.map("disclosure");
    int threshold = threshold(disclosure);
    Optional<String> reason = disclosure.flatMap(map -> map.text("reason"));
    requireReason(disclosure, threshold, reason);
    disclosure.ifPresent(YamlMap::close);
    root.close();
    if (relief.isEmpty() && function.isEmpty() && findings.areNoErrors()) {
      root.report("asks nothing. Maybe add \"relief\" or \"function\"?");
    }
    Optional<ResolvedStudy> study =
        head.map(
            map ->
                new ResolvedStudy(
                    name(map),
                    map.text("title").orElse("Outcomes of procedures"),
                    seed(map),
                    data.orElse(
                        new DataPlan(
                            List.of(), Optional.empty(), Optional.empty(), Optional.empty())),
                    cohort,
                    relief,
                    function,
                    threshold,
                    reason));
    head.ifPresent(YamlMap::close);
    return study;
  }

  private String name(YamlMap head) {
    Optional<YamlNode> node = head.require("name");
    String name = node.flatMap(YamlNode::text).orElse("study");
    if (!NAME.matcher(name).matches()) {
      node.ifPresent(n -> n.report("(%s) must be made of a-z, 0-9, _ and -.".formatted(name)));
    }
    return name;
  }

  private static long seed(YamlMap head) {
    return head.get("seed").flatMap(YamlNode::integer).orElse(DEFAULT_SEED);
  }

  private DataPlan data(YamlMap map) {
    Optional<YamlNode> source = map.require("source");
    List<String> sources = map.texts("source");
    if (source.isPresent() && sources.isEmpty()) {
      source.get().report("needs at least one folder or file.");
    }
    String format = map.text("format").orElse("visits");
    if (!format.equals("visits")) {
      map.get("format")
          .ifPresent(
              node ->
                  node.report(
                      "(%s) is not read yet. Maybe describe the table with a mapping file (map) and"
                              .formatted(format)
                          + " format: visits?"));
    }
    DataPlan plan =
        new DataPlan(sources, map.text("map"), map.text("truth"), map.text("catalogue"));
    map.close();
    return plan;
  }

  private Catalogue readCatalogue(Optional<DataPlan> data) {
    Optional<String> folder = data.flatMap(DataPlan::catalogue);
    try {
      Catalogue terms =
          folder
              .map(path -> file.resolveSibling(path))
              .map(this::ownCatalogue)
              .orElseGet(CatalogueFiles::builtIn);
      catalogue = Optional.of(terms);
      return terms;
    } catch (IllegalArgumentException problem) {
      findings.add(0, "/data/catalogue", String.valueOf(problem.getMessage()));
      return CatalogueFiles.builtIn();
    }
  }

  private Catalogue ownCatalogue(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new IllegalArgumentException(
          "is not a folder. Maybe the path is not relative to the study file?");
    }
    return CatalogueFiles.with(folder);
  }

  private CohortDefinition cohort(Optional<YamlMap> map, Catalogue terms) {
    Optional<YamlMap> age = map.flatMap(cohort -> cohort.map("age"));
    long from = age.flatMap(a -> a.get("from")).flatMap(YamlNode::integer).orElse(0L);
    long to = age.flatMap(a -> a.get("to")).flatMap(YamlNode::integer).orElse((long) OLDEST_AGE);
    age.ifPresent(YamlMap::close);
    boolean fits = 0 <= from && from <= to && to <= OLDEST_AGE;
    if (!fits) {
      age.ifPresent(a -> a.report("must have 0 <= from <= to <= 90 (90 means 90 or more)."));
    }
    List<ConditionGroup> conditions =
        map.map(cohort -> conditions(cohort.items("conditions"), terms)).orElse(List.of());
    IndexPolicy index =
        map.flatMap(cohort -> cohort.get("index"))
            .flatMap(node -> node.oneOf(List.of(IndexPolicy.values()), IndexPolicy::id))
            .orElse(IndexPolicy.ALL);
    map.ifPresent(YamlMap::close);
    return new CohortDefinition(
        fits ? (int) from : 0, fits ? (int) to : OLDEST_AGE, conditions, index);
  }

  private static List<ConditionGroup> conditions(List<YamlNode> items, Catalogue terms) {
    List<ConditionGroup> known = List.copyOf(terms.conditions());
    return items.stream().flatMap(item -> item.oneOf(known, ConditionGroup::id).stream()).toList();
  }

  private static int threshold(Optional<YamlMap> disclosure) {
    Optional<YamlNode> node = disclosure.flatMap(map -> map.get("threshold"));
    long threshold = node.flatMap(YamlNode::integer).orElse((long) DEFAULT_THRESHOLD);
    if (threshold < 1 || threshold > 1000) {
      node.ifPresent(n -> n.report("must lie between 1 and 1000 patients."));
      return DEFAULT_THRESHOLD;
    }
    return (int) threshold;
  }

  private static void requireReason(
      Optional<YamlMap> disclosure, int threshold, Optional<String> reason) {
    if (threshold < DEFAULT_THRESHOLD && reason.filter(text -> !text.isBlank()).isEmpty()) {
      disclosure.ifPresent(
          map ->
              map.report(
                  "lowers the threshold below %d and must record why. Maybe \"reason: public data\"?"
                      .formatted(DEFAULT_THRESHOLD)));
    }
  }
}
