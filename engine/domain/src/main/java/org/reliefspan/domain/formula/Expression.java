package org.reliefspan.domain.formula;

import java.io.Serializable;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A value computed from the columns of a row. {@link #words} writes it as R deparses it. */
public sealed interface Expression extends Serializable {

  /**
   * Reads one expression, such as {@code 1 - exp(-rate * 2)}.
   *
   * @throws FormulaException where it cannot be read, with the place
   */
  static Expression parse(String text) {
    return ExpressionParser.whole(text);
  }

  /** The expression as R would print it; names of terms are made of it. */
  String words();

  /** Names of the columns that it reads, in order. */
  default Set<String> columns() {
    Set<String> columns = new LinkedHashSet<>();
    parts().forEach(part -> columns.addAll(part.columns()));
    return columns;
  }

  /** Expressions directly inside. */
  default Stream<Expression> parts() {
    return Stream.empty();
  }

  /** A number. */
  record Constant(double value) implements Expression {
    @Override
    public String words() {
      return NumberWords.of(value);
    }
  }

  /** A text in quotes. */
  record Text(String value) implements Expression {
    @Override
    public String words() {
      return "\"" + value + "\"";
    }
  }

  /** A column of the data, or a bare word such as {@code TRUE} or {@code interval2}. */
  record Name(String name) implements Expression {
    @Override
    public String words() {
      return name.matches("[A-Za-z.][A-Za-z0-9._]*") ? name : "`" + name + "`";
    }

    @Override
    public Set<String> columns() {
      return isTruth() ? Set.of() : Set.of(name);
    }

    /** Whether this is {@code TRUE} or {@code FALSE}. */
    public boolean isTruth() {
      return name.equals("TRUE") || name.equals("FALSE");
    }
  }

  /** A function of its arguments. */
  record Call(String function, List<Argument> arguments) implements Expression {
    public Call {
      arguments = List.copyOf(arguments);
    }

    @Override
    public String words() {
      return arguments.stream()
          .map(Argument::words)
          .collect(Collectors.joining(", ", function + "(", ")"));
    }

    @Override
    public Stream<Expression> parts() {
      return arguments.stream().filter(argument -> argument.name().isEmpty()).map(Argument::value);
    }

    /** Arguments without a name. */
    public List<Expression> positional() {
      return parts().toList();
    }

    /** The value of a named argument. */
    public Optional<Expression> named(String name) {
      return arguments.stream()
          .filter(argument -> argument.name().equals(name))
          .map(Argument::value)
          .findFirst();
    }
  }

  /**
   * One argument of a call.
   *
   * @param name its name, empty if given by position
   */
  record Argument(String name, Expression value) implements Serializable {
    String words() {
      return name.isEmpty() ? value.words() : name + " = " + value.words();
    }
  }

  /** Minus, plus or not before a value. */
  record Unary(String operator, Expression operand) implements Expression {
    @Override
    public String words() {
      return operator + operand.words();
    }

    @Override
    public Stream<Expression> parts() {
      return Stream.of(operand);
    }
  }

  /** Two values and an operator. */
  record Binary(String operator, Expression left, Expression right) implements Expression {
    @Override
    public String words() {
      boolean tight = operator.equals("^") || operator.equals(":") || operator.equals("/");
      String between = tight ? operator : " " + operator + " ";
      return left.words() + between + right.words();
    }

    @Override
    public Stream<Expression> parts() {
      return Stream.of(left, right);
    }
  }

  /** An expression in round brackets. */
  record Bracket(Expression inner) implements Expression {
    @Override
    public String words() {
      return "(" + inner.words() + ")";
    }

    @Override
    public Stream<Expression> parts() {
      return Stream.of(inner);
    }
  }
}
