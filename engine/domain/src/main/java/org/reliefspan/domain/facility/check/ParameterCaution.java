package org.reliefspan.domain.facility.check;

import java.util.List;
import org.reliefspan.domain.pathway.StrategySpec;

/** Parameters of a facility that strategies set themselves. */
final class ParameterCaution implements Concern {
  @Override
  public void check(Situation situation, Complaints complaints) {
    situation
        .facility()
        .parameters()
        .forEach(
            (name, value) -> {
              List<String> setters =
                  situation.pathway().strategies().stream()
                      .filter(each -> each.parameters().containsKey(name))
                      .map(StrategySpec::name)
                      .toList();
              if (!setters.isEmpty()) {
                complaints.add(
                    value.place(),
                    "is not so in these strategies, which set it themselves: %s."
                        .formatted(String.join(", ", setters)));
              }
            });
  }
}
