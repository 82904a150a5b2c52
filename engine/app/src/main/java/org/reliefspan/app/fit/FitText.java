package org.reliefspan.app.fit;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.reliefspan.domain.fit.FittedCurve;
import org.reliefspan.domain.fit.FittedIntervals;
import org.reliefspan.domain.fit.FittedModel;
import org.reliefspan.domain.fit.FittedQuantity;
import org.reliefspan.domain.fit.FittedTerm;
import org.reliefspan.domain.fit.FittedTest;

/** Prints a fitted model as tables that people can read. */
public final class FitText {
  private static final int CURVE_LINES = 12;

  private final PrintWriter out;

  private FitText(PrintWriter out) {
    this.out = out;
  }

  /** Prints a fitted model. */
  public static void print(FittedModel model, double level, PrintWriter out) {
    new FitText(out).print(model, level);
    out.flush();
  }

  private void print(FittedModel model, double level) {
    String events =
        model.events().isPresent() ? ", %d events".formatted(model.events().getAsLong()) : "";
    out.println("%s: %d rows%s".formatted(model.model(), model.n(), events));
    String percent = words(100 * level) + "%";
    terms(model, percent);
    likelihood(model);
    tests(model.tests());
    quantities(model.quantities(), percent);
    intervals(model);
    for (FittedCurve curve : model.curves()) {
      curve(curve, percent);
    }
    if (!model.notes().isEmpty()) {
      out.println();
      model.notes().forEach(note -> out.println("Note: " + note));
    }
  }

  private void terms(FittedModel model, String percent) {
    if (model.terms().isEmpty()) {
      return;
    }
    boolean robust = model.terms().stream().anyMatch(term -> term.robustSe().isPresent());
    List<String[]> lines = new ArrayList<>();
    lines.add(
        robust
            ? new String[] {
              "term", "estimate", "se", "robust se", "statistic", "p", percent, "limits"
            }
            : new String[] {"term", "estimate", "se", "statistic", "p", percent, "limits"});
    for (FittedTerm term : model.terms()) {
      List<String> cells =
          new ArrayList<>(List.of(term.term(), words(term.estimate()), words(term.se())));
      if (robust) {
        cells.add(words(term.robustSe()));
      }
      cells.add(words(term.statistic()));
      cells.add(probability(term.p()));
      cells.add(words(term.lower()));
      cells.add(words(term.upper()));
      lines.add(cells.toArray(String[]::new));
    }
    table(lines);
  }

  private void likelihood(FittedModel model) {
    if (model.logLikelihood().isEmpty()) {
      return;
    }
    StringBuilder line = new StringBuilder("Log-likelihood " + words(model.logLikelihood()));
    if (model.nullLogLikelihood().isPresent()) {
      line.append(" (null ").append(words(model.nullLogLikelihood())).append(")");
    }
    if (model.aic().isPresent()) {
      line.append(", AIC ").append(words(model.aic()));
    }
    out.println();
    out.println(line);
  }

  private void tests(List<FittedTest> tests) {
    if (tests.isEmpty()) {
      return;
    }
    List<String[]> lines = new ArrayList<>();
    lines.add(new String[] {"test", "statistic", "df", "p"});
    for (FittedTest test : tests) {
      lines.add(
          new String[] {
            test.name(), words(test.statistic()), words(test.df()), probability(test.p())
          });
    }
    table(lines);
  }

  private void quantities(List<FittedQuantity> quantities, String percent) {
    if (quantities.isEmpty()) {
      return;
    }
    List<String[]> lines = new ArrayList<>();
    lines.add(new String[] {"stratum", "quantity", "value", "se", percent, "limits"});
    for (FittedQuantity quantity : quantities) {
      lines.add(
          new String[] {
            quantity.stratum(),
            quantity.name(),
            words(quantity.value()),
            words(quantity.se()),
            words(quantity.lower()),
            words(quantity.upper())
          });
    }
    table(lines);
  }

  private void intervals(FittedModel model) {
    if (model.intervals().isEmpty()) {
      return;
    }
    List<String[]> lines = new ArrayList<>();
    lines.add(new String[] {"stratum", "left", "right", "mass"});
    for (FittedIntervals intervals : model.intervals()) {
      for (int i = 0; i < intervals.mass().size(); i++) {
        lines.add(
            new String[] {
              intervals.stratum(),
              words(intervals.left().get(i)),
              words(intervals.right().get(i)),
              words(intervals.mass().get(i))
            });
      }
    }
    table(lines);
    model
        .certificate()
        .ifPresent(
            value -> out.println("Kuhn-Tucker certificate " + value + " (at most 1 + 1e-8)"));
  }

  private void curve(FittedCurve curve, String percent) {
    out.println();
    String cause = curve.cause().isEmpty() ? "" : ", " + curve.cause();
    out.println("Curve: " + curve.stratum() + cause);
    List<String[]> lines = new ArrayList<>();
    lines.add(new String[] {"time", "at risk", "events", "estimate", "se", percent, "limits"});
    int size = curve.time().size();
    int step = Math.max(1, (size + CURVE_LINES - 1) / CURVE_LINES);
    for (int i = 0; i < size; i += step) {
      lines.add(
          new String[] {
            words(curve.time().get(i)),
            words(curve.atRisk().get(i)),
            words(curve.events().get(i)),
            words(curve.estimate().get(i)),
            words(curve.se().get(i)),
            words(curve.lower().get(i)),
            words(curve.upper().get(i))
          });
    }
    lines(lines);
    if (step > 1) {
      out.println("  (every %d of %d times; all are in the JSON)".formatted(step, size));
    }
  }

  private void table(List<String[]> lines) {
    out.println();
    lines(lines);
  }

  private void lines(List<String[]> lines) {
    int columns = lines.get(0).length;
    int[] widths = new int[columns];
    boolean[] words = new boolean[columns];
    for (String[] line : lines) {
      for (int i = 0; i < columns; i++) {
        widths[i] = Math.max(widths[i], line[i].length());
        words[i] |= line != lines.get(0) && !isNumeric(line[i]);
      }
    }
    for (String[] line : lines) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < columns; i++) {
        String space = " ".repeat(widths[i] - line[i].length());
        text.append(i == 0 ? "" : "  ").append(words[i] ? line[i] + space : space + line[i]);
      }
      out.println("  " + text.toString().stripTrailing());
    }
  }

  private static boolean isNumeric(String cell) {
    return cell.isEmpty()
        || cell.equals("-")
        || cell.equals("Inf")
        || cell.startsWith("<")
        || (Character.isDigit(cell.charAt(cell.length() - 1))
            && (Character.isDigit(cell.charAt(0)) || cell.charAt(0) == '-'));
  }

  private static String words(OptionalDouble value) {
    return value.isPresent() ? words(value.getAsDouble()) : "-";
  }

  private static String words(double value) {
    if (Double.isInfinite(value)) {
      return value > 0 ? "Inf" : "-Inf";
    }
    if (value == Math.rint(value) && Math.abs(value) < 1e9) {
      return Long.toString((long) value);
    }
    double size = Math.abs(value);
    String pattern = size >= 1e6 || size < 1e-4 ? "%.4e" : size >= 1000 ? "%.2f" : "%.5f";
    return String.format(Locale.ROOT, pattern, value);
  }

  private static String probability(OptionalDouble p) {
    if (p.isEmpty()) {
      return "-";
    }
    return p.getAsDouble() < 1e-4
        ? String.format(Locale.ROOT, "%.2e", p.getAsDouble())
        : String.format(Locale.ROOT, "%.5f", p.getAsDouble());
  }
}
