package org.reliefspan.app.studyfile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.reliefspan.domain.study.DropoutPlan;
import org.reliefspan.domain.study.FunctionAnalyses;
import org.reliefspan.domain.study.FunctionMethod;
import org.reliefspan.domain.study.IndexProcedure;
import org.reliefspan.domain.study.IntercurrentStrategy;

/** Reads what a function question answers besides the plain gains. */
final class AnalysesReader {
  private static final List<IntercurrentStrategy> OFFERED =
      List.of(IntercurrentStrategy.COMPOSITE, IntercurrentStrategy.HYPOTHETICAL);
  private static final int MOST_IMPUTATIONS = 1000;
  private static final int MOST_DELTAS = 21;
  private static final double LARGEST_DELTA = 1000;

  private AnalysesReader() {}

  static FunctionAnalyses read(YamlMap map, List<IndexProcedure> procedures) {
    List<IntercurrentStrategy> strategies =
        chosen(map, "strategies", OFFERED, IntercurrentStrategy::id);
    if (!strategies.contains(IntercurrentStrategy.COMPOSITE)) {
      map.get("strategies")
          .ifPresent(
              node -> node.report("must name composite: the plain gains follow it. Maybe add it?"));
    }
    List<FunctionMethod> methods =
        chosen(map, "methods", List.of(FunctionMethod.values()), FunctionMethod::id);
    return new FunctionAnalyses(strategies, methods, dropout(map, procedures));
  }

  /** All that are offered when the key is not there; none when its list is empty. */
  private static <T> List<T> chosen(
      YamlMap map, String key, List<T> offered, Function<T, String> id) {
    Optional<YamlNode> node = map.get(key);
    if (node.isEmpty()) {
      return offered;
    }
    List<T> chosen =
        node.get().items().stream()
            .flatMap(item -> item.oneOf(offered, id).stream())
            .distinct()
            .toList();
    return offered.stream().filter(chosen::contains).toList();
  }

  private static DropoutPlan dropout(YamlMap map, List<IndexProcedure> procedures) {
    Optional<YamlMap> own = map.map("dropout");
    if (own.isEmpty()) {
      return DropoutPlan.standard();
    }
    DropoutPlan plan =
        new DropoutPlan(
            imputations(own.get()), deltas(own.get()), reference(own.get(), procedures));
    own.get().close();
    return plan;
  }

  private static int imputations(YamlMap map) {
    Optional<YamlNode> node = map.get("imputations");
    long count = node.flatMap(YamlNode::integer).orElse((long) DropoutPlan.IMPUTATIONS);
    if (count < 2 || count > MOST_IMPUTATIONS) {
      node.ifPresent(n -> n.report("must lie between 2 and 1000 imputations."));
      return DropoutPlan.IMPUTATIONS;
    }
    return (int) count;
  }

  private static List<Double> deltas(YamlMap map) {
    List<Double> deltas = new ArrayList<>();
    for (YamlNode item : map.items("deltas")) {
      Optional<Double> delta = item.number();
      if (delta.isPresent() && !(Math.abs(delta.get()) <= LARGEST_DELTA)) {
        item.report("must be a number of points between -1000 and 1000.");
      } else {
        delta.ifPresent(deltas::add);
      }
    }
    if (deltas.size() > MOST_DELTAS) {
      map.report("has more than 21 deltas. Maybe keep those that decide something?");
    }
    return deltas.stream().map(delta -> delta + 0.0).distinct().sorted().toList();
  }

  private static Optional<String> reference(YamlMap map, List<IndexProcedure> procedures) {
    Optional<YamlNode> node = map.get("reference");
    List<String> families = procedures.stream().map(index -> index.family().id()).toList();
    Optional<String> family = node.flatMap(n -> n.oneOf(families, id -> id));
    if (family.isPresent() && families.size() == 1) {
      node.ifPresent(
          n ->
              n.report(
                  "(%s) is the only procedure. Maybe add the procedure to compare with?"
                      .formatted(family.get())));
      return Optional.empty();
    }
    return family;
  }
}
