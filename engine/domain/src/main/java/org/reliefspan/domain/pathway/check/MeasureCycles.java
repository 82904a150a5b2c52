package org.reliefspan.domain.pathway.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.reliefspan.domain.pathway.MeasureSpec;
import org.reliefspan.domain.pathway.PathwaySpec;

/** Measures that are made of themselves. */
final class MeasureCycles implements Concern {
  @Override
  public void check(PathwaySpec model, Report report) {
    Map<String, MeasureSpec> measures = new LinkedHashMap<>();
    model.measures().forEach(each -> measures.put(each.name(), each));
    Walk walk = new Walk(measures, new HashSet<>(), new ArrayList<>(), report);
    measures.values().forEach(walk::from);
  }

  /**
   * @param done measures all of whose parts have been seen
   * @param path measures on the way to here
   */
  private record Walk(
      Map<String, MeasureSpec> measures, Set<String> done, List<String> path, Report report) {
    void from(MeasureSpec measure) {
      if (done.contains(measure.name())) {
        return;
      }
      int before = path.indexOf(measure.name());
      if (before >= 0) {
        report.add(
            measure.value().place(),
            "is made of itself: %s -> %s."
                .formatted(String.join(" -> ", path.subList(before, path.size())), measure.name()));
        return;
      }
      path.add(measure.name());
      measure.value().expression().columns().stream()
          .filter(measures::containsKey)
          .map(measures::get)
          .forEach(this::from);
      path.remove(path.size() - 1);
      done.add(measure.name());
    }
  }
}
