package org.reliefspan.simulation.facility;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.reliefspan.domain.facility.Opening;

/**
 * Appointments of steps that share resources.
 *
 * <p>A session is booked for its planned length within opening hours, and each resource that it
 * needs must suffice all the time. Who has hours held uses those first. At every so many-th
 * beginning of an opening one patient more may come when it is full.
 *
 * <p>For each step a set of bits says which beginnings are free. Looking for one takes a few words,
 * however full the book is; a booking looks again at the beginnings that overlap it, and only if a
 * resource gets scarce. Weeks ahead are made when somebody asks for them, the past is dropped. What
 * is looked for and booked depends on the calls alone. Not thread-safe.
 */
public final class AppointmentBook {
  private static final long NONE = -1;
  static final double FAR = Long.MAX_VALUE / 4.0; // ticks
  private static final int FEWEST_CELLS = 512;

  private final List<Step> steps;
  private final long reach;
  private final CellAxis axis;
  private final ResourceCells[] cells; // by resource
  private final HeldHours[][] held; // by resource, those for the fewest steps first
  private final StepStarts[] starts; // by step
  private final StepOpenings[] openings; // by step
  private final StepNeeds needs;
  private final int[][] classes; // by step and its needs: which hours are held for it
  private long clock = Long.MIN_VALUE;
  private long nextRelease;
  private long nextDrop;

  /**
   * A resource.
   *
   * @param openings of this book alone
   * @param carveOuts hours that are held
   */
  public record Resource(Openings openings, List<CarveOut> carveOuts) {
    /** Copies. */
    public Resource {
      carveOuts = List.copyOf(carveOuts);
    }
  }

  /**
   * Hours that are held for some steps.
   *
   * @param hours which
   * @param count how many; {@link Integer#MAX_VALUE} for all
   * @param steps for which, by index
   * @param release ticks before the hours of a day begin at which they are given to all; 0 for
   *     never
   * @param calendar of the hours
   */
  public record CarveOut(
      Opening.Shift hours, int count, Set<Integer> steps, long release, CalendarTime calendar) {
    /** Copies. */
    public CarveOut {
      steps = Set.copyOf(steps);
    }
  }

  /**
   * A step.
   *
   * @param grid ticks between beginnings, need not be whole
   * @param length ticks that are planned for a session, need not be whole
   * @param ahead ticks; {@link Long#MAX_VALUE} for no limit
   * @param overbook every so many-th beginning takes one patient more; 0 for none
   * @param isEarliest whether the first free one of the window is given, and not the first from the
   *     target on
   * @param needs of a session
   */
  public record Step(
      double grid, double length, long ahead, int overbook, boolean isEarliest, List<Need> needs) {
    /** Copies. */
    public Step {
      needs = List.copyOf(needs);
      if (!(grid >= 1 && grid < FAR)) {
        throw new IllegalArgumentException(
            "The grid (%s ticks) must be at least one tick. Maybe choose more ticks_per_unit."
                .formatted(grid));
      }
      if (!(length >= 1 && length < FAR)) {
        throw new IllegalArgumentException(
            "The length (%s ticks) must be at least one tick. Maybe choose more ticks_per_unit."
                .formatted(length));
      }
    }
  }

  /**
   * What a session needs.
   *
   * @param resource index
   * @param amount positive
   */
  public record Need(int resource, int amount) {}

  /**
   * An empty book.
   *
   * @param reach ticks; nobody gets an appointment farther ahead
   */
  public AppointmentBook(List<Resource> resources, List<Step> steps, long reach) {
    this.steps = List.copyOf(steps);
    if (!(reach >= 0 && reach < FAR)) {
      throw new IllegalArgumentException(
          "reach (%s) must not be negative and be finite. Maybe choose the horizon."
              .formatted(reach));
    }
    this.reach = reach;
    this.needs = new StepNeeds(steps, resources.size());
    this.classes = new int[steps.size()][];
    for (int step = 0; step < classes.length; step++) {
      classes[step] = new int[needs.resources(step).length];
    }
    this.cells = new ResourceCells[resources.size()];
    this.held = new HeldHours[resources.size()][];
    for (int resource = 0; resource < cells.length; resource++) {
      addCells(resource, resources.get(resource));
    }
    this.starts = new StepStarts[steps.size()];
    this.openings = new StepOpenings[steps.size()];
    for (int step = 0; step < starts.length; step++) {
      starts[step] = new StepStarts(steps.get(step).overbook());
      openings[step] = openings(step, resources);
    }
    this.axis = new CellAxis(needs.areWhole() ? 0 : 1);
    this.nextRelease = nextReleaseOfAll();
  }

