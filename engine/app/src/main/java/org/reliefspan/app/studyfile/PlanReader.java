package org.reliefspan.app.studyfile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.reliefspan.domain.catalog.Catalogue;
import org.reliefspan.domain.catalog.Measure;
import org.reliefspan.domain.catalog.ProcedureFamily;
import org.reliefspan.domain.study.CaseMix;
import org.reliefspan.domain.study.DurationModel;
import org.reliefspan.domain.study.FunctionAnalyses;
import org.reliefspan.domain.study.FunctionPlan;
import org.reliefspan.domain.study.HeadlineFamily;
import org.reliefspan.domain.study.Horizon;
import org.reliefspan.domain.study.IndexProcedure;
import org.reliefspan.domain.study.IntercurrentStrategy;
import org.reliefspan.domain.study.LossRule;
import org.reliefspan.domain.study.MeasureSelection;
import org.reliefspan.domain.study.ReliefCovariate;
import org.reliefspan.domain.study.ReliefDefinition;
import org.reliefspan.domain.study.ReliefPlan;

/** Reads the {@code relief} and {@code function} parts of a study. */
final class PlanReader {
  private static final double DEFAULT_LEVEL = 0.95;
  private static final long DEFAULT_BOOTSTRAP = 200;
  private static final String DEFAULT_PAIN = "nrs";
  private static final String DEFAULT_FUNCTION = "odi";

  private final Catalogue catalogue;

