package org.reliefspan.domain.facility.check;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.reliefspan.domain.facility.ResourceSpec;
import org.reliefspan.domain.spelling.Nearest;

/** Resources that nothing needs because they are misspelt, as a scenario may add one by mistake. */
final class IdleCaution implements Concern {
  @Override
  public void check(Situation situation, Complaints complaints) {
    Set<String> needed = new TreeSet<>();
    situation.offered().forEach(each -> needed.addAll(each.activity().needs().keySet()));
    for (ResourceSpec resource : situation.facility().resources()) {
      Optional<String> meant = Nearest.near(resource.name(), needed);
      boolean isOfScenario = resource.place().path().startsWith("/scenarios/");
      if (!needed.contains(resource.name()) && (isOfScenario || meant.isPresent())) {
        complaints.add(
            resource.place(),
            "is needed by no activity.%s"
                .formatted(meant.map(" Did you mean \"%s\"?"::formatted).orElse("")));
      }
    }
  }
}