  private StepOpenings openings(int step, List<Resource> resources) {
    Openings[] all = new Openings[needs.resources(step).length];
    for (int need = 0; need < all.length; need++) {
      all[need] = resources.get(needs.resources(step)[need]).openings();
    }
    return new StepOpenings(
        all, needs.amounts(step), steps.get(step).grid(), steps.get(step).length());
  }

  private void addCells(int resource, Resource written) {
    List<CarveOut> carveOuts = new ArrayList<>(written.carveOuts());
    carveOuts.sort(Comparator.comparingInt(each -> each.steps().size())); // stable
    held[resource] =
        carveOuts.stream()
            .map(each -> new HeldHours(each.hours(), each.release(), each.calendar()))
            .toArray(HeldHours[]::new);
    List<List<Boolean>> isFor = new ArrayList<>();
    int most = 0;
    for (int step : needs.users(resource)) {
      List<Boolean> own = carveOuts.stream().map(each -> each.steps().contains(step)).toList();
      if (!isFor.contains(own)) {
        isFor.add(own);
      }
      int need = needs.needOf(step, resource);
      classes[step][need] = isFor.indexOf(own);
      most = Math.max(most, needs.amounts(step)[need]);
    }
    cells[resource] =
        new ResourceCells(
            written.openings(),
            List.of(held[resource]),
            carveOuts.stream().mapToInt(CarveOut::count).toArray(),
            isFor.stream().map(AppointmentBook::toArray).toArray(boolean[][]::new),
            most);
  }

  private static boolean[] toArray(List<Boolean> list) {
    boolean[] array = new boolean[list.size()];
    for (int i = 0; i < array.length; i++) {
      array[i] = list.get(i);
    }
    return array;
  }

  /**
   * Books the appointment of a window: the first that is free from the target on, else the last
   * before it.
   *
   * @param step index
   * @param now tick, never before that of an earlier call
   * @param earliest tick from which it may begin
   * @param target tick from which it is wanted
   * @param latest tick until which it may begin
   * @return tick at which it begins; -1 if nothing is free
   */
  public long book(int step, long now, long earliest, long target, long latest) {
    advance(now);
    long from = Math.max(earliest, now);
    long until = Math.min(latest, farthest(step, now));
    long aim = steps.get(step).isEarliest() ? from : Math.max(from, target);
    int start = firstFreeStart(step, aim, until);
    if (start < 0 && aim > from) {
      start = lastFreeStart(step, from, Math.min(aim - 1, until));
    }
    if (start < 0) {
      return NONE;
    }
    take(step, start);
    return starts[step].tick(start);
  }

  private long farthest(int step, long now) {
    long ahead = Math.min(reach, steps.get(step).ahead());
    return ahead > Long.MAX_VALUE - Math.max(now, 0) ? Long.MAX_VALUE : now + ahead;
  }

  /**
   * Gives an appointment back, unless it was before the last {@code now}.
   *
   * @param step index
   * @param tick at which it begins
   */
  public void free(int step, long tick) {
    if (tick < clock) {
      return;
    }
    int start = starts[step].at(tick);
    if (start == starts[step].ready() || starts[step].tick(start) != tick) {
      throw new IllegalStateException("step %s cannot begin at %s".formatted(step, tick));
    }
    if (starts[step].giveExtraBack(start)) {
      lookAt(step, start);
    } else {
      starts[step].cancel(start);
      use(step, start, -1);
    }
  }

  /** Cells of time that are in memory. */
  int cells() {
    return axis.size();
  }

  /** How many beginnings are free from a tick to another, both included; of those at the clock. */
  public int feasibleStarts(int step, long from, long until) {
    if (until < from) {
      return 0;
    }
    makeThrough(step, until);
    return starts[step].countFree(starts[step].at(from), starts[step].at(until + 1));
  }

  /** The first free beginning from a tick to another, both included; -1 if there is none. */
  public long firstFree(int step, long from, long until) {
    int start = firstFreeStart(step, from, until);
    return start < 0 ? NONE : starts[step].tick(start);
  }

  /** The last free beginning from a tick to another, both included; -1 if there is none. */
  public long lastFree(int step, long from, long until) {
    int start = lastFreeStart(step, from, until);
    return start < 0 ? NONE : starts[step].tick(start);
  }

  private int firstFreeStart(int step, long from, long until) {
    StepStarts all = starts[step];
    if (until < from) {
      return IndexSet.NONE;
    }
    int found = all.nextFree(all.at(from));
    while (found == IndexSet.NONE && readyThrough(step) < until) {
      makeThrough(step, Math.max(from, readyThrough(step) + 1));
      found = all.nextFree(all.at(from));
    }
    return found >= 0 && all.tick(found) <= until ? found : IndexSet.NONE;
  }

