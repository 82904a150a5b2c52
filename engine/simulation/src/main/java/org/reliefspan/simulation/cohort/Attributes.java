package org.reliefspan.simulation.cohort;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.reliefspan.simulation.model.Clock;
import org.reliefspan.simulation.model.Cycles;
import org.reliefspan.simulation.model.Outcome;
import org.reliefspan.simulation.model.Patient;
import org.reliefspan.simulation.model.Program;
import org.reliefspan.simulation.model.Reads;
import org.reliefspan.simulation.model.Source;

/** All kinds of patients that a program may begin with, one by one, with their shares. */
final class Attributes {
  private static final int MOST = 100_000;

  private final Program program;
  private final List<Source> sources;
  private final boolean[] used;
  private final Patient patient;
  private int kinds;

  /** Sees one kind of patients. */
  interface Kind {
    /**
     * Sees a kind.
     *
     * @param patient with the attributes
     * @param share of the cohort
     */
    void see(Patient patient, double share);
  }

  Attributes(Program program) {
    this.program = program;
    this.sources = program.beginning().attributes();
    this.used = used(program);
    this.patient = program.newPatient();
  }

  /** Why attributes cannot be gone through. */
  static Optional<String> reason(Program program) {
    boolean[] used = used(program);
    List<Source> sources = program.beginning().attributes();
    Patient nobody = program.newPatient();
    for (int slot = 0; slot < used.length; slot++) {
      if (used[slot] && !isCountable(sources.get(slot), nobody)) {
        return Optional.of(
            "the attribute %s has a continuous law".formatted(program.attributes().get(slot)));
      }
    }
    return new Attributes(program).tooMany();
  }

  /** Counts kinds, up to one too many. */
  private Optional<String> tooMany() {
    try {
      forEach((kind, share) -> {});
      return Optional.empty();
    } catch (TooManyKinds many) {
      return Optional.of(String.valueOf(many.getMessage()));
    }
  }

  /** There are more kinds than anybody wants to go through. */
  private static final class TooManyKinds extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooManyKinds() {
      super(
          String.format(
              Locale.ROOT, "the attributes of patients have more than %,d combinations", MOST));
    }
  }

  /** Only a continuous law has no values; what values there are may depend on the patient. */
  private static boolean isCountable(Source source, Patient nobody) {
    return source.values(nobody).length > 0;
  }

  /** Attributes that anything reads, also by way of another attribute. */
  private static boolean[] used(Program program) {
    long reads = readsOf(program);
    List<Source> sources = program.beginning().attributes();
    boolean[] used = new boolean[sources.size()];
    for (int slot = used.length - 1; slot >= 0; slot--) {
      used[slot] = (reads & Reads.attribute(slot)) != 0;
      if (used[slot]) {
        reads |= sources.get(slot).reads();
      }
    }
    return used;
  }

  private static long readsOf(Program program) {
    long reads = program.beginning().state().reads();
    for (Outcome outcome : program.outcomes()) {
      reads |= Everything.readsOf(outcome);
    }
    for (List<Cycles.Move> moves : program.cycles().map(Cycles::moves).orElse(List.of())) {
      for (Cycles.Move move : moves) {
        reads |= Everything.readsOf(move);
      }
    }
    for (Clock clock : program.clocks()) {
      reads |= Everything.readsOf(clock);
    }
    return reads;
  }

  /** Goes through all kinds. */
  void forEach(Kind kind) {
    kinds = 0;
    from(0, 1, kind);
  }

  private void from(int slot, double share, Kind kind) {
    if (slot == sources.size()) {
      if (++kinds > MOST) {
        throw new TooManyKinds();
      }
      kind.see(patient, share);
      return;
    }
    if (!used[slot]) {
      from(slot + 1, share, kind);
      return;
    }
    double[] values = sources.get(slot).values(patient);
    double[] shares = sources.get(slot).probabilities(patient);
    for (int i = 0; i < values.length; i++) {
      if (shares[i] > 0) {
        patient.set(slot, values[i]);
        from(slot + 1, share * shares[i], kind);
      }
    }
  }

  /** Shares of a kind by state at the start. */
  double[] start(Patient of) {
    double[] start = new double[program.states().size()];
    double[] states = program.beginning().state().values(of);
    double[] shares = program.beginning().state().probabilities(of);
    for (int i = 0; i < states.length; i++) {
      start[(int) states[i]] += shares[i];
    }
    return start;
  }
}
