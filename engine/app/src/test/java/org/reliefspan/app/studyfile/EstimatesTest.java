package org.reliefspan.app.studyfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import org.apache.commons.math3.special.Gamma;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.apache.commons.math3.stat.descriptive.DescriptiveStatistics;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.reliefspan.domain.pathway.ParameterSpec;
import org.reliefspan.domain.pathway.ResolvedPathway;
import org.reliefspan.domain.study.Finding;
import org.reliefspan.simulation.run.Extrapolated;
import org.reliefspan.simulation.run.Simulation;
import org.reliefspan.simulation.run.SimulationRequest;
import org.reliefspan.simulation.run.SimulationResult;

/** Fits as parts of a pathway, against what their numbers say in closed form. */
class EstimatesTest {
  private static final double MONTH = 365.25 / 12; // days
  private static final String DURATION =
      """
      {"model": "aft", "n": 100, "reuse": {"kind": "duration", "form": "weibull",
       "terms": ["(Intercept)", "age", "sexmale", "age:sexmale", "log(scale)"],
       "roles": ["predictor", "predictor", "predictor", "predictor", "log_scale"],
       "estimates": [5, 0.01, 0.2, -0.005, -0.5],
       "covariance": [[0.01, 0, 0, 0, 0.003], [0, 0, 0, 0, 0], [0, 0, 0, 0, 0], [0, 0, 0, 0, 0],
                      [0.003, 0, 0, 0, 0.0025]],
       "covariates": [{"name": "age", "from": 40, "to": 70, "levels": []},
                      {"name": "sex", "from": null, "to": null, "levels": ["female", "male"]}]}}
      """;
  private static final String CHANCE =
      """
      {"model": "glm", "n": 90, "reuse": {"kind": "mean", "form": "logit",
       "terms": ["(Intercept)", "age"], "roles": ["predictor", "predictor"], "estimates": [-1, 0.03],
       "covariance": [[0.01, 0], [0, 0.0001]],
       "covariates": [{"name": "age", "from": 20, "to": 90, "levels": []}]}}
      """;
  private static final String RISK =
      "(ifelse(sex == \"m\", 2, 1) * (0.01 * cycle + 0.02 * time_in_state))";
  private static final String PATHWAY =
      """
      pathway: {name: estimates}
      time: {unit: month, horizon: 2400}
      estimates:
        wane: {file: wane.json, covariates: {age: years}}
        chance: {file: chance.json, covariates: {age: years}}
      attributes:
        years: 60
        sex: {draw: {categories: {female: 0, male: 1}}}
      states: {start: {}, relief: {}, over: {final: true}}
      start: start
      events:
        treat: {in: start, after: {fixed: 1}, go: {relief: chance, over: 1 - chance}}
        wane: {in: relief, after: {estimate: wane}, go: over}
      outcomes:
        relieved: {per_time: state == "relief"}
      """;

  @TempDir Path folder;

  @BeforeEach
  void fits() throws IOException {
    Files.writeString(folder.resolve("wane.json"), DURATION);
    Files.writeString(folder.resolve("chance.json"), CHANCE);
  }

  @Test
  void patientsHaveTheDurationsAndChancesOfTheFit() {
    SimulationResult result = run(PATHWAY, 100_000, 0);
    double chance = 1 / (1 + Math.exp(1 - 0.03 * 60));
    double scale = Math.exp(5 + 0.01 * 60 + 0.2 - 0.005 * 60) / MONTH;
    double mean = scale * Gamma.gamma(1 + Math.exp(-0.5));
    assertThat(result.values()[0]).isCloseTo(chance * mean, within(4 * result.errors()[0]));
    assertThat(result.errors()[0]).isLessThan(0.01 * mean);
  }

