package org.reliefspan.app.studyfile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.reliefspan.domain.study.CaseMix;
import org.reliefspan.domain.study.CohortDefinition;
import org.reliefspan.domain.study.DataPlan;
import org.reliefspan.domain.study.DropoutPlan;
import org.reliefspan.domain.study.FunctionPlan;
import org.reliefspan.domain.study.IndexProcedure;
import org.reliefspan.domain.study.MeasureSelection;
import org.reliefspan.domain.study.ReliefPlan;
import org.reliefspan.domain.study.ResolvedStudy;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;

/** Writes a resolved study as YAML with every default spelt out; reading it gives it back. */
public final class StudyText {
  private StudyText() {}

  /** The study as YAML text. */
  public static String of(ResolvedStudy study) {
    Map<String, Object> root = new LinkedHashMap<>();
    root.put("study", ordered("name", study.name(), "title", study.title(), "seed", study.seed()));
    root.put("data", data(study.data()));
    root.put("cohort", cohort(study.cohort()));
    root.put("relief", all(study.relief(), StudyText::relief));
    root.put("function", all(study.function(), StudyText::function));
    Map<String, Object> disclosure = ordered("threshold", study.disclosureThreshold());
    study.disclosureReason().ifPresent(reason -> disclosure.put("reason", reason));
    root.put("disclosure", disclosure);
    DumpSettings settings =
        DumpSettings.builder().setDefaultFlowStyle(FlowStyle.BLOCK).setWidth(100).build();
    return new Dump(settings).dumpToString(root);
  }

  private static Map<String, Object> ordered(Object... keysAndValues) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      map.put((String) keysAndValues[i], keysAndValues[i + 1]);
    }
    return map;
  }

  private static <T> List<Object> all(List<T> items, Function<T, Object> write) {
    List<Object> written = new ArrayList<>();
    items.forEach(item -> written.add(write.apply(item)));
    return written;
  }

  private static Map<String, Object> data(DataPlan data) {
    Map<String, Object> map = ordered("source", data.sources(), "format", "visits");
    data.mapping().ifPresent(path -> map.put("map", path));
    data.truth().ifPresent(path -> map.put("truth", path));
    data.catalogue().ifPresent(path -> map.put("catalogue", path));
    return map;
  }

  private static Map<String, Object> cohort(CohortDefinition cohort) {
    return ordered(
        "age",
        ordered("from", cohort.ageFrom(), "to", cohort.ageTo()),
        "conditions",
        all(cohort.conditions(), group -> group.id()),
        "index",
        cohort.index().id());
  }

  private static Map<String, Object> relief(ReliefPlan plan) {
    return ordered(
        "procedures",
        all(plan.procedures(), StudyText::procedure),
        "definition",
        plan.definition().id(),
        "also",
        all(plan.otherDefinitions(), definition -> definition.id()),
        "pain",
        measure(plan.pain()),
        "function",
        measure(plan.function()),
        "strategies",
        all(plan.strategies(), strategy -> strategy.id()),
        "loss_rule",
        plan.lossRule().id(),
        "distributions",
        all(plan.models(), model -> model.id()),
        "family",
        all(plan.families(), family -> family.id()),
        "bootstrap",
        plan.bootstrapReplicates(),
        "level",
        plan.level(),
        "strata",
        all(plan.strata(), StudyText::stratum),
        "covariates",
        all(plan.covariates(), covariate -> covariate.name()));
  }

  private static Map<String, Object> function(FunctionPlan plan) {
    Map<String, Object> map =
        ordered(
            "procedures",
            all(plan.procedures(), StudyText::procedure),
            "measures",
            all(plan.measures(), StudyText::measure),
            "horizons",
            all(plan.horizons(), horizon -> horizon.id()));
    if (plan.caseMix() instanceof CaseMix.PredictedScore predicted) {
      map.put("predicted", predicted.covariate());
    } else if (plan.caseMix() instanceof CaseMix.Covariates covariates) {
      map.put("covariates", covariates.names());
    }
    map.put("strategies", all(plan.analyses().strategies(), strategy -> strategy.id()));
    map.put("methods", all(plan.analyses().methods(), method -> method.id()));
    map.put("dropout", dropout(plan.analyses().dropout()));
    map.put("level", plan.level());
    map.put("strata", all(plan.strata(), StudyText::stratum));
    return map;
  }

  private static Map<String, Object> dropout(DropoutPlan dropout) {
    Map<String, Object> map =
        ordered("imputations", dropout.imputations(), "deltas", dropout.deltas());
    dropout.reference().ifPresent(family -> map.put("reference", family));
    return map;
  }

  private static Map<String, Object> procedure(IndexProcedure index) {
    return ordered(
        "family",
        index.family().id(),
        "blackout_days",
        index.blackoutDays(),
        "onset_max_days",
        index.onsetMaxDays(),
        "series_gap_days",
        index.seriesGapDays());
  }

  private static Map<String, Object> measure(MeasureSelection selection) {
    Map<String, Object> map = ordered("measure", selection.measure().id());
    selection.context().ifPresent(context -> map.put("context", context));
    return map;
  }

  private static Object stratum(String entry) {
    List<String> columns = List.of(entry.split(";", -1));
    return columns.size() == 1 ? entry : columns;
  }
}
