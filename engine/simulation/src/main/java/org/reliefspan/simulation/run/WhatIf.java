package org.reliefspan.simulation.run;

import java.util.List;
import java.util.Map;
import org.reliefspan.domain.pathway.ResolvedPathway;
import org.reliefspan.simulation.cohort.Cohort;
import org.reliefspan.simulation.model.Outcome;
import org.reliefspan.simulation.model.Program;
import org.reliefspan.simulation.model.SimulationException;
import org.reliefspan.simulation.tally.Tally;

/**
 * What strategies cost and gain when uncertain parameters have chosen values: by the cohort where
 * it is possible, else by the same patients with the same luck every time. Safe for several
 * threads.
 */
public final class WhatIf {
  private final Arms arms;
  private final long seed;
  private final long patients;
  private final boolean exact;
  private final List<String> outcomes;

  /**
   * Prepares a pathway.
   *
   * @param patients where the cohort is not possible
   */
  public WhatIf(ResolvedPathway pathway, long seed, long patients) {
    this.arms = new Arms(pathway, seed);
    this.seed = seed;
    this.patients = patients;
    List<Program> base = arms.programs(0);
    this.exact = base.stream().allMatch(each -> Cohort.whyNot(each).isEmpty());
    this.outcomes = base.get(0).outcomes().stream().map(Outcome::name).toList();
  }

  /** Uncertain parameters, in the order of the file. */
  public List<String> parameters() {
    return arms.uncertain();
  }

  /** The value below which an uncertain parameter lies with a probability. */
  public double quantile(String parameter, double probability) {
    return arms.quantile(parameter, probability);
  }

  /** Whether the cohort is used. */
  public boolean isExact() {
    return exact;
  }

  /** Names of the outcomes. */
  public List<String> outcomes() {
    return outcomes;
  }

  /**
   * Values per patient, row-major [strategy][outcome].
   *
   * @param chosen values of uncertain parameters by name; all others are as written
   */
  public double[] at(Map<String, Double> chosen) {
    try {
      List<Program> programs = arms.programs(chosen);
      return exact ? expected(programs) : simulated(programs);
    } catch (SimulationException wrong) {
      throw new SimulationException("%s (With %s.)".formatted(wrong.getMessage(), chosen));
    }
  }

  private double[] expected(List<Program> programs) {
    double[] values = new double[programs.size() * outcomes.size()];
    for (int s = 0; s < programs.size(); s++) {
      Cohort.Answer answer = Cohort.of(programs.get(s), new double[0]);
      if (answer instanceof Cohort.Expected found) {
        System.arraycopy(found.gains(), 0, values, s * outcomes.size(), outcomes.size());
      } else if (answer instanceof Cohort.NotAvailable not) {
        throw new SimulationException(
            "The cohort engine cannot run it: %s.".formatted(not.reason()));
      }
    }
    return values;
  }

  private double[] simulated(List<Program> programs) {
    Tally tally = Tally.ofMeans(programs.size(), outcomes.size());
    PatientBlock.unwatched(arms.names(), programs, programs.get(0).luck(seed, 0))
        .addTo(tally, 0, patients);
    double[] values = new double[programs.size() * outcomes.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = tally.mean(i / outcomes.size(), i % outcomes.size());
    }
    return values;
  }
}
