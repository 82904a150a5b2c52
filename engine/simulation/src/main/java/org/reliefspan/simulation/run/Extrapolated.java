package org.reliefspan.simulation.run;

import java.util.ArrayList;
import java.util.List;
import org.reliefspan.domain.pathway.ResolvedPathway;
import org.reliefspan.numerics.random.Philox;
import org.reliefspan.simulation.model.Beyond;
import org.reliefspan.simulation.model.Patient;
import org.reliefspan.simulation.model.Program;

/**
 * How often an estimate is used beyond its data.
 *
 * @param strategy name
 * @param estimate name
 * @param covariate as the estimate calls it
 * @param share of the first {@link #PATIENTS} patients, as they begin
 */
public record Extrapolated(String strategy, String estimate, String covariate, double share) {
  /** Patients that are looked at. */
  public static final int PATIENTS = 10_000;

  /** All estimates and covariates that some patients are beyond. */
  public static List<Extrapolated> of(ResolvedPathway pathway, long seed) {
    Arms arms = new Arms(pathway, seed);
    List<Program> programs = arms.programs(0);
    List<Extrapolated> all = new ArrayList<>();
    for (int i = 0; i < programs.size(); i++) {
      int[] outside = outside(programs.get(i), seed);
      for (int j = 0; j < outside.length; j++) {
        Beyond beyond = programs.get(i).beyond().get(j);
        if (outside[j] > 0) {
          double share = (double) outside[j] / PATIENTS;
          all.add(
              new Extrapolated(arms.names().get(i), beyond.estimate(), beyond.covariate(), share));
        }
      }
    }
    return all;
  }

  private static int[] outside(Program program, long seed) {
    int[] outside = new int[program.beyond().size()];
    if (outside.length == 0) {
      return outside;
    }
    Philox luck = program.luck(seed, 0);
    Patient patient = program.newPatient();
    for (int number = 0; number < PATIENTS; number++) {
      program.begin(patient, luck, number);
      for (int j = 0; j < outside.length; j++) {
        if (program.beyond().get(j).outside().value(patient) != 0) {
          outside[j]++;
        }
      }
    }
    return outside;
  }
}
