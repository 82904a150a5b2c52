package org.reliefspan.simulation.model;

import java.util.ArrayList;
import java.util.List;
import org.reliefspan.domain.pathway.AttributeSpec;
import org.reliefspan.domain.pathway.PathwaySpec;

/** Where patients begin: their attributes in order, then their state. */
public final class Beginning {
  private final List<Source> attributes = new ArrayList<>();
  private final Source state;

  Beginning(PathwaySpec model, Names names) {
    for (AttributeSpec attribute : model.attributes()) {
      String use = "attribute:" + attribute.name();
      attributes.add(Source.of(attribute.start(), use, "the attribute " + attribute.name(), names));
    }
    double[] codes = model.start().keySet().stream().mapToDouble(names::state).toArray();
    this.state = Source.choice("start", "start", codes, List.copyOf(model.start().values()), names);
  }

  /** Gives a patient attributes and a state. */
  void begin(Patient patient) {
    for (int slot = 0; slot < attributes.size(); slot++) {
      patient.set(slot, attributes.get(slot).value(patient, 0));
    }
    patient.enter((int) state.value(patient, 0));
  }

  /** Where the first value of each attribute comes from, in order. */
  public List<Source> attributes() {
    return List.copyOf(attributes);
  }

  /** Where the first state comes from. */
  public Source state() {
    return state;
  }
}
