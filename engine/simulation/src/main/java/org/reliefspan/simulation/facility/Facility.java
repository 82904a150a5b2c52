package org.reliefspan.simulation.facility;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.reliefspan.domain.facility.Access;
import org.reliefspan.domain.facility.ArrivalSpec;
import org.reliefspan.domain.facility.FacilitySpec;
import org.reliefspan.domain.facility.Preemption;
import org.reliefspan.domain.facility.ResourceSpec;
import org.reliefspan.domain.facility.StepSpec;
import org.reliefspan.domain.pathway.PathwaySpec;
import org.reliefspan.domain.pathway.TimeUnit;
import org.reliefspan.domain.pathway.Written;
import org.reliefspan.simulation.model.Activity;
import org.reliefspan.simulation.model.Program;
import org.reliefspan.simulation.model.SimulationException;
import org.reliefspan.simulation.model.Source;

/**
 * One strategy of a pathway in one facility, ready to run: names are numbers, times are ticks.
 * Immutable, may be shared between threads.
 */
final class Facility {
  private static final double DAYS_OF_YEAR = 365.25;

  private final Program program;
  private final FacilitySpec spec;
  private final Optional<CalendarTime> calendar;
  private final Step[] steps;
  private final int[][] users; // by resource: steps that need it
  private final StepSpec.@Nullable Since[] since; // by step
  private final long[] within; // by step
  private final ResourceSpec.AtClose[] atClose; // by resource
  private final long[] turnovers;
  private final long ticksPerDay;
  private final TimeUnit unit;
  private final List<double[]> brought =
      new ArrayList<>(); // by stream, what all its patients bring

  /**
   * Compiles.
   *
   * @param model a strategy, with what the facility makes of its activities, and attributes that
   *     arrivals may bring
   */
  Facility(PathwaySpec model, FacilitySpec spec) {
    this.program = Program.of(model, Map.of());
    if (program.cycles().isPresent()) {
      throw new SimulationException(
          "The pathway runs in cycles, in which nothing is booked. Maybe describe it by events?");
    }
    this.spec = spec;
    this.unit = model.time().unit();
    this.calendar =
        spec.calendar()
            .map(each -> new CalendarTime(each, model.time().unit(), model.time().ticksPerUnit()));
    this.atClose =
        spec.resources().stream().map(ResourceSpec::atClose).toArray(ResourceSpec.AtClose[]::new);
    this.turnovers = spec.resources().stream().mapToLong(each -> ticks(each.turnover())).toArray();
    this.steps =
        IntStream.range(0, program.activities().size()).mapToObj(this::step).toArray(Step[]::new);
    this.since = new StepSpec.@Nullable Since[steps.length];
    this.within = new long[steps.length];
    for (int i = 0; i < steps.length; i++) {
      since[i] = steps[i].target().map(StepSpec.Target::since).orElse(null);
      within[i] = ticks(steps[i].target().map(StepSpec.Target::within).orElse(0.0));
    }
    this.users = new int[spec.resources().size()][];
    Arrays.setAll(users, this::usersOf);
    this.ticksPerDay = ticks(1 / (model.time().unit().years() * DAYS_OF_YEAR));
    spec.arrivals().forEach(each -> brought.add(brought(each)));
  }

  private Step step(int index) {
    Activity activity = program.activities().get(index);
    Optional<StepSpec> written =
        spec.steps().stream().filter(each -> each.activity().equals(activity.name())).findFirst();
    int[] needs = activity.needs().stream().mapToInt(each -> resource(each, activity)).toArray();
    Access access = written.map(StepSpec::access).orElse(new Access.Walk());
    Preemption preemption = written.map(StepSpec::preemption).orElse(Preemption.NONE);
    return new Step(
        index,
        activity,
        needs,
        activity.needs().stream().mapToInt(Activity.Need::number).toArray(),
        access,
        written.map(StepSpec::order).orElse(StepSpec.Order.FIRST_COME),
        written.map(each -> each.whenFull() == StepSpec.WhenFull.BLOCK).orElse(false),
        preemption,
        access instanceof Access.Slots slots ? ticks(slots.length()) : always(activity.duration()),
        written.flatMap(StepSpec::target),
        spec.steps().stream().anyMatch(each -> each.preemption() != Preemption.NONE)
            || (access instanceof Access.Lists lists && lists.interrupted() != Preemption.NONE)
            || Arrays.stream(needs).anyMatch(this::interrupts));
  }

  /** What all sessions last; 0 if they do not last the same. */
  private long always(Source duration) {
    double all = duration.constant();
    return Double.isNaN(all) ? 0 : ticks(all);
  }

  private int resource(Activity.Need need, Activity activity) {
    int index = spec.resources().stream().map(ResourceSpec::name).toList().indexOf(need.resource());
    if (index < 0) {
      throw new SimulationException(
          "The activity %s needs %s, which the facility does not have."
              .formatted(activity.name(), need.resource()));
    }
    return index;
  }