  private int lastFreeStart(int step, long from, long until) {
    if (until < from) {
      return IndexSet.NONE;
    }
    makeThrough(step, until);
    StepStarts all = starts[step];
    int found = all.previousFree(all.at(until + 1) - 1);
    return found >= 0 && all.tick(found) >= from ? found : IndexSet.NONE;
  }

  private void take(int step, int start) {
    if (isFree(step, start)) {
      starts[step].book(start);
      use(step, start, 1);
    } else {
      starts[step].takeExtra(start);
      lookAt(step, start);
    }
  }

  private void use(int step, int start, int times) {
    int from = starts[step].fromCell(start);
    int until = starts[step].untilCell(start);
    boolean matters = false;
    for (int need = 0; need < needs.resources(step).length; need++) {
      int amount = times * needs.amounts(step)[need];
      matters |= cells[needs.resources(step)[need]].use(classes[step][need], amount, from, until);
    }
    if (matters) {
      lookAt(needs.sharing(step), from, until);
    }
  }

  /** Looks again at what overlaps some cells. */
  private void lookAt(int[] some, int fromCell, int untilCell) {
    for (int step : some) {
      StepStarts all = starts[step];
      int start = all.firstEndingAfter(fromCell);
      for (; start < all.ready() && all.fromCell(start) < untilCell; start++) {
        lookAt(step, start);
      }
    }
  }

  private void lookAt(int step, int start) {
    starts[step].setFree(start, starts[step].hasExtra(start) || isFree(step, start));
  }

  private boolean isFree(int step, int start) {
    int from = starts[step].fromCell(start);
    int until = starts[step].untilCell(start);
    for (int need = 0; need < needs.resources(step).length; need++) {
      ResourceCells resource = cells[needs.resources(step)[need]];
      if (!resource.isFree(classes[step][need], needs.amounts(step)[need], from, until)) {
        return false;
      }
    }
    return true;
  }

  /** All beginnings of a step up to this tick are made. */
  private long readyThrough(int step) {
    return axis.end() - 1 - (long) Math.ceil(steps.get(step).length() + 1);
  }

  private void makeThrough(int step, long tick) {
    if (readyThrough(step) < tick) {
      make(Math.max(Math.addExact(tick, needs.longest() + 2), axis.end() + needs.chunk()));
    }
  }

  private void make(long until) {
    for (int step = 0; step < starts.length; step++) {
      openings[step].addBefore(until, starts[step]);
      starts[step].bound(axis);
    }
    for (ResourceCells each : cells) {
      each.bound(axis, until);
    }
    axis.extend(until);
    for (ResourceCells each : cells) {
      each.extend(axis);
    }
    for (int step = 0; step < starts.length; step++) {
      while (starts[step].makeReady(axis)) {
        lookAt(step, starts[step].ready() - 1);
      }
    }
  }

  private void advance(long now) {
    if (now < clock) {
      throw new IllegalArgumentException("now (%s) is before %s".formatted(now, clock));
    }
    clock = now;
    if (now >= nextRelease) {
      releaseUntil(now);
    }
    if (now >= nextDrop) {
      dropBefore(now);
    }
  }

  private long nextReleaseOfAll() {
    long next = Long.MAX_VALUE;
    for (HeldHours[] each : held) {
      for (HeldHours hours : each) {
        next = Math.min(next, hours.nextRelease());
      }
    }
    return next;
  }

  private void releaseUntil(long now) {
    for (int resource = 0; resource < held.length; resource++) {
      for (int h = 0; h < held[resource].length; h++) {
        HeldHours hours = held[resource][h];
        while (hours.nextRelease() <= now) {
          int from = axis.at(hours.releasedBegin());
          int until = axis.at(hours.releasedEnd());
          hours.release();
          cells[resource].release(h, from, until);
          lookAt(needs.users(resource), from, until);
        }
      }
    }
    nextRelease = nextReleaseOfAll();
  }

  /** Drops at least half of the cells, so that each is moved a few times only. */
  private void dropBefore(long now) {
    int past = axis.at(now) - 1; // the cell before may last still
    if (past >= FEWEST_CELLS) {
      for (StepStarts each : starts) {
        each.dropBefore(now, past);
      }
      axis.drop(past);
      for (ResourceCells each : cells) {
        each.drop(past);
      }
    }
    nextDrop = axis.size() / 2 > FEWEST_CELLS ? axis.begin(axis.size() / 2) : axis.end();
  }
}
