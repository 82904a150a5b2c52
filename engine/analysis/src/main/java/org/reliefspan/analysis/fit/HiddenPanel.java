package org.reliefspan.analysis.fit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.reliefspan.analysis.design.Groups;
import org.reliefspan.analysis.design.ModelFrame;
import org.reliefspan.domain.fit.FitOption;
import org.reliefspan.domain.fit.FitOptions;
import org.reliefspan.domain.fit.FittedCurve;
import org.reliefspan.domain.fit.FittedModel;
import org.reliefspan.domain.fit.FittedQuantity;
import org.reliefspan.domain.fit.FittedTerm;
import org.reliefspan.domain.formula.FormulaException;
import org.reliefspan.numerics.hiddenmarkov.HiddenMarkovEstimate;
import org.reliefspan.numerics.hiddenmarkov.HiddenMarkovEstimator;
import org.reliefspan.numerics.hiddenmarkov.HiddenMarkovModel;
import org.reliefspan.numerics.hiddenmarkov.HiddenMarkovRows;
import org.reliefspan.numerics.hiddenmarkov.Occasion;
import org.reliefspan.numerics.panel.PanelModel;
import org.reliefspan.numerics.panel.PanelQuantity;
import org.reliefspan.numerics.panel.TransitionGraph;

/** {@code panel} with scores that may be mistaken, or visits that depend on the state. */
record HiddenPanel(ModelFrame frame, FitOptions options, PanelModel intensities) {

  static boolean isAsked(FitOptions options) {
    return options.has(FitOption.MISCLASSIFICATION)
        || options.has(FitOption.INITIATOR)
        || options.has(FitOption.END);
  }

  FittedModel fit(int[] exact) {
    HiddenMarkovModel model = model();
    HiddenMarkovEstimate fit;
    try {
      HiddenMarkovRows rows = rows(exact);
      fit =
          frame.cluster().isPresent()
              ? HiddenMarkovEstimator.fitRobust(model, rows)
              : HiddenMarkovEstimator.fit(model, rows);
    } catch (IllegalArgumentException refused) {
      throw new FormulaException("The table: " + refused.getMessage());
    }
    FittedModel.Builder result =
        FittedModel.of("panel", frame.rows())
            .logLikelihood(fit.logLikelihood())
            .aic(-2 * fit.logLikelihood() + 2.0 * model.size());
    for (int i = 0; i < model.size(); i++) {
      result.add(FittedTerm.of(model.names().get(i), fit.coefficients(), i, options.level()));
    }
    new PanelAnswers(fit.process(), options).addTo(result);
    addScores(fit, result);
    result.note(
        options.has(FitOption.INITIATOR)
            ? "States are hidden: every subject is taken to be in state 1 at time 0."
            : "States are hidden: every subject is taken to be in state 1 at its first row.");
    if (frame.design().width() > 0) {
      result.note("Log intensities, stays and probabilities are at the covariates' means.");
    }
    return result.build();
  }

  private void addScores(HiddenMarkovEstimate fit, FittedModel.Builder result) {
    for (int[] pair : mistakes()) {
      PanelQuantity chance = fit.scoreProbability(pair[0], pair[1]);
      result.add(
          FittedQuantity.of(
              FittedCurve.ALL,
              "mistaken:" + (pair[0] + 1) + "-" + (pair[1] + 1),
              chance.value(),
              chance.standardError(),
              chance.limits(options.level())));
    }
  }

  private List<int[]> mistakes() {
    List<int[]> pairs = new ArrayList<>();
    options
        .text(FitOption.MISCLASSIFICATION)
        .ifPresent(
            text -> {
              try {
                TransitionGraph graph = TransitionGraph.parse(text);
                for (int t = 0; t < graph.size(); t++) {
                  pairs.add(new int[] {graph.from(t), graph.to(t)});
                }
              } catch (IllegalArgumentException malformed) {
                throw new FormulaException("--misclassification: " + malformed.getMessage());
              }
            });
    return pairs;
  }

  private HiddenMarkovModel model() {
    HiddenMarkovModel.Builder model = HiddenMarkovModel.over(intensities);
    try {
      mistakes().forEach(pair -> model.mistake(pair[0], pair[1]));
    } catch (IllegalArgumentException refused) {
      throw new FormulaException("--misclassification: " + refused.getMessage());
    }
    if (options.has(FitOption.INITIATOR)) {
      if (!options.has(FitOption.END)) {
        throw new FormulaException(
            "--initiator needs --end COLUMN: silence after the last visit is what tells how visits"
                + " depend on the state.");
      }
      model.visitRates();
    }
    return model.build();
  }

