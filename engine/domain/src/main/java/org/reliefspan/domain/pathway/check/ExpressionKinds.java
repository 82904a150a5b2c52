package org.reliefspan.domain.pathway.check;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.reliefspan.domain.formula.Expression;
import org.reliefspan.domain.spelling.Nearest;

/** The kind of an expression; what does not fit in it is said. */
final class ExpressionKinds {
  private final Scope scope;
  private final Consumer<String> complain;

  ExpressionKinds(Scope scope, Consumer<String> complain) {
    this.scope = scope;
    this.complain = complain;
  }

  /** The kind of its value. */
  Kind of(Expression expression) {
    if (expression instanceof Expression.Text) {
      return Kind.WORD;
    }
    if (expression instanceof Expression.Name name) {
      return ofName(name);
    }
    if (expression instanceof Expression.Bracket bracket) {
      return of(bracket.inner());
    }
    if (expression instanceof Expression.Unary unary) {
      return wanted(unary.operand(), unary.operator().equals("!") ? Kind.TRUTH : Kind.NUMBER);
    }
    if (expression instanceof Expression.Binary binary) {
      return ofBinary(binary);
    }
    if (expression instanceof Expression.Call call) {
      return new CallKinds(this, scope, complain).of(call);
    }
    return Kind.NUMBER;
  }

  /** Requires a kind, which is also what comes out. */
  Kind wanted(Expression expression, Kind wanted) {
    Kind kind = of(expression);
    if (!kind.servesAs(wanted)) {
      complain.accept(
          "(%s) is %s where %s is needed.%s"
              .formatted(expression.words(), kind.words(), wanted.words(), advice(kind, wanted)));
      return Kind.ANY;
    }
    return wanted;
  }

  private static String advice(Kind kind, Kind wanted) {
    return kind == Kind.NUMBER && wanted == Kind.TRUTH ? " Maybe compare it, as in x > 0?" : "";
  }

  private Kind ofName(Expression.Name name) {
    String word = name.name();
    if (word.isEmpty()) {
      return Kind.ANY;
    }
    if (name.isTruth()) {
      return Kind.TRUTH;
    }
    Kind kind = scope.names().get(word);
    if (kind == null) {
      complain.accept(unknown(word));
      return Kind.ANY;
    }
    return kind;
  }

  private String unknown(String word) {
    String reason = scope.elsewhere().get(word);
    if (reason != null) {
      return "cannot use \"%s\": it %s.".formatted(word, reason);
    }
    if (scope.tables().contains(word)) {
      return "uses the table \"%s\" without an argument. Maybe %s(time)?".formatted(word, word);
    }
    if (scope.words().values().stream().anyMatch(choices -> choices.contains(word))) {
      return "uses \"%s\" without quotes. A word has quotes of its own, as in '\"%s\"'."
          .formatted(word, word);
    }
    Set<String> known = new TreeSet<>(scope.names().keySet());
    known.addAll(List.of("TRUE", "FALSE"));
    return "uses \"%s\", which is not known.%s".formatted(word, Nearest.hint(word, known));
  }

  private Kind ofBinary(Expression.Binary binary) {
    return switch (binary.operator()) {
      case "+", "-", "*", "/", "^" -> both(binary, Kind.NUMBER, Kind.NUMBER);
      case "<", ">", "<=", ">=" -> both(binary, Kind.NUMBER, Kind.TRUTH);
      case "&", "|" -> both(binary, Kind.TRUTH, Kind.TRUTH);
      case "==", "!=" -> compared(binary.left(), binary.right());
      case "%in%" -> within(binary);
      default -> {
        complain.accept("uses \"%s\", which means nothing here.".formatted(binary.operator()));
        yield Kind.ANY;
      }
    };
  }

  private Kind both(Expression.Binary binary, Kind wanted, Kind result) {
    wanted(binary.left(), wanted);
    wanted(binary.right(), wanted);
    return result;
  }

  /** Both sides of a comparison must be alike; a word must be one that the other side can be. */
  Kind compared(Expression left, Expression right) {
    if (!of(left).isLike(of(right))) {
      complain.accept(
          "compares a word with what is none (%s, %s). Maybe one of them needs quotes?"
              .formatted(left.words(), right.words()));
    }
    requireChoice(left, right);
    requireChoice(right, left);
    return Kind.TRUTH;
  }

  private void requireChoice(Expression holder, Expression word) {
    if (holder instanceof Expression.Name name && word instanceof Expression.Text text) {
      Set<String> choices = scope.words().get(name.name());
      if (choices != null && !choices.contains(text.value())) {
        complain.accept(
            "asks whether \"%s\" is \"%s\", which it never is.%s"
                .formatted(name.name(), text.value(), Nearest.hint(text.value(), choices)));
      }
    }
  }

  private Kind within(Expression.Binary binary) {
    if (binary.right() instanceof Expression.Call set && set.function().equals(Functions.SET)) {
      set.positional().forEach(each -> compared(binary.left(), each));
    } else {
      complain.accept("must have a set on the right of %in%. Maybe c(\"a\", \"b\")?");
    }
    return Kind.TRUTH;
  }
}
