package org.reliefspan.simulation.psa;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.reliefspan.domain.pathway.JointParameters;
import org.reliefspan.domain.pathway.PathwaySpec;
import org.reliefspan.numerics.random.Philox;
import org.reliefspan.numerics.random.Purpose;
import org.reliefspan.simulation.model.ParameterLaws;

/**
 * Values of the uncertain parameters of a strategy, by draw.
 *
 * <p>The luck of a parameter has an address of its own: the key holds the seed, {@code parameters:}
 * and the name of the pathway; the counter holds the draw and {@code parameter:NAME}. So strategies
 * share the values of parameters, and a new uncertain parameter changes no other. A parameter whose
 * value a strategy sets has no law in it.
 */
public final class ParameterDraws {
  private final Philox luck;
  private final ParameterLaws laws;
  private final List<JointDraw> joint = new ArrayList<>();

  /** The draws of a strategy. */
  public ParameterDraws(PathwaySpec model, long seed) {
    this.luck = Philox.keyed(seed, "parameters:" + model.name());
    this.laws = new ParameterLaws(model);
    for (JointParameters each : model.joint()) {
      joint.add(JointDraw.of(each));
    }
  }

  /** Values by name in a draw; draws count from 1, draw 0 is without any. */
  public Map<String, Double> values(int draw) {
    return draw == 0 ? new HashMap<>() : values(draw, name -> uniform(draw, name));
  }

  /**
   * Values by name at chosen uniform numbers.
   *
   * @param uniform by name, above 0 and below 1
   */
  public Map<String, Double> at(ToDoubleFunction<String> uniform) {
    return values(1, uniform);
  }

  private Map<String, Double> values(int draw, ToDoubleFunction<String> uniform) {
    Map<String, Double> values = new HashMap<>();
    for (int i = 0; i < laws.names().size(); i++) {
      String name = laws.names().get(i);
      values.put(name, laws.value(i, uniform.applyAsDouble(name)));
    }
    for (JointDraw together : joint) {
      double[] all = together.values(draw, uniform);
      for (int i = 0; i < all.length; i++) {
        values.put(together.names().get(i), all[i]);
      }
    }
    return values;
  }

  /** Parameters that are drawn, those with a law of their own first. */
  public List<String> names() {
    List<String> names = new ArrayList<>(laws.names());
    joint.forEach(each -> names.addAll(each.names()));
    return names;
  }

  /** The value below which a parameter lies with a probability, whatever the others are. */
  public double quantile(String name, double probability) {
    int own = laws.names().indexOf(name);
    if (own >= 0) {
      return laws.value(own, probability);
    }
    for (JointDraw together : joint) {
      if (together.names().contains(name)) {
        return together.quantile(name, probability);
      }
    }
    throw new IllegalArgumentException(
        "The parameter (%s) must be one of %s.".formatted(name, names()));
  }

  /** Whether any parameter is drawn. */
  public boolean isAny() {
    return !names().isEmpty();
  }

  private double uniform(int draw, String name) {
    return luck.uniform(draw, Purpose.of("parameter:" + name), 0);
  }
}