  /** A silent row beside those of the table, with the columns of one of them. */
  private record Silence(int source, double time) {}

  private HiddenMarkovRows rows(int[] exact) {
    int[] subject = frame.codes(FitOption.SUBJECT.word());
    double[] time = frame.numbers(FitOption.TIME.word());
    int[] state =
        Arrays.stream(frame.numbers(FitOption.STATE.word()))
            .mapToInt(value -> (int) value - 1)
            .toArray();
    boolean[] entered = new boolean[state.length];
    for (int row = 0; row < state.length; row++) {
      int own = state[row];
      entered[row] = Arrays.stream(exact).anyMatch(end -> end == own);
    }
    List<Silence> silences = silences(subject, time, entered);
    int rows = subject.length;
    int[] source = Arrays.copyOf(IntStream.range(0, rows).toArray(), rows + silences.size());
    double[] when = Arrays.copyOf(time, source.length);
    Occasion[] occasion = Arrays.copyOf(occasions(entered), source.length);
    for (int i = rows; i < source.length; i++) {
      source[i] = silences.get(i - rows).source;
      when[i] = silences.get(i - rows).time;
      occasion[i] = Occasion.SILENT;
    }
    double[] weights = frame.weightsOrOnes();
    return HiddenMarkovRows.of(pick(subject, source), when, pick(state, source))
        .occasions(occasion)
        .design(design(source), frame.design().width())
        .weights(Arrays.stream(source).mapToDouble(row -> weights[row]).toArray())
        .clusters(pick(frame.cluster().orElse(subject), source))
        .cuts(options.numbers(FitOption.CUTS))
        .build();
  }

  private double[] design(int[] source) {
    int width = frame.design().width();
    double[] design = new double[source.length * width];
    for (int i = 0; i < source.length; i++) {
      System.arraycopy(frame.design().values(), source[i] * width, design, i * width, width);
    }
    return design;
  }

  private static int[] pick(int[] values, int[] rows) {
    return Arrays.stream(rows).map(row -> values[row]).toArray();
  }

  /** Time without rows that counts: from 0 where visits tell, and to the end of observation. */
  private List<Silence> silences(int[] subject, double[] time, boolean[] entered) {
    List<Silence> silences = new ArrayList<>();
    if (options.has(FitOption.INITIATOR)) {
      for (int row : extreme(subject, time, -1)) {
        if (time[row] < 0) {
          throw new FormulaException("--time must not be negative: it counts from the procedure.");
        }
        if (time[row] > 0) {
          silences.add(new Silence(row, 0));
        }
      }
    }
    if (options.has(FitOption.END)) {
      double[] end = frame.numbers(FitOption.END.word());
      for (int row : extreme(subject, time, 1)) {
        if (end[row] < time[row]) {
          throw new FormulaException("--end must not be before a subject's last row.");
        }
        if (!entered[row] && end[row] > time[row]) {
          silences.add(new Silence(row, end[row]));
        }
      }
    }
    return silences;
  }

  /** First (sign -1) or last (sign 1) row of each subject. */
  private static int[] extreme(int[] subject, double[] time, int sign) {
    int[] found = new int[Arrays.stream(subject).max().orElse(-1) + 1];
    Arrays.fill(found, -1);
    for (int row = 0; row < subject.length; row++) {
      int before = found[subject[row]];
      if (before < 0 || sign * (time[row] - time[before]) >= 0) {
        found[subject[row]] = row;
      }
    }
    return found;
  }

  private Occasion[] occasions(boolean[] entered) {
    Occasion[] occasions = new Occasion[entered.length];
    Arrays.fill(occasions, Occasion.PLANNED);
    if (options.has(FitOption.INITIATOR)) {
      Groups initiators = frame.levels(FitOption.INITIATOR.word());
      for (int row = 0; row < entered.length; row++) {
        String word = initiators.labels().get(initiators.codes()[row]);
        if (!word.equals("scheduled") && !word.equals("patient") && !entered[row]) {
          throw new FormulaException(
              "The column for --initiator must hold scheduled or patient in every row.");
        }
        occasions[row] = word.equals("patient") ? Occasion.UNSCHEDULED : Occasion.PLANNED;
      }
    }
    for (int row = 0; row < entered.length; row++) {
      occasions[row] = entered[row] ? Occasion.ENTERED : occasions[row];
    }
    return occasions;
  }
}
