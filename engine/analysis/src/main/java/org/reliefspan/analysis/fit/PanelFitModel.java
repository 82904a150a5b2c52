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
import org.reliefspan.numerics.panel.PanelEstimate;
import org.reliefspan.numerics.panel.PanelEstimator;
import org.reliefspan.numerics.panel.PanelModel;
import org.reliefspan.numerics.panel.PanelVisits;
import org.reliefspan.numerics.panel.TransitionGraph;

/** {@code panel}: Markov models of states seen at visits. */
final class PanelFitModel implements FitModel {
  @Override
  public String name() {
    return "panel";
  }

  @Override
  public String summary() {
    return "intensities between states seen at visits, and the days spent in each";
  }

  @Override
  public String example() {
    return "fit panel '~ age' visits.csv --subject id --time day --state state"
        + " --transitions 1-2,2-1,1-3,2-3 --exact 3 --tau 365";
  }

  @Override
  public Set<FitOption> options() {
    return Set.of(
        FitOption.WEIGHTS,
        FitOption.SUBJECT,
        FitOption.TIME,
        FitOption.STATE,
        FitOption.TRANSITIONS,
        FitOption.EXACT,
        FitOption.MISCLASSIFICATION,
        FitOption.INITIATOR,
        FitOption.END,
        FitOption.CONSTRAINT,
        FitOption.CUTS,
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
    TransitionGraph graph = graph(options);
    PanelVisits visits = visits(frame, options, graph);
    PanelModel model = model(frame, options, graph, visits);
    if (HiddenPanel.isAsked(options)) {
      return new HiddenPanel(frame, options, model).fit(exact(options, graph));
    }
    PanelEstimate fit =
        frame.cluster().isPresent()
            ? PanelEstimator.fitRobust(model, visits)
            : PanelEstimator.fit(model, visits);
    FittedModel.Builder result =
        FittedModel.of(name(), frame.rows())
            .logLikelihood(fit.logLikelihood())
            .aic(-2 * fit.logLikelihood() + 2.0 * model.size());
    for (int i = 0; i < model.size(); i++) {
      result.add(FittedTerm.of(model.names().get(i), fit.coefficients(), i, options.level()));
      if (!fit.coefficients().isEstimable(i)) {
        result.note("The visits do not determine %s.".formatted(model.names().get(i)));
      }
    }
    new PanelAnswers(fit, options).addTo(result);
    if (frame.design().width() > 0) {
      result.note("Log intensities, stays and probabilities are at the covariates' means.");
    }
    return result.build();
  }

  private static TransitionGraph graph(FitOptions options) {
    String text =
        options
            .text(FitOption.TRANSITIONS)
            .orElseThrow(() -> new FormulaException("This model needs --transitions, as 1-2,2-1."));
    try {
      return TransitionGraph.parse(text);
    } catch (IllegalArgumentException malformed) {
      throw new FormulaException("--transitions: " + malformed.getMessage());
    }
  }

  private static PanelVisits visits(ModelFrame frame, FitOptions options, TransitionGraph graph) {
    int[] state = states(frame.numbers(FitOption.STATE.word()), graph);
    PanelVisits.Builder rows =
        PanelVisits.of(
                frame.codes(FitOption.SUBJECT.word()), frame.numbers(FitOption.TIME.word()), state)
            .design(frame.design().values(), frame.design().width())
            .weights(frame.weightsOrOnes())
            .cuts(options.numbers(FitOption.CUTS))
            .enteredExactly(exact(options, graph));
    frame.cluster().ifPresent(rows::clusters);
    try {
      return rows.build();
    } catch (IllegalArgumentException refused) {
      throw new FormulaException("The table: " + refused.getMessage());
    }
  }

  private static int[] states(double[] column, TransitionGraph graph) {
    for (double value : column) {
      if (!(value >= 1 && value <= graph.states() && value == Math.rint(value))) {
        throw new FormulaException(
            "The column for --state must hold the states 1 to %d that --transitions names."
                .formatted(graph.states()));
      }
    }
    return Arrays.stream(column).mapToInt(value -> (int) value - 1).toArray();
  }

  private static int[] exact(FitOptions options, TransitionGraph graph) {
    double[] numbers = options.numbers(FitOption.EXACT);
    states(numbers.clone(), graph);
    return Arrays.stream(numbers).mapToInt(value -> (int) value - 1).toArray();
  }

  private static PanelModel model(
      ModelFrame frame, FitOptions options, TransitionGraph graph, PanelVisits visits) {
    PanelModel.Builder model = PanelModel.over(graph);
    PanelConstraints constraints =
        PanelConstraints.of(options.text(FitOption.CONSTRAINT), graph, frame.design().columns());
    for (String column : frame.design().columns()) {
      constraints.add(column, model);
    }
    return model.centeredAt(visits.means()).cuts(options.numbers(FitOption.CUTS)).build();
  }
}
