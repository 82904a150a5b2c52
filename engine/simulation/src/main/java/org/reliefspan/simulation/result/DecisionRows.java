package org.reliefspan.simulation.result;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.reliefspan.domain.pathway.DecisionSpec;
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
  private final EngineRun run;
  private final DecisionSpec asked;
  private final int cost;
  private final int effect;

  DecisionRows(EngineRun run, DecisionSpec asked) {
    this.run = run;
    this.asked = asked;
    this.cost = run.result().outcomes().indexOf(asked.cost());
    this.effect = run.result().outcomes().indexOf(asked.effect());
  }

  List<DecisionRow> decision() {
    return IncrementalAnalysis.of(values(cost), values(effect)).stream().map(this::row).toList();
  }

  private double[] values(int outcome) {
    double[] values = new double[run.strategies()];
    Arrays.setAll(values, s -> run.result().value(s, outcome));
    return values;
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
        asked.effect());
  }

  private String name(int strategy) {
    return run.result().strategies().get(strategy);
  }

  List<AcceptabilityRow> acceptability() {
    double[] thresholds = asked.thresholds().stream().mapToDouble(value -> value).toArray();
    Acceptability curve = Acceptability.of(draws(), thresholds);
    List<AcceptabilityRow> rows = new ArrayList<>();
    for (int t = 0; t < curve.size(); t++) {
      for (int s = 0; s < run.strategies(); s++) {
        rows.add(
            new AcceptabilityRow(
                curve.threshold(t), name(s), curve.probability(t, s), curve.frontier(t) == s));
      }
    }
    return rows;
  }

  /**
   * By threshold: all parameters, then every parameter, then those that are drawn together.
   *
   * @param together groups of parameters
   */
  List<InformationRow> information(List<List<String>> together) {
    StrategyDraws draws = draws();
    List<List<String>> questions = new ArrayList<>();
    if (draws.draws() >= PartialInformation.FEWEST_DRAWS) {
      run.result().parameters().forEach(name -> questions.add(List.of(name)));
      questions.addAll(together);
    }
    List<PartialInformation> answers =
        IntStream.range(0, questions.size())
            .parallel()
            .mapToObj(
                i ->
                    PartialInformation.aboutAll(
                        questions.get(i).stream().map(run::parameter).toList(), draws))
            .toList();
    return asked.thresholds().stream()
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
      String parameter = String.join(";", questions.get(i));
      rows.add(row(threshold, "evppi", parameter, answers.get(i).at(threshold)));
    }
    return rows;
  }

  private static InformationRow row(
      double threshold, String quantity, String parameter, Information information) {
    return new InformationRow(
        threshold, quantity, parameter, information.value(), information.standardError());
  }

  private StrategyDraws draws() {
    return StrategyDraws.of(run.strategies(), run.matrix(cost), run.matrix(effect));
  }
}
