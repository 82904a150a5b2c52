package org.reliefspan.domain.pathway.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.reliefspan.domain.pathway.ParameterSpec;
import org.reliefspan.domain.pathway.PathwaySpec;

/** Parameters that depend on themselves. */
final class ParameterCycles implements Concern {
  @Override
  public void check(PathwaySpec model, Report report) {
    Map<String, ParameterSpec> parameters = new LinkedHashMap<>();
    model.parameters().forEach(each -> parameters.put(each.name(), each));
    Walk walk = new Walk(parameters, new HashSet<>(), new ArrayList<>(), report);
    parameters.values().forEach(walk::from);
  }

  /**
   * @param done parameters all of whose dependencies have been seen
   * @param path parameters on the way to here
   */
  private record Walk(
      Map<String, ParameterSpec> parameters, Set<String> done, List<String> path, Report report) {

    void from(ParameterSpec parameter) {
      if (done.contains(parameter.name())) {
        return;
      }
      int before = path.indexOf(parameter.name());
      if (before >= 0) {
        complain(parameter, path.subList(before, path.size()));
        return;
      }
      path.add(parameter.name());
      used(parameter).stream()
          .filter(parameters::containsKey)
          .map(parameters::get)
          .forEach(this::from);
      path.remove(path.size() - 1);
      done.add(parameter.name());
    }

    private void complain(ParameterSpec first, List<String> circle) {
      report.add(
          first.value().place(),
          "depends on itself: %s -> %s.".formatted(String.join(" -> ", circle), first.name()));
    }

    private static Set<String> used(ParameterSpec parameter) {
      Set<String> used = new LinkedHashSet<>(parameter.value().expression().columns());
      parameter
          .draw()
          .ifPresent(
              law ->
                  law.parameters()
                      .values()
                      .forEach(value -> used.addAll(value.expression().columns())));
      return used;
    }
  }
}