  PlanReader(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  List<ReliefPlan> relief(List<YamlNode> items) {
    return items.stream().flatMap(item -> item.map().flatMap(this::reliefPlan).stream()).toList();
  }

  List<FunctionPlan> function(List<YamlNode> items) {
    return items.stream().flatMap(item -> item.map().flatMap(this::functionPlan).stream()).toList();
  }

  private Optional<ReliefPlan> reliefPlan(YamlMap map) {
    List<IndexProcedure> procedures = procedures(map);
    Optional<MeasureSelection> pain = measureOr(map, "pain", DEFAULT_PAIN);
    Optional<MeasureSelection> function = measureOr(map, "function", DEFAULT_FUNCTION);
    Measure functionMeasure = function.map(MeasureSelection::measure).orElseGet(this::anyFunction);
    List<ReliefDefinition> definitions =
        ReliefDefinition.IDS.stream()
            .flatMap(id -> ReliefDefinition.of(id, functionMeasure).stream())
            .toList();
    ReliefDefinition definition =
        map.get("definition")
            .flatMap(node -> node.oneOf(definitions, ReliefDefinition::id))
            .orElse(definitions.get(0));
    List<ReliefDefinition> others = choices(map, "also", definitions, ReliefDefinition::id);
    List<IntercurrentStrategy> strategies = strategies(map);
    LossRule lossRule =
        map.get("loss_rule")
            .flatMap(node -> node.oneOf(List.of(LossRule.values()), LossRule::id))
            .orElse(LossRule.FIRST_FAILURE);
    List<DurationModel> models =
        choices(map, "distributions", List.of(DurationModel.values()), DurationModel::id);
    List<HeadlineFamily> families =
        choices(map, "family", List.of(HeadlineFamily.values()), HeadlineFamily::id);
    int bootstrap = bootstrap(map);
    double level = level(map);
    List<String> strata = strata(map);
    List<ReliefCovariate> covariates =
        new CovariateReader(catalogue)
            .ofRelief(map, Stream.of(pain, function).flatMap(Optional::stream).toList());
    map.close();
    if (procedures.isEmpty() || pain.isEmpty() || function.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new ReliefPlan(
            procedures,
            definition,
            others.stream().filter(other -> !other.equals(definition)).toList(),
            pain.get(),
            function.get(),
            strategies,
            lossRule,
            models.isEmpty() ? List.of(DurationModel.values()) : models,
            families.isEmpty() ? possible(models) : families,
            bootstrap,
            level,
            strata,
            covariates));
  }

  /** The families that a study leaves open which names none: those it asks for, or all. */
  private static List<HeadlineFamily> possible(List<DurationModel> models) {
    return models.isEmpty() ? List.of(HeadlineFamily.values()) : HeadlineFamily.of(models);
  }

  private Optional<FunctionPlan> functionPlan(YamlMap map) {
    List<IndexProcedure> procedures = procedures(map);
    List<MeasureSelection> measures = new ArrayList<>();
    requireItems(map, "measures");
    map.items("measures").forEach(item -> measure(item).ifPresent(measures::add));
    List<Horizon> horizons = choices(map, "horizons", List.of(Horizon.values()), Horizon::id);
    CaseMix caseMix = caseMix(map);
    FunctionAnalyses analyses = AnalysesReader.read(map, procedures);
    double level = level(map);
    List<String> strata = strata(map);
    map.close();
    if (procedures.isEmpty() || measures.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new FunctionPlan(
            procedures,
            measures,
            horizons.isEmpty() ? List.of(Horizon.values()) : horizons,
            caseMix,
            analyses,
            level,
            strata));
  }

  private static void requireItems(YamlMap map, String key) {
    if (map.require(key).isPresent() && map.items(key).isEmpty()) {
      map.report("needs at least one entry in \"%s\".".formatted(key));
    }
  }

  private Measure anyFunction() {
    return catalogue
        .measure(DEFAULT_FUNCTION)
        .orElseGet(() -> catalogue.measures().iterator().next());
  }

  private List<IndexProcedure> procedures(YamlMap map) {
    requireItems(map, "procedures");
    List<IndexProcedure> procedures = new ArrayList<>();
    for (YamlNode item : map.items("procedures")) {
      procedure(item).ifPresent(procedures::add);
    }
    return procedures;
  }

  /** A family id, or a mapping with windows that differ from the catalogue's. */
  private Optional<IndexProcedure> procedure(YamlNode item) {
    Optional<YamlMap> windows = item.isMap() ? item.map() : Optional.empty();
    Optional<YamlNode> id =
        windows.isPresent() ? windows.get().require("family") : Optional.of(item);
    Optional<ProcedureFamily> family =
        id.flatMap(node -> node.oneOf(List.copyOf(catalogue.families()), ProcedureFamily::id));
    if (family.isPresent() && family.get().intent().equals("diagnostic")) {
      item.report(
          "(%s) is a diagnostic block: it is read in hours and has no relief duration."
              .formatted(family.get().id()));
      return Optional.empty();
    }
    Optional<IndexProcedure> procedure =
        family.map(IndexProcedure::of).map(index -> withWindows(index, windows));
    windows.ifPresent(YamlMap::close);
    return procedure;
  }

  private static IndexProcedure withWindows(IndexProcedure index, Optional<YamlMap> windows) {
    return new IndexProcedure(
        index.family(),
        days(windows, "blackout_days", index.blackoutDays()),
        days(windows, "onset_max_days", index.onsetMaxDays()),
        days(windows, "series_gap_days", index.seriesGapDays()));
  }

  private static int days(Optional<YamlMap> windows, String key, int otherwise) {
    Optional<YamlNode> node = windows.flatMap(map -> map.get(key));
    long days = node.flatMap(YamlNode::integer).orElse((long) otherwise);
    if (days < 0 || days > 3650) {
      node.ifPresent(n -> n.report("must lie between 0 and 3650 days."));
      return otherwise;
    }
    return (int) days;
  }

  private Optional<MeasureSelection> measureOr(YamlMap map, String key, String otherwise) {
    Optional<YamlNode> node = map.get(key);
    if (node.isPresent()) {
      return measure(node.get());
    }
    Optional<Measure> usual = catalogue.measure(otherwise);
    if (usual.isEmpty()) {
      map.report("needs \"%s\": the catalogue has no %s.".formatted(key, otherwise));
    }
    return usual.map(measure -> new MeasureSelection(measure, Optional.empty()));
  }

  /** A measure id, or a mapping with {@code measure} and {@code context}. */
  private Optional<MeasureSelection> measure(YamlNode node) {
    Optional<YamlMap> map = node.isMap() ? node.map() : Optional.empty();
    Optional<YamlNode> id = map.isPresent() ? map.get().require("measure") : Optional.of(node);
    Optional<String> context = map.flatMap(m -> m.text("context"));
    Optional<Measure> measure =
        id.flatMap(n -> n.oneOf(List.copyOf(catalogue.measures()), Measure::id));
    map.ifPresent(YamlMap::close);
    if (measure.isPresent() && !measure.get().direction().hasGain()) {
      node.report(
          "(%s) is best inside a band or depends on the instrument: a gain is not defined."
              .formatted(measure.get().id()));
      return Optional.empty();
    }
    return measure.map(found -> new MeasureSelection(found, context));
  }

  private static List<IntercurrentStrategy> strategies(YamlMap map) {
    List<IntercurrentStrategy> offered =
        List.of(IntercurrentStrategy.COMPOSITE, IntercurrentStrategy.COMPETING);
    List<IntercurrentStrategy> chosen =
        choices(map, "strategies", offered, IntercurrentStrategy::id);
    return chosen.isEmpty() ? offered : chosen;
  }

  private static <T> List<T> choices(
      YamlMap map, String key, List<T> offered, Function<T, String> id) {
    return map.items(key).stream()
        .flatMap(item -> item.oneOf(offered, id).stream())
        .distinct()
        .toList();
  }

  private static int bootstrap(YamlMap map) {
    Optional<YamlNode> node = map.get("bootstrap");
    long replicates = node.flatMap(YamlNode::integer).orElse(DEFAULT_BOOTSTRAP);
    if (replicates < 100 || replicates > 100_000) {
      node.ifPresent(n -> n.report("must lie between 100 and 100000 replicates."));
      return (int) DEFAULT_BOOTSTRAP;
    }
    return (int) replicates;
  }

  private static double level(YamlMap map) {
    Optional<YamlNode> node = map.get("level");
    double level = node.flatMap(YamlNode::number).orElse(DEFAULT_LEVEL);
    if (!(level >= 0.5 && level < 1)) {
      node.ifPresent(n -> n.report("must lie between 0.5 and 1, as 0.95."));
      return DEFAULT_LEVEL;
    }
    return level;
  }

  /** Each entry is a column or a list of columns that are crossed. */
  private static List<String> strata(YamlMap map) {
    List<String> strata = new ArrayList<>();
    for (YamlNode entry : map.items("strata")) {
      List<String> columns = entry.items().stream().flatMap(item -> item.text().stream()).toList();
      strata.add(String.join(";", columns));
    }
    return strata;
  }

  private static CaseMix caseMix(YamlMap map) {
    Optional<YamlNode> predicted = map.get("predicted");
    List<String> covariates = CovariateReader.names(map);
    if (predicted.isPresent() && !covariates.isEmpty()) {
      predicted.get().report("and covariates exclude each other. Maybe keep one of them?");
    }
    if (predicted.isPresent()) {
      return predicted
          .get()
          .text()
          .<CaseMix>map(CaseMix.PredictedScore::new)
          .orElse(new CaseMix.None());
    }
    return covariates.isEmpty() ? new CaseMix.None() : new CaseMix.Covariates(covariates);
  }
}
