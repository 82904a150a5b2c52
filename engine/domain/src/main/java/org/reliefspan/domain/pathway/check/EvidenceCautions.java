package org.reliefspan.domain.pathway.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.reliefspan.domain.pathway.Evidence;
import org.reliefspan.domain.pathway.ParameterSpec;
import org.reliefspan.domain.pathway.PathwaySpec;
import org.reliefspan.domain.pathway.ResolvedPathway;
import org.reliefspan.domain.pathway.StrategySpec;
import org.reliefspan.domain.study.Finding;

/**
 * Parameters from a single arm by which strategies differ: nothing is wrong in the file, but the
 * difference is not supported by such a source.
 */
public final class EvidenceCautions {
  private final PathwaySpec spec;
  private final Map<String, Set<String>> used = new LinkedHashMap<>();

  private EvidenceCautions(PathwaySpec spec) {
    this.spec = spec;
    for (ResolvedPathway.Strategy strategy : ResolvedPathway.of(spec).strategies()) {
      used.put(strategy.name(), UsedParameters.of(strategy.model()));
    }
  }

  /**
   * Cautions about a pathway in which the check finds nothing.
   *
   * @param file name for the findings
   */
  public static List<Finding> of(PathwaySpec spec, String file) {
    EvidenceCautions cautions = new EvidenceCautions(spec);
    List<Finding> all = new ArrayList<>();
    for (ParameterSpec parameter : spec.parameters()) {
      if (parameter.evidence().equals(Optional.of(Evidence.SINGLE_ARM))) {
        cautions
            .about(parameter.name())
            .map(
                why ->
                    new Finding(
                        file,
                        parameter.place().line(),
                        parameter.place().path(),
                        message(why),
                        Finding.Severity.CAUTION))
            .ifPresent(all::add);
      }
    }
    return List.copyOf(all);
  }

  private Optional<String> about(String parameter) {
    List<String> setters =
        spec.strategies().stream()
            .filter(each -> each.parameters().containsKey(parameter))
            .map(StrategySpec::name)
            .toList();
    if (!setters.isEmpty()) {
      return Optional.of("is set by %s".formatted(String.join(", ", setters)));
    }
    List<String> users =
        used.entrySet().stream()
            .filter(each -> each.getValue().contains(parameter))
            .map(Map.Entry::getKey)
            .toList();
    return users.isEmpty() || users.size() == used.size()
        ? Optional.empty()
        : Optional.of("is used by %s only".formatted(String.join(", ", users)));
  }

  private static String message(String why) {
    return ("%s: the evidence is a single arm, which gives a level but no difference between"
            + " strategies. Maybe take the difference from a comparison?")
        .formatted(why);
  }
}
