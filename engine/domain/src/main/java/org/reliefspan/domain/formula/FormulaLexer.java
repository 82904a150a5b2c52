package org.reliefspan.domain.formula;

import java.util.ArrayList;
import java.util.List;

/** Cuts a formula into words, numbers, quoted texts and signs. */
final class FormulaLexer {
  private static final List<String> LONG_SIGNS = List.of("%in%", "<=", ">=", "==", "!=", "**");
  private static final String SHORT_SIGNS = "~+-*/:^(),=<>&|!";

  enum Kind {
    NAME,
    NUMBER,
    TEXT,
    SIGN,
    END
  }

  /**
   * A piece of the formula.
   *
   * @param at index of its first character
   */
  record Token(Kind kind, String text, int at) {
    boolean isSign(String sign) {
      return kind == Kind.SIGN && text.equals(sign);
    }
  }

  private final String source;
  private int at;

  private FormulaLexer(String source) {
    this.source = source;
  }

  static List<Token> tokens(String source) {
    FormulaLexer lexer = new FormulaLexer(source);
    List<Token> tokens = new ArrayList<>();
    do {
      tokens.add(lexer.next());
    } while (tokens.get(tokens.size() - 1).kind() != Kind.END);
    return tokens;
  }

  private Token next() {
    while (at < source.length() && Character.isWhitespace(source.charAt(at))) {
      at++;
    }
    if (at == source.length()) {
      return new Token(Kind.END, "", at);
    }
    char first = source.charAt(at);
    if (first == '"' || first == '\'') {
      return quoted(first, Kind.TEXT);
    }
    if (first == '`') {
      return quoted(first, Kind.NAME);
    }
    if (Character.isDigit(first) || (first == '.' && digitFollows())) {
      return number();
    }
    if (Character.isLetter(first) || first == '.' || first == '_') {
      return name();
    }
    return sign();
  }

  private boolean digitFollows() {
    return at + 1 < source.length() && Character.isDigit(source.charAt(at + 1));
  }

  private Token quoted(char quote, Kind kind) {
    int from = at;
    int end = source.indexOf(quote, at + 1);
    if (end < 0) {
      throw error("the quote that opens here never closes", from);
    }
    at = end + 1;
    return new Token(kind, source.substring(from + 1, end), from);
  }

  private Token number() {
    int from = at;
    while (at < source.length() && isOfNumber(at, from)) {
      at++;
    }
    String text = source.substring(from, at);
    try {
      Double.parseDouble(text);
    } catch (NumberFormatException notANumber) {
      throw error("\"" + text + "\" is not a number", from);
    }
    return new Token(Kind.NUMBER, text, from);
  }

  private boolean isOfNumber(int index, int from) {
    char character = source.charAt(index);
    boolean exponent = (character == 'e' || character == 'E') && index > from;
    boolean exponentSign =
        (character == '-' || character == '+')
            && index > from
            && Character.toLowerCase(source.charAt(index - 1)) == 'e';
    return Character.isDigit(character) || character == '.' || exponent || exponentSign;
  }

  private Token name() {
    int from = at;
    while (at < source.length() && isOfName(source.charAt(at))) {
      at++;
    }
    return new Token(Kind.NAME, source.substring(from, at), from);
  }

  private static boolean isOfName(char character) {
    return Character.isLetterOrDigit(character) || character == '.' || character == '_';
  }

  private Token sign() {
    for (String sign : LONG_SIGNS) {
      if (source.startsWith(sign, at)) {
        at += sign.length();
        return new Token(Kind.SIGN, sign.equals("**") ? "^" : sign, at - sign.length());
      }
    }
    if (SHORT_SIGNS.indexOf(source.charAt(at)) < 0) {
      throw error("the sign \"" + source.charAt(at) + "\" has no meaning", at);
    }
    at++;
    return new Token(Kind.SIGN, source.substring(at - 1, at), at - 1);
  }

  private FormulaException error(String what, int index) {
    return new FormulaException(
        "The formula cannot be read at character %d: %s. Maybe a name needs `backticks`?"
            .formatted(index + 1, what));
  }
}
