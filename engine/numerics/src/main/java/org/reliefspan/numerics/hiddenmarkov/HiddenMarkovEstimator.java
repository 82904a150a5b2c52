package org.reliefspan.numerics.hiddenmarkov;

import java.util.Arrays;
import org.reliefspan.numerics.likelihood.MaximumLikelihood;
import org.reliefspan.numerics.likelihood.NewtonMaximizer;
import org.reliefspan.numerics.likelihood.ObservedInformation;
import org.reliefspan.numerics.likelihood.ParameterView;
import org.reliefspan.numerics.model.Coefficients;
import org.reliefspan.numerics.model.NotEstimableException;
import org.reliefspan.numerics.panel.TransitionGraph;
import org.reliefspan.numerics.variance.Sandwich;

/**
 * Maximum likelihood for hidden Markov processes in continuous time with mistaken scores and visits
 * that depend on the state.
 *
 * <p>Formula: from the start probabilities, over the time between rows exp((Q - Lambda) dt), at an
 * unscheduled visit the diagonal of lambda_s P(score | s), at a planned one P(score | s), at an
 * attended slot pi_s P(score | s), at a missed one 1 - pi_s, at the end of observation 1 for states
 * that can be left, at a dated entry the intensities into the state. Domain: Q is constant between
 * cut points; states that cannot be left end the visits and are dated or scored. Edge cases: what
 * the data do not determine is a {@link NotEstimableException} that names the parameter.
 *
 * <p>Source: Jackson, Sharples, Thompson, Duffy and Couto 2003, doi 10.1111/1467-9884.00351; Lange,
 * Hubbard, Inoue and Minin 2015, doi 10.1111/biom.12252. Agreement: R 4.2.2, msm 1.7-1 with ematrix
 * ({@code HiddenMarkovEstimatorTest}).
 */
public final class HiddenMarkovEstimator {
  private static final NewtonMaximizer CLIMB = new NewtonMaximizer(300, 1e-9);
  private static final NewtonMaximizer FINISH = new NewtonMaximizer(60, 1e-13);
  private static final double WIDEST = 30;

  private HiddenMarkovEstimator() {}

  /** Fits a model, with the covariance of the model. */
  public static HiddenMarkovEstimate fit(HiddenMarkovModel model, HiddenMarkovRows rows) {
    requireAgreement(model, rows);
    HiddenMarkovLikelihood likelihood = new HiddenMarkovLikelihood(model, rows);
    MaximumLikelihood best = maximum(model, rows, likelihood);
    return new HiddenMarkovEstimate(
        model, coefficients(model, rows, best), best.logLikelihood(), best.iterations());
  }

  /** Fits a model, with the covariance that is robust by the subjects' clusters added. */
  public static HiddenMarkovEstimate fitRobust(HiddenMarkovModel model, HiddenMarkovRows rows) {
    HiddenMarkovEstimate fit = fit(model, rows);
    double[] scores =
        new HiddenMarkovLikelihood(model, rows).clusterScores(fit.coefficients().estimates());
    double[] robust =
        Sandwich.covariance(
            fit.coefficients().covariances(),
            scores,
            Sandwich.rowsAlone(rows.clusters()),
            model.size());
    return new HiddenMarkovEstimate(
        model, fit.coefficients().withRobust(robust), fit.logLikelihood(), 0);
  }

  private static MaximumLikelihood maximum(
      HiddenMarkovModel model, HiddenMarkovRows rows, HiddenMarkovLikelihood likelihood) {
    ParameterView view = ParameterView.of(likelihood, scales(model, rows));
    MaximumLikelihood climbed = CLIMB.maximize(view, view.inward(start(model, rows)));
    if (!(climbed.logLikelihood() > Double.NEGATIVE_INFINITY)) {
      throw new NotEstimableException(
          "The rows are impossible under the model from the start. Maybe a transition or a mistake"
              + " is missing.");
    }
    MaximumLikelihood best = FINISH.maximize(ObservedInformation.of(view), climbed.parameters());
    int size = model.size();
    for (int i = 0; i < size; i++) {
      double variance = best.covariance()[i * size + i];
      if (!(variance > 0 && variance < WIDEST * WIDEST)) {
        throw new NotEstimableException(
            "The rows do not determine %s. Maybe leave it out or give more scores."
                .formatted(model.names().get(i)));
      }
    }
    if (!best.converged()) {
      throw new NotEstimableException(
          "The likelihood of the scores has no clear maximum. Maybe fit fewer transitions, effects"
              + " or mistakes.");
    }
    return best;
  }

