package org.reliefspan.domain.pathway.check;

import java.util.Collection;
import org.reliefspan.domain.formula.Expression;
import org.reliefspan.domain.pathway.AttributeSpec;
import org.reliefspan.domain.pathway.EventSpec;
import org.reliefspan.domain.pathway.Law;
import org.reliefspan.domain.pathway.OutcomeSpec;
import org.reliefspan.domain.pathway.ParameterSpec;
import org.reliefspan.domain.pathway.PathwaySpec;
import org.reliefspan.domain.pathway.Written;

/** Names, kinds and arguments in every expression. */
final class ExpressionCheck implements Concern {
  @Override
  public void check(PathwaySpec model, Report report) {
    new Walk(model, report).walk();
  }

  private record Walk(PathwaySpec model, Scopes scopes, Report report) {
    Walk(PathwaySpec model, Report report) {
      this(model, new Scopes(model), report);
    }

    void walk() {
      Scope shared = scopes.shared();
      number(model.time().horizon(), shared);
      model.time().cycle().ifPresent(cycle -> number(cycle, shared));
      model.parameters().forEach(parameter -> parameter(parameter, shared));
      attributes();
      numbers(model.start().values(), scopes.attributes());
      Scope running = scopes.running();
      model.states().forEach(state -> numbers(state.values().values(), running));
      model.transitions().forEach(move -> number(move.probability(), running));
      model.moves().forEach(move -> numbers(move.add().values(), running));
      model.events().forEach(event -> event(event, running));
      model.outcomes().forEach(outcome -> outcome(outcome, shared));
    }

    private void parameter(ParameterSpec parameter, Scope shared) {
      number(parameter.value(), shared);
      parameter.draw().ifPresent(law -> law(law, shared));
    }

    private void attributes() {
      Scope scope = scopes.beforeAttributes();
      for (AttributeSpec attribute : model.attributes()) {
        start(attribute.start(), scope);
        scope = Scopes.with(scope, attribute);
      }
    }

    private void start(AttributeSpec.Start start, Scope scope) {
      if (start instanceof AttributeSpec.Fixed fixed) {
        kinds(fixed.value(), scope).of(fixed.value().expression());
      } else if (start instanceof AttributeSpec.Drawn drawn) {
        law(drawn.law(), scope);
      } else if (start instanceof AttributeSpec.Categories categories) {
        numbers(categories.probabilities().values(), scope);
      }
    }

    private void event(EventSpec event, Scope running) {
      event.when().ifPresent(condition -> wanted(condition, running, Kind.TRUTH));
      timing(event.after(), running);
      event.hazardRatio().ifPresent(ratio -> number(ratio, running));
      numbers(event.go().values(), running);
      numbers(event.add().values(), running);
      event.set().forEach((name, value) -> set(name, value, running));
    }

    private void timing(EventSpec.Timing timing, Scope running) {
      if (timing instanceof EventSpec.After after) {
        law(after.law(), running);
      } else if (timing instanceof EventSpec.At at) {
        number(at.time(), running);
      } else if (timing instanceof EventSpec.Piecewise piecewise) {
        numbers(piecewise.rate(), running);
      } else if (timing instanceof EventSpec.LifeTable table) {
        number(table.age(), running);
      }
    }

    private void set(String attribute, Written value, Scope running) {
      Kind kind = running.names().getOrDefault(attribute, Kind.ANY);
      ExpressionKinds kinds = kinds(value, running);
      if (kind == Kind.WORD) {
        kinds.compared(new Expression.Name(attribute), value.expression());
      } else {
        kinds.wanted(value.expression(), kind);
      }
    }

    private void outcome(OutcomeSpec outcome, Scope shared) {
      outcome.perTime().ifPresent(value -> number(value, scopes.inState()));
      number(outcome.discount().rate(), shared);
    }

    private void law(Law law, Scope scope) {
      numbers(law.parameters().values(), scope);
    }

    private void numbers(Collection<Written> values, Scope scope) {
      values.forEach(value -> number(value, scope));
    }

    private void number(Written value, Scope scope) {
      wanted(value, scope, Kind.NUMBER);
    }

    private void wanted(Written value, Scope scope, Kind kind) {
      kinds(value, scope).wanted(value.expression(), kind);
    }

    private ExpressionKinds kinds(Written value, Scope scope) {
      return new ExpressionKinds(scope, complaint -> report.add(value.place(), complaint));
    }
  }
}
