package org.reliefspan.simulation.model;

import java.util.LinkedHashMap;
import java.util.Map;
import org.reliefspan.domain.pathway.ParameterSpec;
import org.reliefspan.domain.pathway.PathwaySpec;

/** What the parameters of a model are, as written. */
public final class ParameterValues {
  private ParameterValues() {}

  /** Values by name, in the order of the file. */
  public static Map<String, Double> of(PathwaySpec model) {
    Names names = new Names(model, Map.of());
    Map<String, Double> values = new LinkedHashMap<>();
    for (ParameterSpec parameter : model.parameters()) {
      values.put(parameter.name(), names.named(parameter.name()).constant());
    }
    return values;
  }

  /** The end of a model, in the unit of the file. */
  public static double horizon(PathwaySpec model) {
    return new Names(model, Map.of()).number(model.time().horizon());
  }
}
