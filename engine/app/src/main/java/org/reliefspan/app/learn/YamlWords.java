package org.reliefspan.app.learn;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.reliefspan.domain.eventlog.LearnedLaw;

/** Numbers, texts and laws as they stand in files. */
final class YamlWords {
  private static final MathContext DIGITS = new MathContext(6);

  private YamlWords() {}

  /** Six significant digits, without an exponent. */
  static String number(double value) {
    String text = new BigDecimal(value).round(DIGITS).stripTrailingZeros().toPlainString();
    return text.equals("-0") ? "0" : text;
  }

  static String numbers(Collection<Double> values) {
    return values.stream().map(YamlWords::number).collect(Collectors.joining(", ", "[", "]"));
  }

  /** A text in quotes. */
  static String quoted(String text) {
    return '"' + plain(text).replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  /** A text on one line, for comments. */
  static String plain(String text) {
    return text.replaceAll("\\p{Cntrl}+", " ");
  }

  static String law(LearnedLaw.Family law) {
    return law.parameters().entrySet().stream()
        .map(each -> "%s: %s".formatted(each.getKey(), number(each.getValue())))
        .collect(Collectors.joining(", ", "{%s: {".formatted(law.family()), "}}"));
  }

  static String map(Map<String, String> entries) {
    return entries.entrySet().stream()
        .map(each -> each.getKey() + ": " + each.getValue())
        .collect(Collectors.joining(", ", "{", "}"));
  }

  static String decimals(double value, int decimals) {
    return String.format(Locale.ROOT, "%." + decimals + "f", value);
  }
}
