package org.reliefspan.domain.pathway.check;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.reliefspan.domain.formula.Expression;
import org.reliefspan.domain.pathway.AttributeSpec;
import org.reliefspan.domain.pathway.ParameterSpec;
import org.reliefspan.domain.pathway.PathwaySpec;
import org.reliefspan.domain.pathway.TableSpec;
import org.reliefspan.domain.pathway.Written;

/** What is known of a pathway without patients, by name. */
public final class BaseValues {
  private final Map<String, Expression> definitions = new HashMap<>();
  private final Map<String, BaseValue> given = new HashMap<>();
  private final Map<String, TableSpec> tables = new HashMap<>();
  private final Set<String> busy = new HashSet<>();
  private final ConstantValue values = new ConstantValue(this::name, this::table);

  private BaseValues(PathwaySpec model) {
    model.tables().forEach(table -> tables.put(table.name(), table));
  }

  /** Attributes that are the same for all and for good, as long as no facility brings others. */
  private void defineAttributes(PathwaySpec model) {
    Set<String> changing =
        model
            .consequences()
            .flatMap(each -> each.set().keySet().stream())
            .collect(Collectors.toSet());
    for (AttributeSpec attribute : model.attributes()) {
      if (attribute.start() instanceof AttributeSpec.Fixed fixed
          && !changing.contains(attribute.name())) {
        definitions.put(attribute.name(), fixed.value().expression());
      }
    }
  }

  /** Parameters at their base values, and attributes that are the same for all and for good. */
  public static BaseValues of(PathwaySpec model) {
    BaseValues known = new BaseValues(model);
    known.defineAttributes(model);
    model.parameters().forEach(known::define);
    return known;
  }

  /** Only what neither a draw of parameters nor patients of a facility change. */
  private static BaseValues certain(PathwaySpec model) {
    Set<String> joint =
        model.joint().stream().flatMap(each -> each.names().stream()).collect(Collectors.toSet());
    BaseValues known = new BaseValues(model);
    model.parameters().stream()
        .filter(parameter -> parameter.draw().isEmpty() && !joint.contains(parameter.name()))
        .forEach(known::define);
    return known;
  }

  /** What neither a draw of parameters nor patients of a facility change, in a state. */
  static BaseValues certainIn(PathwaySpec model, String state) {
    BaseValues known = certain(model);
    known.given.put("state", new BaseValue.Word(state));
    return known;
  }

  /** At time 0 in a state. */
  static BaseValues atStart(PathwaySpec model, String state) {
    BaseValues known = of(model);
    known.given.put("state", new BaseValue.Word(state));
    for (String zero : Set.of("time", "cycle", "time_in_state")) {
      known.given.put(zero, new BaseValue.Numeric(0));
    }
    return known;
  }

  private void define(ParameterSpec parameter) {
    definitions.put(parameter.name(), parameter.value().expression());
  }

  /** The value if it is a number that is known. */
  public Optional<Double> number(Written written) {
    return values.number(written.expression());
  }

  Optional<Boolean> truth(Written written) {
    return values.truth(written.expression());
  }

  /** Follows definitions; one that leads back to itself has no value. */
  private Optional<BaseValue> name(String name) {
    BaseValue known = given.get(name);
    if (known != null) {
      return Optional.of(known);
    }
    Expression definition = definitions.get(name);
    if (definition == null || !busy.add(name)) {
      return Optional.empty();
    }
    Optional<BaseValue> value = values.of(definition);
    busy.remove(name);
    return value;
  }

  private Optional<Double> table(String name, double argument) {
    return Optional.ofNullable(tables.get(name))
        .filter(table -> !table.x().isEmpty() && table.x().size() == table.y().size())
        .map(table -> table.at(argument));
  }
}
