package org.reliefspan.domain.formula;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.reliefspan.domain.formula.FormulaLexer.Kind;
import org.reliefspan.domain.formula.FormulaLexer.Token;

/** Reads tokens into an expression, with R's precedence of operators. */
final class ExpressionParser {
  private static final Map<String, Integer> PRECEDENCE =
      Map.ofEntries(
          Map.entry("|", 1),
          Map.entry("&", 2),
          Map.entry("==", 4),
          Map.entry("!=", 4),
          Map.entry("<", 4),
          Map.entry(">", 4),
          Map.entry("<=", 4),
          Map.entry(">=", 4),
          Map.entry("+", 5),
          Map.entry("-", 5),
          Map.entry("*", 6),
          Map.entry("/", 6),
          Map.entry("%in%", 7),
          Map.entry(":", 8),
          Map.entry("^", 10));
  private static final int MOST_PARTS = 500; // what walks through a tree goes as deep as it is
  private static final int NOT = 3;
  private static final int SIGN = 9;

  private final List<Token> tokens;
  private int at;
  private int parts;

  ExpressionParser(List<Token> tokens) {
    this.tokens = tokens;
  }

  /** All of a text. */
  static Expression whole(String text) {
    ExpressionParser parser = new ExpressionParser(FormulaLexer.tokens(text));
    Expression expression = parser.expression();
    if (parser.peek().kind() != Kind.END) {
      throw unexpected(parser.peek());
    }
    return expression;
  }

  Token peek() {
    return tokens.get(at);
  }

  Token take() {
    return tokens.get(at++);
  }

  boolean takeSign(String sign) {
    if (peek().isSign(sign)) {
      at++;
      return true;
    }
    return false;
  }

  Expression expression() {
    return binary(0);
  }

  private Expression binary(int least) {
    Expression left = unary();
    while (true) {
      Token token = peek();
      Integer precedence = token.kind() == Kind.SIGN ? PRECEDENCE.get(token.text()) : null;
      if (precedence == null || precedence < least) {
        return left;
      }
      take();
      count();
      boolean rightFirst = token.text().equals("^");
      Expression right = binary(rightFirst ? precedence : precedence + 1);
      left = new Expression.Binary(token.text(), left, right);
    }
  }

  private void count() {
    parts++;
    if (parts > MOST_PARTS) {
      throw new FormulaException(
          "The formula is too long: it has more than %d operators, brackets and functions. Maybe"
                  .formatted(MOST_PARTS)
              + " name parts of it?");
    }
  }

  private Expression unary() {
    Token token = peek();
    if (token.isSign("-") || token.isSign("+")) {
      take();
      count();
      return new Expression.Unary(token.text(), binary(SIGN));
    }
    if (token.isSign("!")) {
      take();
      count();
      return new Expression.Unary(token.text(), binary(NOT));
    }
    return primary();
  }

  private Expression primary() {
    Token token = take();
    if (token.isSign("(")) {
      count();
      Expression inner = expression();
      expect(")");
      return new Expression.Bracket(inner);
    }
    return switch (token.kind()) {
      case NUMBER -> new Expression.Constant(Double.parseDouble(token.text()));
      case TEXT -> new Expression.Text(token.text());
      case NAME -> takeSign("(") ? call(token.text()) : word(token.text());
      case SIGN, END -> throw unexpected(token);
    };
  }

  private static Expression word(String word) {
    return word.equals("Inf")
        ? new Expression.Constant(Double.POSITIVE_INFINITY)
        : new Expression.Name(word);
  }

  private Expression call(String function) {
    count();
    List<Expression.Argument> arguments = new ArrayList<>();
    if (takeSign(")")) {
      return new Expression.Call(function, arguments);
    }
    do {
      arguments.add(argument());
    } while (takeSign(","));
    expect(")");
    return new Expression.Call(function, arguments);
  }

  private Expression.Argument argument() {
    Token token = peek();
    if (token.kind() == Kind.NAME && tokens.get(at + 1).isSign("=")) {
      at += 2;
      return new Expression.Argument(token.text(), expression());
    }
    return new Expression.Argument("", expression());
  }

  private void expect(String sign) {
    if (!takeSign(sign)) {
      throw unexpected(peek());
    }
  }

  static FormulaException unexpected(Token token) {
    String what = token.kind() == Kind.END ? "it ends too soon" : "\"" + token.text() + "\" came";
    return new FormulaException(
        "The formula cannot be read at character %d: %s. Maybe a bracket or an operator is missing?"
            .formatted(token.at() + 1, what));
  }
}