  private boolean interrupts(int resource) {
    ResourceSpec.AtClose atClose = atClose(resource);
    return atClose != ResourceSpec.AtClose.FINISH && atClose != ResourceSpec.AtClose.FIT;
  }

  private int[] usersOf(int resource) {
    return Arrays.stream(steps)
        .filter(step -> Arrays.stream(step.needs()).anyMatch(each -> each == resource))
        .mapToInt(Step::index)
        .toArray();
  }

  private double[] brought(ArrivalSpec arrivals) {
    double[] values = new double[program.attributes().size()];
    Arrays.fill(values, Double.NaN);
    for (Map.Entry<String, Written> each : arrivals.attributes().entrySet()) {
      values[program.attributes().indexOf(each.getKey())] = program.number(each.getValue());
    }
    return values;
  }

  Program program() {
    return program;
  }

  FacilitySpec spec() {
    return spec;
  }

  /** Unit of times of the pathway. */
  TimeUnit unit() {
    return unit;
  }

  Optional<CalendarTime> calendar() {
    return calendar;
  }

  Step[] steps() {
    return steps;
  }

  int resources() {
    return users.length;
  }

  /** Steps that need a resource. */
  int[] users(int resource) {
    return users[resource];
  }

  ResourceSpec.AtClose atClose(int resource) {
    return atClose[resource];
  }

  long turnover(int resource) {
    return turnovers[resource];
  }

  /** The nearest tick; as far as ticks go. */
  long ticks(double units) {
    return Math.round(units * program.ticksPerUnit());
  }

  /** Openings of the resources, for one replication. */
  Openings[] openings() {
    return spec.resources().stream().map(this::opening).toArray(Openings[]::new);
  }

  private Openings opening(ResourceSpec resource) {
    return Openings.of(resource.opening(), resource.count(), calendar, program.ticksPerUnit());
  }

  /** Times of lists by step, for one replication; null without lists. */
  @Nullable ListTimes[] lists() {
    @Nullable ListTimes[] lists = new @Nullable ListTimes[steps.length];
    for (Step step : steps) {
      if (step.access() instanceof Access.Lists written
          && !(written.when() instanceof Access.Gathered)) {
        lists[step.index()] = lists(written.when());
      }
    }
    return lists;
  }

  private ListTimes lists(Access.Times when) {
    return when instanceof Access.Turns turns
        ? ListTimes.inTurns(turns, program.ticksPerUnit())
        : ListTimes.ofShifts(
            Openings.of(((Access.ByCalendar) when).weekly(), 0, calendar, program.ticksPerUnit()));
  }

  /** Streams of arrivals. */
  ArrivalTimes[] arrivals(Replication replication) {
    return spec.arrivals().stream()
        .map(each -> new Streams(this, replication).of(each))
        .toArray(ArrivalTimes[]::new);
  }

  /** Whether arrivals end. */
  boolean hasLastArrival() {
    return spec.arrivals().stream()
        .allMatch(each -> each.number().isPresent() || each.when() instanceof ArrivalSpec.Given);
  }

  /** What a patient brings: attributes by slot, NaN for what the pathway gives. */
  double[] brought(int stream, long arrival) {
    double[] all = brought.get(stream);
    if (spec.arrivals().get(stream).when() instanceof ArrivalSpec.Given given
        && !given.values().isEmpty()) {
      double[] own = all.clone();
      given
          .values()
          .forEach(
              (name, column) ->
                  own[program.attributes().indexOf(name)] =
                      program.cell(column, Math.toIntExact(arrival)));
      return own;
    }
    return all;
  }

  /** Since when the target of a step counts; null without one. */
  StepSpec.@Nullable Since since(int step) {
    return since[step];
  }

  /** Ticks within which a step should begin. */
  long within(int step) {
    return within[step];
  }

  /** Whether appointments of a step are given some time ahead only. */
  boolean isAheadLimited(int step) {
    return steps[step].access() instanceof Access.Slots slots
        && slots.ahead() < Double.POSITIVE_INFINITY;
  }

  long ticksPerDay() {
    return ticksPerDay;
  }

  /** When the next day begins. */
  long nextDay(long now) {
    return calendar
        .map(each -> each.tick(each.local(now).toLocalDate().plusDays(1).atStartOfDay()))
        .orElse((Math.floorDiv(now, ticksPerDay) + 1) * ticksPerDay);
  }

  /** The end of a window that begins at a tick. */
  long window(long from, long ticks) {
    return calendar.isPresent() ? calendar.get().addWindow(from, ticks) : from + ticks;
  }

  /** Adds the ticks of an interval to the hours of the week in which they lie. */
  void addHours(long from, long to, int number, double[] into, int at) {
    if (calendar.isEmpty()) {
      return;
    }
    long hour = calendar.get().ofMinutes(60);
    long begin = from;
    while (begin < to) {
      long end = Math.min(to, (Math.floorDiv(begin, hour) + 1) * hour);
      into[at + calendar.get().hourOfWeek(begin)] += (double) number * (end - begin);
      begin = end;
    }
  }
}
