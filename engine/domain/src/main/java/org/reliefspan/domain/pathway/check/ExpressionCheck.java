package org.reliefspan.domain.pathway.check;

import java.util.Collection;
import java.util.List;
import org.reliefspan.domain.formula.Expression;
import org.reliefspan.domain.pathway.ActivitySpec;
import org.reliefspan.domain.pathway.AttributeSpec;
import org.reliefspan.domain.pathway.Consequences;
import org.reliefspan.domain.pathway.EffectSpec;
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
      Scope values = scopes.valuesOfStates();
      model.states().forEach(state -> numbers(state.values().values(), values));
      model.transitions().forEach(move -> number(move.probability(), running));
      model.moves().forEach(move -> numbers(move.add().values(), running));
      model.events().forEach(event -> event(event, running));
      model.activities().forEach(activity -> activity(activity, running));
      model.effects().forEach(effect -> effect(effect, running));
      model.measures().forEach(measure -> number(measure.value(), scopes.inState()));
      model.outcomes().forEach(outcome -> outcome(outcome, shared));
    }

    private void activity(ActivitySpec activity, Scope running) {
      number(activity.window().earliest(), running);
      amount(activity.window().target(), running);
      number(activity.window().latest(), running);
      amount(activity.duration(), running);
      numbers(activity.needs().values(), scopes.shared());
      number(activity.priority(), running);
      waiting(activity.waiting(), scopes.instant());
      number(activity.noShow().probability(), running);
      number(activity.lateCancel().probability(), running);
      number(activity.lateCancel().notice(), running);
      activity.noShow().rebook().ifPresent(rebook -> rebook(rebook, running));
      activity.course().ifPresent(course -> course(course, running));
      Scope instant = scopes.instant();
      activity.consequences().values().forEach(each -> consequences(each, instant));
    }

    private void waiting(ActivitySpec.Waiting waiting, Scope instant) {
      amount(waiting.patience(), instant);
      number(waiting.balk(), instant);
      number(waiting.places(), instant);
    }

    private void rebook(ActivitySpec.Rebook rebook, Scope running) {
      number(rebook.after(), running);
      number(rebook.atMost(), running);
    }

    private void course(ActivitySpec.Course course, Scope running) {
      number(course.number(), running);
      amount(course.every(), running);
      number(course.latest(), running);
      course.stopWhen().ifPresent(condition -> wanted(condition, running, Kind.TRUTH));
    }

    private void effect(EffectSpec effect, Scope running) {
      amount(effect.amount(), running);
      numbers(List.of(effect.onset(), effect.plateau(), effect.waning()), running);
      effect.ceiling().ifPresent(ceiling -> number(ceiling, running));
    }

    /** A number, written or drawn. */
    private void amount(AttributeSpec.Start amount, Scope scope) {
      if (amount instanceof AttributeSpec.Fixed fixed) {
        number(fixed.value(), scope);
      } else {
        start(amount, scope);
      }
    }

    private void consequences(Consequences all, Scope running) {
      numbers(all.go().values(), running);
      numbers(all.add().values(), running);
      all.set().forEach((name, value) -> set(name, value, running));
      all.request().values().forEach(condition -> wanted(condition, running, Kind.TRUTH));
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
      consequences(event.consequences(), scopes.instant());
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

    private void set(String attribute, AttributeSpec.Start start, Scope running) {
      Kind kind = running.names().getOrDefault(attribute, Kind.ANY);
      if (start instanceof AttributeSpec.Fixed fixed) {
        set(attribute, kind, fixed.value(), running);
        return;
      }
      start(start, running);
      if (start instanceof AttributeSpec.Categories categories) {
        categories
            .probabilities()
            .forEach((word, value) -> requireWord(attribute, word, value, running));
      } else if (start instanceof AttributeSpec.Drawn drawn && kind == Kind.WORD) {
        report.add(
            drawn.law().place(),
            "draws a number, but %s is a word. Maybe draw categories?".formatted(attribute));
      }
    }

    private void requireWord(String attribute, String word, Written value, Scope running) {
      new ExpressionKinds(running, complaint -> report.add(value.place(), complaint))
          .compared(new Expression.Name(attribute), new Expression.Text(word));
    }

    private void set(String attribute, Kind kind, Written value, Scope running) {
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