  @Test
  void drawsHaveTheCovarianceOfTheFit() {
    SimulationResult result = run(PATHWAY, 2, 4000);
    assertThat(result.parameters()).contains("wane.intercept", "wane.log_scale", "chance.age");
    DescriptiveStatistics intercept = new DescriptiveStatistics(drawn(result, "wane.intercept"));
    assertThat(intercept.getMean()).isCloseTo(5, within(4 * 0.1 / Math.sqrt(4000)));
    assertThat(intercept.getStandardDeviation()).isCloseTo(0.1, within(0.005));
    double correlation =
        new PearsonsCorrelation()
            .correlation(drawn(result, "wane.intercept"), drawn(result, "wane.log_scale"));
    assertThat(correlation).isCloseTo(0.6, within(4 * 0.64 / Math.sqrt(4000)));
  }

  private static double[] drawn(SimulationResult result, String parameter) {
    int column = result.parameters().indexOf(parameter);
    int width = result.parameters().size();
    double[] values = new double[result.parameterValues().length / width];
    for (int draw = 0; draw < values.length; draw++) {
      values[draw] = result.parameterValues()[draw * width + column];
    }
    return values;
  }

  /** A pivot that is nothing leaves up to its root beside it. */
  @Test
  void nearlyCollinearTermsAreDrawn() throws IOException {
    Files.writeString(
        folder.resolve("chance.json"),
        """
        {"model": "glm", "n": 90, "reuse": {"kind": "mean", "form": "logit",
         "terms": ["(Intercept)", "age", "sexmale"], "estimates": [-1, 0.03, 0.1],
         "roles": ["predictor", "predictor", "predictor"],
         "covariance": [[1, -0.02, 0.3], [-0.02, 0.0004000000000196, -0.00599993],
                        [0.3, -0.00599993, 0.35]],
         "covariates": [{"name": "age", "from": 20, "to": 90, "levels": []},
                        {"name": "sex", "from": null, "to": null, "levels": ["female", "male"]}]}}
        """);
    SimulationResult result = run(PATHWAY, 2, 4000);
    DescriptiveStatistics age = new DescriptiveStatistics(drawn(result, "chance.age"));
    assertThat(age.getStandardDeviation()).isCloseTo(0.02, within(0.001));
  }

  @Test
  void onlyWhatAFitBringsIsEstimated() {
    String claimed = PATHWAY + "parameters: {claimed: {value: 1, source: fits/relief.json}}\n";
    assertThat(pathway(claimed).strategies().get(0).model().parameters())
        .filteredOn(ParameterSpec::isEstimated)
        .extracting(ParameterSpec::name)
        .contains("wane.age", "chance.age")
        .doesNotContain("claimed");
  }

  @Test
  void whoIsBeyondTheDataIsCounted() {
    String old = PATHWAY.replace("years: 60", "years: {draw: {uniform: {from: 50, to: 100}}}");
    List<Extrapolated> beyond = Extrapolated.of(pathway(old), 5);
    assertThat(beyond).extracting(Extrapolated::estimate).containsExactly("wane", "chance");
    assertThat(beyond.get(0).share()).isCloseTo(0.6, within(4 * 0.5 / 100));
    assertThat(beyond.get(1).share()).isCloseTo(0.2, within(4 * 0.4 / 100));
    String other =
        PATHWAY.replace("{female: 0, male: 1}", "{female: 0.3, male: 0.3, unknown: 0.4}");
    assertThat(Extrapolated.of(pathway(other), 5))
        .singleElement()
        .matches(each -> each.covariate().equals("sex"));
    assertThat(Extrapolated.of(pathway(PATHWAY), 5)).isEmpty();
  }

  @Test
  void inDiscreteTimeChancesMoveCohorts() {
    String text =
        """
        pathway: {name: estimates}
        time: {unit: month, horizon: 1, cycle: 1}
        estimates: {chance: {file: chance.json, covariates: {age: years}}}
        attributes: {years: 60}
        states: {start: {}, relief: {}}
        start: start
        transitions: {start: {relief: chance}}
        outcomes: {relieved: {per_time: state == "relief"}}
        """;
    SimulationResult result =
        Simulation.run(SimulationRequest.of(pathway(text), SimulationRequest.Engine.COHORT, 2, 1));
    assertThat(result.occupancy(0, 1, 1)).isCloseTo(1 / (1 + Math.exp(-0.8)), within(1e-12));
  }

