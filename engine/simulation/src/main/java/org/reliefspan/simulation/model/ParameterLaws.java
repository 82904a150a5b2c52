package org.reliefspan.simulation.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.reliefspan.domain.pathway.ParameterSpec;
import org.reliefspan.domain.pathway.PathwaySpec;

/** The laws of parameters that are uncertain; their own parameters have the values of the file. */
public final class ParameterLaws {
  private final List<String> parameters = new ArrayList<>();
  private final List<Draw> laws = new ArrayList<>();

  /** The laws of a strategy. */
  public ParameterLaws(PathwaySpec model) {
    Names names = new Names(model, Map.of());
    for (ParameterSpec parameter : model.parameters()) {
      parameter
          .draw()
          .ifPresent(
              law -> {
                parameters.add(parameter.name());
                laws.add(new LawParts(names, law).draw("the parameter " + parameter.name()));
              });
    }
  }

  /** Parameters that have a law of their own, in order. */
  public List<String> names() {
    return List.copyOf(parameters);
  }

  /** The value of one of {@link #names} at a uniform number. */
  public double value(int index, double uniform) {
    if (laws.get(index).reads() != Reads.NOTHING) {
      throw new SimulationException(
          "The law of the parameter %s must not depend on patients or time."
              .formatted(parameters.get(index)));
    }
    return laws.get(index).at(uniform, Patient.NOBODY);
  }
}
