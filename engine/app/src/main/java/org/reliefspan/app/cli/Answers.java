package org.reliefspan.app.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.reliefspan.app.service.RunReport;
import org.reliefspan.domain.estimate.Estimate;
import org.reliefspan.domain.estimate.Headline;
import org.reliefspan.domain.quantity.Interval;

/** Prints the headline answers of a run. */
final class Answers {
  private Answers() {}

  static void print(RunReport run, PrintWriter out) {
    List<Headline> headlines = run.results().content().headlines();
    out.println();
    for (Headline headline : headlines) {
      out.println(headline.title() + ": " + value(headline));
      out.println("  " + headline.sentence());
    }
    out.println();
    out.println("Report: " + run.report());
    out.flush();
  }

  private static String value(Headline headline) {
    String counted =
        headline.episodes().isPresent()
            ? " (%d episodes, %d patients)"
                .formatted(headline.episodes().getAsLong(), headline.patients().orElse(0))
            : "";
    return words(headline.estimate(), headline.unit()) + counted;
  }

  private static String words(Estimate estimate, String unit) {
    if (estimate instanceof Estimate.Point point) {
      return "%s%s".formatted(number(point.value(), unit), limits(point.limits()));
    }
    if (estimate instanceof Estimate.Range range) {
      return "between %s and %s%s"
          .formatted(
              number(range.left(), unit), number(range.right(), unit), limits(range.limits()));
    }
    if (estimate instanceof Estimate.NotEstimable missing) {
      return "cannot be estimated: " + missing.reason();
    }
    return "suppressed";
  }

  private static String number(double value, String unit) {
    String plural = unit.equals("day") ? "days" : unit;
    return "%s %s".formatted(rounded(value), plural);
  }

  private static String limits(Optional<Interval> limits) {
    return limits
        .map(
            interval ->
                " [%s to %s, %s%%]"
                    .formatted(
                        rounded(interval.lower()),
                        rounded(interval.upper()),
                        rounded(100 * interval.level())))
        .orElse("");
  }

  private static String rounded(double value) {
    String text = String.format(Locale.ROOT, "%.1f", value);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }
}