  private static Coefficients coefficients(
      HiddenMarkovModel model, HiddenMarkovRows rows, MaximumLikelihood best) {
    ParameterView view =
        ParameterView.of(new HiddenMarkovLikelihood(model, rows), scales(model, rows));
    return Coefficients.of(
        view.outward(best.parameters()), view.outwardCovariance(best.covariance()));
  }

  private static void requireAgreement(HiddenMarkovModel model, HiddenMarkovRows rows) {
    if (model.intensities.columns() != rows.columns
        || !Arrays.equals(model.intensities.cuts(), rows.cuts)) {
      throw new IllegalArgumentException("model and rows must agree in covariates and cut points");
    }
    for (int row = 0; row < rows.occasion.length; row++) {
      Occasion occasion = rows.occasion[row];
      boolean slot = occasion == Occasion.ATTENDED || occasion == Occasion.MISSED;
      if ((slot && !model.slots) || (occasion == Occasion.UNSCHEDULED && !model.rates)) {
        throw new IllegalArgumentException(
            "unscheduled visits need visit rates in the model, slots need attendance");
      }
      boolean shows = occasion.hasScore() || occasion == Occasion.ENTERED;
      if (shows && (rows.score[row] < 0 || rows.score[row] >= model.states)) {
        throw new IllegalArgumentException("score must be a state of the model");
      }
    }
    for (int subject = 0; subject < rows.subjects(); subject++) {
      if (rows.occasion[rows.start[subject]] == Occasion.ENTERED) {
        throw new IllegalArgumentException("a subject's first row must not be an end state");
      }
    }
  }

  private static double[] scales(HiddenMarkovModel model, HiddenMarkovRows rows) {
    double[] scale = new double[model.size()];
    Arrays.fill(scale, 1);
    for (int column = 0; column < rows.columns; column++) {
      double spread = spread(rows, column);
      for (int t = 0; t < model.intensities.graph().size(); t++) {
        int parameter = model.intensities.parameter(1 + column, t);
        if (parameter >= 0) {
          scale[parameter] = 1 / spread;
        }
      }
    }
    return scale;
  }

  private static double spread(HiddenMarkovRows rows, int column) {
    double sum = 0;
    double squares = 0;
    for (int step = 0; step < rows.steps(); step++) {
      double value = rows.stepDesign[step * rows.columns + column];
      sum += value;
      squares += value * value;
    }
    double mean = sum / Math.max(1, rows.steps());
    double variance = squares / Math.max(1, rows.steps()) - mean * mean;
    return variance > 1e-12 * (1 + mean * mean) ? Math.sqrt(variance) : 1;
  }

  /** Crude rates as if scores were states. */
  private static double[] start(HiddenMarkovModel model, HiddenMarkovRows rows) {
    TransitionGraph graph = model.intensities.graph();
    double[] time = new double[graph.states()];
    double[] moves = new double[graph.states() * graph.states()];
    double[] visits = new double[graph.states()];
    for (int subject = 0; subject < rows.subjects(); subject++) {
      int state = 0;
      for (int row = rows.start[subject]; row < rows.start[subject + 1]; row++) {
        time[state] += row > rows.start[subject] ? rows.times[row] - rows.times[row - 1] : 0;
        boolean shows = rows.occasion[row].hasScore() || rows.occasion[row] == Occasion.ENTERED;
        int next = shows ? rows.score[row] : state;
        moves[state * graph.states() + next]++;
        visits[next] += rows.occasion[row] == Occasion.UNSCHEDULED ? 1 : 0;
        state = next;
      }
    }
    double total = Math.max(1e-300, Arrays.stream(time).sum());
    double[] start = new double[model.size()];
    for (int t = 0; t < graph.size(); t++) {
      double own = time[graph.from(t)] > 0 ? time[graph.from(t)] : total;
      double count = moves[graph.from(t) * graph.states() + graph.to(t)] + 0.5;
      start[model.intensities.parameter(0, t)] = Math.log(count / own);
    }
    for (int i = 0; i < model.mistakeFrom.length; i++) {
      start[model.mistake(i)] = -2;
    }
    for (int place = 0; place < model.living.length && model.rates; place++) {
      int state = model.living[place];
      double own = time[state] > 0 ? time[state] : total;
      start[model.rate(place)] = Math.log((visits[state] + 0.5) / own);
    }
    return start;
  }
}
