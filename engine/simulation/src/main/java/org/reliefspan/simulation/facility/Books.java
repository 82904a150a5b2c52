package org.reliefspan.simulation.facility;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.reliefspan.domain.facility.Access;
import org.reliefspan.domain.facility.ResourceSpec;
import org.reliefspan.simulation.run.Appointments;

/** The appointment book of a facility for one replication; steps have their own numbers in it. */
final class Books {
  private final Facility facility;
  private final int[] numbers; // by step: its number in the book, -1 without appointments
  private final AppointmentBook book;

  Books(Facility facility) {
    this.facility = facility;
    this.numbers = new int[facility.steps().length];
    List<AppointmentBook.Step> booked = new ArrayList<>();
    for (Step step : facility.steps()) {
      numbers[step.index()] = step.isBooked() ? booked.size() : -1;
      if (step.access() instanceof Access.Slots slots) {
        booked.add(step(step, slots));
      }
    }
    List<AppointmentBook.Resource> resources =
        IntStream.range(0, facility.resources()).mapToObj(this::resource).toList();
    long reach = Math.round(facility.program().horizon() * facility.program().ticksPerUnit());
    this.book = new AppointmentBook(booked.isEmpty() ? List.of() : resources, booked, reach);
  }

  private AppointmentBook.Step step(Step step, Access.Slots slots) {
    double ticksPerUnit = facility.program().ticksPerUnit();
    return new AppointmentBook.Step(
        slots.grid() * ticksPerUnit,
        slots.length() * ticksPerUnit,
        slots.ahead() == Double.POSITIVE_INFINITY
            ? Appointments.NEVER
            : facility.ticks(slots.ahead()),
        slots.overbook(),
        slots.earliest(),
        IntStream.range(0, step.needs().length)
            .mapToObj(i -> new AppointmentBook.Need(step.needs()[i], step.numbers()[i]))
            .toList());
  }

  private AppointmentBook.Resource resource(int index) {
    ResourceSpec written = facility.spec().resources().get(index);
    return new AppointmentBook.Resource(
        facility.openings()[index], written.carveOuts().stream().map(this::carveOut).toList());
  }

  private AppointmentBook.CarveOut carveOut(ResourceSpec.CarveOut written) {
    Set<Integer> steps =
        IntStream.range(0, numbers.length)
            .filter(i -> numbers[i] >= 0)
            .filter(i -> written.activities().contains(facility.steps()[i].activity().name()))
            .mapToObj(i -> numbers[i])
            .collect(Collectors.toSet());
    return new AppointmentBook.CarveOut(
        written.hours(),
        written.hours().count().orElse(Integer.MAX_VALUE),
        steps,
        facility.ticks(written.release()),
        facility.calendar().orElseThrow());
  }

  /** See {@link AppointmentBook#book}. */
  long book(int step, long now, long earliest, long target, long latest) {
    return book.book(numbers[step], now, earliest, target, latest);
  }

  /** See {@link AppointmentBook#free}. */
  void free(int step, long tick) {
    book.free(numbers[step], tick);
  }
}
