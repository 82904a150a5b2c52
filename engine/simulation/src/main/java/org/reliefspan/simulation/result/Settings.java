package org.reliefspan.simulation.result;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.reliefspan.domain.pathway.OutcomeSpec;
import org.reliefspan.domain.pathway.RatioSpec;
import org.reliefspan.domain.pathway.ResolvedPathway;
import org.reliefspan.domain.simulation.Setting;
import org.reliefspan.simulation.model.ParameterValues;

/** What a run was about, from the pathway. */
final class Settings {
  private Settings() {}

  static Setting of(ResolvedPathway pathway, EngineRun deciding) {
    Map<String, String> titles = new LinkedHashMap<>();
    Map<String, String> units = new LinkedHashMap<>();
    double horizon = 0;
    for (ResolvedPathway.Strategy strategy : pathway.strategies()) {
      titles.put(strategy.name(), strategy.title());
      for (OutcomeSpec outcome : strategy.model().outcomes()) {
        units.merge(outcome.name(), outcome.unit(), (old, added) -> old.isEmpty() ? added : old);
      }
      horizon = Math.max(horizon, ParameterValues.horizon(strategy.model()));
    }
    for (RatioSpec ratio : pathway.strategies().get(0).model().ratios()) {
      units.put(ratio.name(), ratio.unit());
    }
    Optional<Setting.Choice> choice =
        pathway
            .decision()
            .map(
                asked -> new Setting.Choice(asked.cost(), asked.effect(), asked.middleThreshold()));
    return new Setting(
        pathway.strategies().get(0).model().time().unit().id(),
        horizon,
        deciding.engine(),
        titles,
        units,
        choice);
  }
}
