package org.reliefspan.domain.pathway.check;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.reliefspan.domain.formula.Expression;
import org.reliefspan.domain.formula.Expression.Call;
import org.reliefspan.domain.spelling.Nearest;

/** Kinds of calls of functions. */
final class CallKinds {
  private final ExpressionKinds kinds;
  private final Scope scope;
  private final Consumer<String> complain;

  CallKinds(ExpressionKinds kinds, Scope scope, Consumer<String> complain) {
    this.kinds = kinds;
    this.scope = scope;
    this.complain = complain;
  }

  Kind of(Call call) {
    if (call.positional().size() < call.arguments().size()) {
      complain.accept(
          "names an argument of %s(); arguments go by their order.".formatted(call.function()));
      return Kind.ANY;
    }
    Functions.Arity arity = Functions.OF_NUMBERS.get(call.function());
    if (arity != null) {
      return ofNumbers(call, arity);
    }
    if (scope.tables().contains(call.function())) {
      return ofNumbers(call, new Functions.Arity(1, 1));
    }
    if (call.function().equals(Functions.IFELSE)) {
      return choice(call);
    }
    return Functions.OF_HISTORY.contains(call.function()) ? history(call) : unknown(call);
  }

  private Kind ofNumbers(Call call, Functions.Arity arity) {
    requireCount(call, arity);
    call.positional().forEach(argument -> kinds.wanted(argument, Kind.NUMBER));
    return Kind.NUMBER;
  }

  private boolean requireCount(Call call, Functions.Arity arity) {
    int count = call.arguments().size();
    if (!arity.accepts(count)) {
      complain.accept("%s() takes %s, not %d.".formatted(call.function(), arity.words(), count));
    }
    return arity.accepts(count);
  }

  private Kind choice(Call call) {
    if (!requireCount(call, new Functions.Arity(3, 3))) {
      call.positional().forEach(kinds::of);
      return Kind.ANY;
    }
    List<Expression> parts = call.positional();
    kinds.wanted(parts.get(0), Kind.TRUTH);
    Kind yes = kinds.of(parts.get(1));
    Kind no = kinds.of(parts.get(2));
    if (!yes.isLike(no)) {
      complain.accept("ifelse() gives a word in one case and none in the other.");
      return Kind.ANY;
    }
    return yes == no ? yes : yes == Kind.ANY || no == Kind.ANY ? Kind.ANY : Kind.NUMBER;
  }

  private Kind history(Call call) {
    Set<String> known = scope.history().get(call.function());
    if (known == null) {
      complain.accept("cannot use %s() here.".formatted(call.function()));
    } else if (requireCount(call, new Functions.Arity(1, 1))) {
      requireQuoted(call, known);
    }
    return Kind.NUMBER;
  }

  private void requireQuoted(Call call, Set<String> known) {
    String what =
        switch (call.function()) {
          case "entries" -> "state";
          case "waiting", "in_progress", "queue", "in_service" -> "activity";
          default -> "event";
        };
    if (!(call.positional().get(0) instanceof Expression.Text text)) {
      complain.accept("%s() takes the name of one %s in quotes.".formatted(call.function(), what));
    } else if (!known.contains(text.value())) {
      String hint = known.isEmpty() ? "" : Nearest.hint(text.value(), known);
      complain.accept("(%s) is not a declared %s.%s".formatted(text.value(), what, hint));
    }
  }

  private Kind unknown(Call call) {
    if (call.function().equals(Functions.SET)) {
      complain.accept("c() stands only on the right of %in%.");
      return Kind.ANY;
    }
    call.positional().forEach(kinds::of);
    if (scope.names().containsKey(call.function())) {
      complain.accept("calls \"%s\" like a function.".formatted(call.function()));
      return Kind.ANY;
    }
    Set<String> known = new TreeSet<>(Functions.taken());
    known.addAll(scope.tables());
    complain.accept(
        "calls %s(), which is not known.%s"
            .formatted(call.function(), Nearest.hint(call.function(), known)));
    return Kind.ANY;
  }
}
