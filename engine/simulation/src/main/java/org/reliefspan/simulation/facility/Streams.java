package org.reliefspan.simulation.facility;

import java.util.List;
import org.reliefspan.domain.facility.ArrivalSpec;
import org.reliefspan.numerics.math.DetMath;
import org.reliefspan.numerics.random.Philox;
import org.reliefspan.numerics.random.Purpose;
import org.reliefspan.simulation.model.Patient;
import org.reliefspan.simulation.model.Program;
import org.reliefspan.simulation.model.SimulationException;
import org.reliefspan.simulation.model.Source;
import org.reliefspan.simulation.run.Appointments;

/** Streams of arrivals of one replication. */
final class Streams {
  private final Facility facility;
  private final Replication replication;

  Streams(Facility facility, Replication replication) {
    this.facility = facility;
    this.replication = replication;
  }

  ArrivalTimes of(ArrivalSpec written) {
    ArrivalTimes times = endless(written);
    long most = written.number().orElse(Long.MAX_VALUE);
    return most == Long.MAX_VALUE ? times : new Limited(times, most);
  }

  private ArrivalTimes endless(ArrivalSpec written) {
    Program program = facility.program();
    String use = "arrivals:" + written.name();
    Philox luck =
        Philox.keyed(replication.seed(), use).replication(Math.toIntExact(replication.number()));
    if (written.when() instanceof ArrivalSpec.Together together) {
      Purpose size = Purpose.of(use + ":together");
      return new Together(
          endless(written.with(together.groups())), together, k -> luck.uniform(0, size, k));
    }
    if (written.when() instanceof ArrivalSpec.Given given) {
      return new Given(facility, given.at());
    }
    if (written.when() instanceof ArrivalSpec.Renewal renewal) {
      Patient drawer = program.newPatient();
      program.begin(drawer, luck, 0);
      Source every = program.source(renewal.every(), use, "the time between arrivals");
      return new Renewal(facility, k -> every.value(drawer, k), written.name());
    }
    ArrivalSpec.Poisson poisson = (ArrivalSpec.Poisson) written.when();
    double rate = program.number(poisson.rate());
    Purpose purpose = Purpose.of(use);
    return new Renewal(
        facility, k -> -DetMath.log(1 - luck.uniform(0, purpose, k)) / rate, written.name());
  }

  private interface Draw {
    double next(int k);
  }

  private static final class Renewal implements ArrivalTimes {
    private final Facility facility;
    private final Draw every;
    private final String name;
    private double time;
    private int count;

    Renewal(Facility facility, Draw every, String name) {
      this.facility = facility;
      this.every = every;
      this.name = name;
    }

    @Override
    public long next() {
      double wait = every.next(count++);
      if (!(wait >= 0)) {
        throw new SimulationException(
            "The times between the arrivals of %s must not be negative.".formatted(name));
      }
      time += wait;
      return time < Long.MAX_VALUE / 4.0 / facility.program().ticksPerUnit()
          ? facility.ticks(time)
          : Appointments.NEVER;
    }
  }

  /** Groups, one patient after the other. */
  private static final class Together implements ArrivalTimes {
    private final ArrivalTimes groups;
    private final ArrivalSpec.Together written;
    private final Draw size;
    private int count;
    private int left;
    private long now;

    Together(ArrivalTimes groups, ArrivalSpec.Together written, Draw size) {
      this.groups = groups;
      this.written = written;
      this.size = size;
    }

    @Override
    public long next() {
      if (left == 0) {
        now = groups.next();
        left = size(size.next(count++));
      }
      left--;
      return now;
    }

    private int size(double uniform) {
      double below = 0;
      for (int i = 0; i < written.sizes().size() - 1; i++) {
        below += written.shares().get(i);
        if (uniform < below) {
          return written.sizes().get(i);
        }
      }
      return written.sizes().get(written.sizes().size() - 1);
    }
  }

  private static final class Given implements ArrivalTimes {
    private final Facility facility;
    private final List<Double> at;
    private int next;

    Given(Facility facility, List<Double> at) {
      this.facility = facility;
      this.at = at;
    }

    @Override
    public long next() {
      return next == at.size() ? Appointments.NEVER : facility.ticks(at.get(next++));
    }
  }

  private static final class Limited implements ArrivalTimes {
    private final ArrivalTimes times;
    private long left;

    Limited(ArrivalTimes times, long most) {
      this.times = times;
      this.left = most;
    }

    @Override
    public long next() {
      return left-- > 0 ? times.next() : Appointments.NEVER;
    }
  }
}
