package org.reliefspan.analysis.fit;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.reliefspan.analysis.design.FrameSpec;
import org.reliefspan.analysis.design.ModelFrame;
import org.reliefspan.analysis.parts.Parts;
import org.reliefspan.domain.fit.FitOption;
import org.reliefspan.domain.fit.FitOptions;
import org.reliefspan.domain.fit.FittedModel;
import org.reliefspan.domain.fit.FittedTerm;
import org.reliefspan.domain.formula.FormulaException;
import org.reliefspan.numerics.model.NotEstimableException;
import org.reliefspan.numerics.model.RefusedRowException;
import org.reliefspan.numerics.panel.PanelEstimate;
import org.reliefspan.numerics.panel.PanelEstimator;
import org.reliefspan.numerics.panel.PanelModel;
import org.reliefspan.numerics.panel.PanelVisits;
import org.reliefspan.numerics.panel.TransitionGraph;
import org.reliefspan.numerics.panel.UndeterminedTransitionException;

/** {@code panel}: Markov models of states seen at visits. */
final class PanelFitModel implements ScalableModel {
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
    TransitionGraph asked = graph(options);
    PanelVisits visits = visits(frame, options, asked);
    boolean robust = frame.cluster().isPresent();
    Asked all = new Asked(frame.design().columns(), visits.means(), options, asked);
    if (HiddenPanel.isAsked(options)) {
      PanelModel intensities = all.model(asked, all.constraints());
      return new HiddenPanel(frame, options, intensities).fit(exact(options, asked));
    }
    return result(
        frame.rows(),
        all,
        model ->
            robust ? PanelEstimator.fitRobust(model, visits) : PanelEstimator.fit(model, visits));
  }

  @Override
  public FittedModel fit(Parts<ModelFrame> frames, FitOptions options) {
    if (HiddenPanel.isAsked(options)) {
      throw new FormulaException(
          "--misclassification, --initiator and --end need all rows in one memory. Maybe leave"
              + " --spark out?");
    }
    PanelInParts parts = PanelInParts.of(frames, frame -> visits(frame, options, graph(options)));
    return result(
        parts.rows(),
        new Asked(parts.columns(), parts.means(), options, graph(options)),
        parts::fit);
  }

  /** What a model is built from, however its visits are kept. */
  @SuppressWarnings("ArrayRecordComponent") // read only, never compared
  private record Asked(
      List<String> columns, double[] means, FitOptions options, TransitionGraph graph) {

    PanelConstraints constraints() {
      return PanelConstraints.of(options.text(FitOption.CONSTRAINT), graph, columns);
    }

    PanelModel model(TransitionGraph kept, PanelConstraints constraints) {
      PanelModel.Builder model = PanelModel.over(kept);
      for (String column : columns) {
        constraints.add(column, model);
      }
      return model.centeredAt(means).cuts(options.numbers(FitOption.CUTS)).build();
    }
  }

  private FittedModel result(
      long rows, Asked asked, Function<PanelModel, PanelEstimate> estimator) {
    FitOptions options = asked.options();
    PanelModel whole = asked.model(asked.graph(), asked.constraints());
    PanelEstimate fit = determined(whole, asked, estimator);
    PanelModel model = fit.model();
    FittedModel.Builder result =
        FittedModel.of(name(), rows)
            .logLikelihood(fit.logLikelihood())
            .aic(-2 * fit.logLikelihood() + 2.0 * model.size());
    for (int i = 0; i < model.size(); i++) {
      result.add(FittedTerm.of(model.names().get(i), fit.coefficients(), i, options.level()));
      if (!fit.coefficients().isEstimable(i)) {
        result.note("The visits do not determine %s.".formatted(model.names().get(i)));
      }
    }
    addUndetermined(whole, model, result);
    new PanelAnswers(fit, options).addTo(result);
    if (model.columns() > 0) {
      result.note("Log intensities, stays and probabilities are at the covariates' means.");
    }
    return result.build();
  }

  /** The fit without the transitions whose intensity runs to 0 or leaves no trace. */
  private static PanelEstimate determined(
      PanelModel whole, Asked asked, Function<PanelModel, PanelEstimate> estimator) {
    PanelModel model = whole;
    PanelConstraints left = asked.constraints();
    Optional<UndeterminedTransitionException> first = Optional.empty();
    while (true) {
      try {
        return estimator.apply(model);
      } catch (UndeterminedTransitionException gone) {
        first = Optional.of(first.orElse(gone));
        if (model.graph().size() == 1) {
          throw first.get();
        }
        left = left.without(gone.transition());
        model = asked.model(model.graph().without(gone.transition()), left);
      } catch (NotEstimableException reason) {
        throw first.isPresent() ? first.get() : reason;
      }
    }
  }

  private static void addUndetermined(
      PanelModel whole, PanelModel model, FittedModel.Builder result) {
    Set<String> kept = Set.copyOf(model.graph().labels());
    for (String label : whole.graph().labels()) {
      if (!kept.contains(label)) {
        whole.names().stream()
            .filter(name -> name.equals(label) || name.endsWith(":" + label))
            .forEach(name -> result.add(FittedTerm.notEstimable(name)));
        result.note(
            "The visits do not determine the intensity of the transition %s; it may be 0. The rest is fitted without it."
                .formatted(label));
      }
    }
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
    } catch (RefusedRowException row) {
      throw row;
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
}