  /** Measures of what runs, in transitions, are what their expressions are. */
  @ParameterizedTest
  @EnumSource(SimulationRequest.Engine.class)
  void measuresStandForTheirExpressionsInCycles(SimulationRequest.Engine engine) {
    String text =
        """
        pathway: {name: measures}
        time: {unit: year, horizon: 20, cycle: 1}
        attributes: {sex: {draw: {categories: {f: 0.4, m: 0.6}}}}
        states: {well: {weight: 1}, ill: {weight: 3}, dead: {final: true}}
        start: well
        measures: {risk: 'ifelse(sex == "m", 2, 1) * (0.01 * cycle + 0.02 * time_in_state)'}
        transitions: {well: {ill: 'min(1, risk)'}, ill: {dead: 'min(1, 0.1 + risk / 2)'}}
        outcomes: {burden: {per_time: weight * risk}}
        """;
    String plain =
        text.replaceAll("measures: .*\n", "")
            .replace("weight * risk", "'weight * risk'")
            .replaceAll("risk\\b", Matcher.quoteReplacement(RISK));
    SimulationRequest request = SimulationRequest.of(pathway(text), engine, 3000, 1);
    SimulationRequest other = SimulationRequest.of(pathway(plain), engine, 3000, 1);
    assertThat(Simulation.run(request).values()).containsExactly(Simulation.run(other).values());
    assertThat(Simulation.run(request).values()[0]).isPositive();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "file: wane.json            | file: none.json              | is not there",
        "covariates: {age: years}   | covariates: {agee: years}    | is no covariate of the fit",
        "{estimate: wane}           | {estimate: wan}              | is no estimate of durations",
        "{estimate: wane}           | {estimate: chance}           | is no estimate of durations",
        "file: wane.json            | file: pathway.yaml           | is not there",
        "years: 60                  | yers: 60                     | is not known",
      })
  void whatIsWrongIsFound(String written, String instead, String words) {
    assertThat(PathwayFile.parse(folder.resolve("p.yaml"), PATHWAY.replace(written, instead)))
        .extracting(PathwayFile::findings)
        .satisfies(
            findings ->
                assertThat(findings).extracting(Finding::message).anyMatch(m -> m.contains(words)));
  }

  @Test
  void aFitWithoutCovarianceOrWithOtherTermsIsRefused() throws IOException {
    Files.writeString(folder.resolve("wane.json"), "{\"model\": \"km\", \"n\": 3}");
    assertThat(messages()).anyMatch(message -> message.contains("holds no \"reuse\""));
    Files.writeString(folder.resolve("wane.json"), DURATION.replace("\"age\",", "\"log(age)\","));
    assertThat(messages()).anyMatch(message -> message.contains("log(age)"));
    Files.writeString(folder.resolve("wane.json"), DURATION.replace("[5, 0.01,", "[0.01,"));
    assertThat(messages()).anyMatch(message -> message.contains("do not fit together"));
  }

  private List<String> messages() {
    return PathwayFile.parse(folder.resolve("p.yaml"), PATHWAY).findings().stream()
        .map(Finding::message)
        .toList();
  }

  private ResolvedPathway pathway(String text) {
    PathwayFile file = PathwayFile.parse(folder.resolve("p.yaml"), text);
    assertThat(file.findings()).isEmpty();
    return ResolvedPathway.of(file.spec().orElseThrow());
  }

  private SimulationResult run(String text, long patients, int draws) {
    SimulationRequest request =
        SimulationRequest.of(pathway(text), SimulationRequest.Engine.SIMULATION, patients, 3);
    return Simulation.run(draws == 0 ? request : request.withDraws(draws, 1));
  }
}
