package org.reliefspan.simulation.facility;

import java.util.Locale;
import java.util.OptionalLong;
import org.reliefspan.domain.facility.ArrivalSpec;
import org.reliefspan.numerics.random.Philox;
import org.reliefspan.simulation.model.Patient;
import org.reliefspan.simulation.model.Program;
import org.reliefspan.simulation.model.SimulationException;
import org.reliefspan.simulation.model.Source;

/** Streams of arrivals of one replication. */
final class Streams {
  private static final long MOST_ARRIVALS = 1_000_000_000;

  private final Facility facility;
  private final Replication replication;

  Streams(Facility facility, Replication replication) {
    this.facility = facility;
    this.replication = replication;
  }

  ArrivalTimes of(ArrivalSpec written) {
    ArrivalTimes times = endless(written);
    OptionalLong number = written.number();
    return number.isPresent() ? ArrivalTimes.first(number.getAsLong(), times) : times;
  }

  private ArrivalTimes endless(ArrivalSpec written) {
    Program program = facility.program();
    Philox luck =
        ArrivalTimes.luck(
            replication.seed(), written.name(), Math.toIntExact(replication.number()));
    if (written.when() instanceof ArrivalSpec.Together together) {
      return new GroupedArrivals(endless(written.with(together.groups())), together, luck);
    }
    if (written.when() instanceof ArrivalSpec.Given given) {
      return ArrivalTimes.given(given.at(), program.ticksPerUnit());
    }
    if (written.when() instanceof ArrivalSpec.Renewal renewal) {
      return ArrivalTimes.oneAfterTheOther(
          gaps(written.name(), renewal, luck), program.ticksPerUnit());
    }
    ArrivalSpec.Poisson poisson = (ArrivalSpec.Poisson) written.when();
    requireAnEnd(written, program.number(poisson.rate()));
    return ArrivalTimes.atRandom(
        program.number(poisson.rate()),
        poisson.pattern(),
        poisson.growth(),
        new ArrivalTimes.Time(program.ticksPerUnit(), facility.unit(), facility.calendar()),
        luck);
  }

  private void requireAnEnd(ArrivalSpec written, double rate) {
    double units = replication.until() / facility.program().ticksPerUnit();
    if (written.number().isEmpty() && rate * units > MOST_ARRIVALS) {
      throw new SimulationException(
          String.format(
              Locale.ROOT,
              "The arrivals of %s at a rate of %s are more than %,d until the end. Maybe the rate is"
                  + " meant for another unit of time?",
              written.name(),
              rate,
              MOST_ARRIVALS));
    }
  }

  private ArrivalTimes.Gaps gaps(String name, ArrivalSpec.Renewal renewal, Philox luck) {
    Patient drawer = facility.program().newPatient();
    facility.program().begin(drawer, luck, 0);
    Source every = facility.program().source(renewal.every(), "every", "the time between arrivals");
    return arrival -> {
      double gap = every.value(drawer, arrival);
      if (!(gap >= 0)) {
        throw new SimulationException(
            "The times between the arrivals of %s must not be negative.".formatted(name));
      }
      return gap;
    };
  }
}
