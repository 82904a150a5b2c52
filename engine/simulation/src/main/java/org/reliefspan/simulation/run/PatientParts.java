package org.reliefspan.simulation.run;

import java.util.List;
import org.reliefspan.simulation.model.SimulationException;

/** Simulates patients in parts that may lie on other machines. */
final class PatientParts {
  /** Patients of a part: a million or so. */
  static final long PATIENTS = 256L * PatientEngine.BLOCK;

  private static final int PATIENTS_OF_DRAWS = 1 << 20;

  private final SimulationRequest request;
  private final Places places;

  PatientParts(SimulationRequest request, Places places) {
    this.request = request;
    this.places = places;
    if (request.precision().isPresent()) {
      throw new SimulationException(
          "A precision is looked at in one memory. Maybe leave --until-error or --spark out.");
    }
  }

  SimulationResult run() {
    Frame frame = new Frame(request);
    Frame.Numbers numbers = frame.new Numbers(frame.drawn(request.draws()));
    Portable<SimulationRequest> portable = new Portable<>(request.withThreads(1));
    simulate(portable).write(numbers);
    draw(portable, numbers);
    return frame.result(numbers);
  }

  private PatientSums simulate(Portable<SimulationRequest> portable) {
    long patients = request.patients();
    int parts = Math.toIntExact((patients + PATIENTS - 1) / PATIENTS);
    return PatientSums.merged(
        Parts.all(
            places,
            parts,
            part -> {
              long from = part * PATIENTS;
              long until = Math.min(patients, from + PATIENTS);
              return new PatientEngine(portable.content()).sums(from, until);
            }));
  }

  private void draw(Portable<SimulationRequest> portable, Frame.Numbers numbers) {
    int draws = request.draws();
    int together = (int) Math.max(1, PATIENTS_OF_DRAWS / request.patientsPerDraw());
    int parts = (draws + together - 1) / together;
    int outcomes = 0;
    int readings = 0;
    List<Drawn> drawn =
        Parts.all(
            places,
            parts,
            part -> {
              int from = part * together;
              return new PatientEngine(portable.content())
                  .draws(from, Math.min(draws, from + together));
            });
    for (Drawn some : drawn) {
      numbers.drawn.copy(some, outcomes, readings);
      outcomes += some.outcomes().length;
      readings += some.measures().length;
    }
  }
}
