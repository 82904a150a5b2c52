package org.reliefspan.analysis.fit;

import java.util.Arrays;
import java.util.Set;
import org.reliefspan.analysis.design.FrameSpec;
import org.reliefspan.analysis.design.ModelFrame;
import org.reliefspan.domain.fit.FitOption;
import org.reliefspan.domain.fit.FitOptions;
import org.reliefspan.domain.fit.FittedModel;
import org.reliefspan.domain.fit.FittedTerm;
import org.reliefspan.domain.formula.FormulaException;
import org.reliefspan.numerics.illness.BaselineHazard;
import org.reliefspan.numerics.illness.IllnessEstimate;
import org.reliefspan.numerics.illness.IllnessEstimator;
import org.reliefspan.numerics.illness.IllnessHistories;
import org.reliefspan.numerics.illness.IllnessModel;
import org.reliefspan.numerics.illness.LossClock;
import org.reliefspan.numerics.panel.TransitionGraph;

/** {@code illness-death}: loss seen at visits, end states on their day. */
final class IllnessDeathModel implements FitModel {
  private static final String DEFAULT_TRANSITIONS = "1-2,1-3,2-3";

  @Override
  public String name() {
    return "illness-death";
  }

  @Override
  public String summary() {
    return "relief (1), its loss seen at visits (2), and what ends both on a known day (3, 4, ...)";
  }

  @Override
  public String example() {
    return "fit illness-death '~ age' visits.csv --subject id --time day --state state"
        + " --transitions 1-2,1-3,2-3 --exact 3 --times 90,180 --tau 365";
  }

  @Override
  public Set<FitOption> options() {
    return Set.of(
        FitOption.WEIGHTS,
        FitOption.SUBJECT,
        FitOption.TIME,
        FitOption.STATE,
        FitOption.ENTRY,
        FitOption.END,
        FitOption.TRANSITIONS,
        FitOption.EXACT,
        FitOption.DIST,
        FitOption.CLOCK,
        FitOption.TIMES,
        FitOption.TAU);
  }

  @Override
  public FrameSpec.Role role() {
    return FrameSpec.Role.SLOPES;
  }

  @Override
  public FrameSpec.ResponseKind response() {
    return FrameSpec.ResponseKind.NONE;
  }

  @Override
  public FittedModel fit(ModelFrame frame, FitOptions options) {
    IllnessModel.Builder begun = begun(options);
    frame.design().columns().forEach(begun::covariate);
    TransitionGraph graph = begun.build().graph();
    requireExact(options, graph);
    IllnessHistories histories = histories(frame, graph);
    IllnessModel model = begun.centeredAt(histories.means()).build();
    IllnessEstimate fit =
        frame.cluster().isPresent()
            ? IllnessEstimator.fitRobust(model, histories)
            : IllnessEstimator.fit(model, histories);
    return answer(frame, options, histories, fit);
  }

  private FittedModel answer(
      ModelFrame frame, FitOptions options, IllnessHistories histories, IllnessEstimate fit) {
    IllnessModel model = fit.model();
    FittedModel.Builder result =
        FittedModel.of(name(), frame.rows())
            .events(histories.ended())
            .logLikelihood(fit.logLikelihood());
    int estimable = 0;
    for (int i = 0; i < model.size(); i++) {
      String term = model.names().get(i);
      result.add(FittedTerm.of(term, fit.coefficients(), i, options.level()));
      if (fit.coefficients().isEstimable(i)) {
        estimable++;
      } else {
        result.note("Other columns determine %s.".formatted(term));
      }
    }
    result.aic(-2 * fit.logLikelihood() + 2.0 * estimable);
    new IllnessAnswers(fit, options).addTo(result);
    result.note(
        "%d subjects; a visit shows loss in %d, %d were followed to an end state."
            .formatted(histories.subjects(), histories.seenLost(), histories.ended()));
    if (frame.design().width() > 0) {
      result.note("Log intensities, probabilities and times are at the covariates' means.");
    }
    return result.build();
  }

  private static IllnessModel.Builder begun(FitOptions options) {
    String text = options.text(FitOption.TRANSITIONS).orElse(DEFAULT_TRANSITIONS);
    try {
      return IllnessModel.over(TransitionGraph.parse(text))
          .baseline(baseline(options.choice(FitOption.DIST)))
          .clock(clock(options.choice(FitOption.CLOCK)));
    } catch (IllegalArgumentException malformed) {
      throw new FormulaException("--transitions: " + malformed.getMessage());
    }
  }

  private static BaselineHazard baseline(String word) {
    return switch (word) {
      case "weibull" -> BaselineHazard.WEIBULL;
      case "exponential" -> BaselineHazard.EXPONENTIAL;
      default ->
          throw new FormulaException(
              "--dist (%s) must be weibull or exponential for this model.".formatted(word));
    };
  }

  private static LossClock clock(String word) {
    return word.equals("since-loss") ? LossClock.SINCE_LOSS : LossClock.SINCE_START;
  }

  /** Every end state must be dated: the likelihood has no other form. */
  private static void requireExact(FitOptions options, TransitionGraph graph) {
    double[] given = options.numbers(FitOption.EXACT);
    double[] all = new double[graph.states() - 2];
    Arrays.setAll(all, i -> i + 3.0);
    if (given.length > 0 && !Arrays.equals(given, all)) {
      throw new FormulaException(
          "--exact must name the end states 3 to %d and no other: loss is seen at visits, end states"
                  .formatted(graph.states())
              + " are dated. Maybe use panel for anything else.");
    }
  }

  private static IllnessHistories histories(ModelFrame frame, TransitionGraph graph) {
    IllnessHistories.Builder rows =
        IllnessHistories.of(
                frame.codes(FitOption.SUBJECT.word()),
                frame.numbers(FitOption.TIME.word()),
                states(frame.numbers(FitOption.STATE.word()), graph))
            .design(frame.design().values(), frame.design().width())
            .weights(frame.weightsOrOnes());
    frame.cluster().ifPresent(rows::clusters);
    if (frame.has(FitOption.ENTRY.word())) {
      rows.entries(frame.numbers(FitOption.ENTRY.word()));
    }
    if (frame.has(FitOption.END.word())) {
      rows.ends(frame.numbers(FitOption.END.word()));
    }
    return rows.build();
  }

  private static int[] states(double[] column, TransitionGraph graph) {
    for (double value : column) {
      if (!(value >= 1 && value <= graph.states() && value == Math.rint(value))) {
        throw new FormulaException(
            "The column for --state must hold 1 (relief), 2 (lost) and the end states 3 to %d."
                .formatted(graph.states()));
      }
    }
    return Arrays.stream(column).mapToInt(value -> (int) value - 1).toArray();
  }
}
