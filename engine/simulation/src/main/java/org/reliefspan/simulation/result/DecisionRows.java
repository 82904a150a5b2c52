package org.reliefspan.simulation.result;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.reliefspan.domain.simulation.AcceptabilityRow;
import org.reliefspan.domain.simulation.DecisionRow;
import org.reliefspan.domain.simulation.InformationRow;
import org.reliefspan.simulation.decision.Acceptability;
import org.reliefspan.simulation.decision.Increment;
import org.reliefspan.simulation.decision.IncrementalAnalysis;
import org.reliefspan.simulation.decision.Information;
import org.reliefspan.simulation.decision.PartialInformation;
import org.reliefspan.simulation.decision.PerfectInformation;
import org.reliefspan.simulation.decision.StrategyDraws;

/** Rows of {@code decision}, {@code ceac} and {@code voi} from one engine. */
final class DecisionRows {
  private final PathwayNames names;
  private final EngineOutcomes engine;
  private final DecisionQuestion question;

  DecisionRows(PathwayNames names, EngineOutcomes engine, DecisionQuestion question) {
    this.names = names;
    this.engine = engine;
    this.question = question;
  }

  List<DecisionRow> decision() {
    double[] cost = new double[engine.strategies()];
    double[] effect = new double[engine.strategies()];
    for (int s = 0; s < cost.length; s++) {
      cost[s] = engine.mean(s, question.cost());
      effect[s] = engine.mean(s, question.effect());
    }
    return IncrementalAnalysis.of(cost, effect).stream().map(this::row).toList();
  }

  private DecisionRow row(Increment increment) {
    return new DecisionRow(
        name(increment.strategy()),
        increment
            .step()
            .map(
                step ->
                    new DecisionRow.Increment(
                        name(step.comparator()), step.cost(), step.effect(), step.icer())),
        increment.standing().id(),
        question.effectName());
  }

  private String name(int strategy) {
    return names.strategies().get(strategy);
  }

  List<AcceptabilityRow> acceptability() {
    double[] thresholds = question.thresholds().stream().mapToDouble(value -> value).toArray();
    Acceptability curve = Acceptability.of(draws(), thresholds);
    List<AcceptabilityRow> rows = new ArrayList<>();
    for (int t = 0; t < curve.size(); t++) {
      for (int s = 0; s < engine.strategies(); s++) {
        rows.add(
            new AcceptabilityRow(
                curve.threshold(t), name(s), curve.probability(t, s), curve.frontier(t) == s));
      }
    }
    return rows;
  }

  /** By threshold: all parameters, then every parameter and group. */
  List<InformationRow> information(DrawnParameters parameters) {
    StrategyDraws draws = draws();
    List<List<String>> questions =
        draws.draws() < PartialInformation.FEWEST_DRAWS ? List.of() : parameters.questions();
    List<PartialInformation> answers =
        IntStream.range(0, questions.size())
            .parallel()
            .mapToObj(
                i ->
                    PartialInformation.aboutAll(
                        questions.get(i).stream().map(parameters::draws).toList(), draws))
            .toList();
    return question.thresholds().stream()
        .parallel()
        .map(threshold -> at(threshold, draws, questions, answers))
        .flatMap(List::stream)
        .toList();
  }

  private static List<InformationRow> at(
      double threshold,
      StrategyDraws draws,
      List<List<String>> questions,
      List<PartialInformation> answers) {
    List<InformationRow> rows = new ArrayList<>();
    rows.add(row(threshold, "evpi", "", PerfectInformation.at(threshold, draws)));
    for (int i = 0; i < questions.size(); i++) {
      rows.add(
          row(threshold, "evppi", String.join(";", questions.get(i)), answers.get(i).at(threshold)));
    }
    return rows;
  }

  private static InformationRow row(
      double threshold, String quantity, String parameter, Information information) {
    return new InformationRow(
        threshold, quantity, parameter, information.value(), information.standardError());
  }

  private StrategyDraws draws() {
    return StrategyDraws.of(
        engine.strategies(), engine.matrix(question.cost()), engine.matrix(question.effect()));
  }
}
