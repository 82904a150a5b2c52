package org.reliefspan.simulation.run;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
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
    PortableRequest portable = new PortableRequest(request.withThreads(1));
    simulate(portable).write(numbers);
    draw(portable, numbers);
    return frame.result(numbers);
  }

  private PatientSums simulate(PortableRequest portable) {
    long patients = request.patients();
    int parts = Math.toIntExact((patients + PATIENTS - 1) / PATIENTS);
    return PatientSums.merged(
        all(
            parts,
            part -> {
              long from = part * PATIENTS;
              long until = Math.min(patients, from + PATIENTS);
              return new PatientEngine(portable.request()).sums(from, until);
            }));
  }

  private void draw(PortableRequest portable, Frame.Numbers numbers) {
    int draws = request.draws();
    int together = (int) Math.max(1, PATIENTS_OF_DRAWS / request.patientsPerDraw());
    int parts = (draws + together - 1) / together;
    int outcomes = 0;
    int readings = 0;
    List<Drawn> drawn =
        all(
            parts,
            part -> {
              int from = part * together;
              return new PatientEngine(portable.request())
                  .draws(from, Math.min(draws, from + together));
            });
    for (Drawn some : drawn) {
      numbers.drawn.copy(some, outcomes, readings);
      outcomes += some.outcomes().length;
      readings += some.measures().length;
    }
  }

  /** Results of all parts, or what went wrong in the first that failed. */
  private <R extends Serializable> List<R> all(int parts, Places.Work<R> work) {
    List<R> results = new ArrayList<>();
    for (Part<R> part : places.map(parts, number -> Part.of(work, number))) {
      if (part.failure() != null) {
        throw part.failure();
      }
      if (part.result() != null) {
        results.add(part.result());
      }
    }
    return results;
  }

  /** What was made of a part, or why nothing was. */
  private record Part<R extends Serializable>(
      @Nullable R result, @Nullable SimulationException failure) implements Serializable {
    static <R extends Serializable> Part<R> of(Places.Work<R> work, int number) {
      try {
        return new Part<>(work.apply(number), null);
      } catch (SimulationException wrong) {
        return new Part<>(null, wrong);
      }
    }
  }
}
