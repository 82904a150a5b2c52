package org.reliefspan.simulation.facility;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.LongStream;

/** The same as {@link AppointmentBook}, tick by tick from the definition, whatever it costs. */
final class NaiveBook {
  private static final long LONG_AGO = -20_000;

  private final List<AppointmentBook.Step> steps;
  private final List<AppointmentBook.Resource> resources;
  private final long reach;
  private final List<List<long[]>> starts = new ArrayList<>(); // tick and whether one more may come
  private final List<long[]> bookings = new ArrayList<>(); // step, tick, whether one more
  private long now = Long.MIN_VALUE;

  NaiveBook(
      IntFunction<AppointmentBook.Resource> resources,
      int resourceCount,
      List<AppointmentBook.Step> steps,
      long reach,
      long until) {
    this.steps = steps;
    this.reach = reach;
    this.resources = new ArrayList<>();
    for (int r = 0; r < resourceCount; r++) {
      this.resources.add(resources.apply(r));
    }
    for (int step = 0; step < steps.size(); step++) {
      starts.add(starts(step, until));
    }
  }

  private boolean isOpen(int step, long tick) {
    return steps.get(step).needs().stream()
        .allMatch(
            need -> resources.get(need.resource()).openings().scheduledAt(tick) >= need.amount());
  }

  private List<long[]> starts(int step, long until) {
    long grid = (long) steps.get(step).grid();
    int overbook = steps.get(step).overbook();
    List<long[]> all = new ArrayList<>();
    long from = Long.MIN_VALUE;
    for (long tick = steps.get(step).needs().isEmpty() ? 0 : LONG_AGO; tick < until; tick++) {
      if (!isOpen(step, tick)) {
        from = Long.MIN_VALUE;
        continue;
      }
      from = from == Long.MIN_VALUE ? tick : from;
      boolean fits =
          LongStream.range(tick, tick + (long) steps.get(step).length())
              .allMatch(each -> isOpen(step, each));
      if (tick >= 0 && fits && (tick - from) % grid == 0) {
        boolean more = overbook > 0 && ((tick - from) / grid + 1) % overbook == 0;
        all.add(new long[] {tick, more ? 1 : 0});
      }
    }
    return all;
  }

  long book(int step, long moment, long earliest, long target, long latest) {
    now = moment;
    AppointmentBook.Step how = steps.get(step);
    long from = Math.max(earliest, now);
    long until = Math.min(latest, now + Math.min(reach, how.ahead()));
    long aim = how.isEarliest() ? from : Math.max(from, target);
    long found = -1;
    for (long[] start : starts.get(step)) {
      boolean isInside = start[0] >= from && start[0] <= until;
      boolean isLater = start[0] >= aim;
      if (isInside && !(isLater && found >= Math.max(0, aim)) && isFree(step, start)) {
        found = start[0];
      }
    }
    if (found >= 0) {
      bookings.add(new long[] {step, found, suffices(step, found) ? 0 : 1});
    }
    return found;
  }

  void free(int step, long tick) {
    if (tick >= now) {
      long more = count(step, tick, 1) > 0 ? 1 : 0;
      for (int i = 0; i < bookings.size(); i++) {
        long[] each = bookings.get(i);
        if (each[0] == step && each[1] == tick && each[2] == more) {
          bookings.remove(i);
          return;
        }
      }
    }
  }

  private long count(int step, long tick, int more) {
    return bookings.stream()
        .filter(each -> each[0] == step && each[1] == tick && each[2] == more)
        .count();
  }

  int feasibleStarts(int step, long from, long until) {
    return (int)
        starts.get(step).stream()
            .filter(start -> start[0] >= from && start[0] <= until && isFree(step, start))
            .count();
  }

  private boolean isFree(int step, long[] start) {
    return (start[1] > 0 && count(step, start[0], 1) == 0) || suffices(step, start[0]);
  }

  private boolean suffices(int step, long tick) {
    for (AppointmentBook.Need need : steps.get(step).needs()) {
      for (long each = tick; each < tick + (long) steps.get(step).length(); each++) {
        if (freeFor(step, need.resource(), each) < need.amount()) {
          return false;
        }
      }
    }
    return true;
  }

  private int freeFor(int step, int resource, long tick) {
    AppointmentBook.Resource what = resources.get(resource);
    int[] used = used(resource, tick);
    int level = what.openings().levelAt(tick);
    int free = level;
    for (int each : used) {
      free -= each;
    }
    List<AppointmentBook.CarveOut> narrowFirst = new ArrayList<>(what.carveOuts());
    narrowFirst.sort(Comparator.comparingInt(each -> each.steps().size()));
    for (AppointmentBook.CarveOut carveOut : narrowFirst) {
      int rest = isHeld(carveOut, tick) ? Math.min(level, carveOut.count()) : 0;
      for (int user : inClasses(resource)) {
        if (carveOut.steps().contains(user)) {
          int placed = Math.min(rest, used[user]);
          rest -= placed;
          used[user] -= placed;
        }
      }
      free -= carveOut.steps().contains(step) ? 0 : rest;
    }
    return free;
  }

  private int[] used(int resource, long tick) {
    int[] used = new int[steps.size()];
    for (long[] each : bookings) {
      int step = (int) each[0];
      boolean covers = each[1] <= tick && tick < each[1] + (long) steps.get(step).length();
      if (covers && each[2] == 0) {
        for (AppointmentBook.Need need : steps.get(step).needs()) {
          used[step] += need.resource() == resource ? need.amount() : 0;
        }
      }
    }
    return used;
  }

  /** Steps in order, those for which the same is held side by side. */
  private List<Integer> inClasses(int resource) {
    List<List<Boolean>> classes = new ArrayList<>();
    List<Integer> all = new ArrayList<>();
    for (int step = 0; step < steps.size(); step++) {
      if (steps.get(step).needs().stream().anyMatch(need -> need.resource() == resource)) {
        all.add(step);
        if (!classes.contains(classOf(resource, step))) {
          classes.add(classOf(resource, step));
        }
      }
    }
    all.sort(Comparator.comparingInt(step -> classes.indexOf(classOf(resource, step))));
    return all;
  }

  private List<Boolean> classOf(int resource, int step) {
    return resources.get(resource).carveOuts().stream()
        .map(each -> each.steps().contains(step))
        .toList();
  }

  private boolean isHeld(AppointmentBook.CarveOut carveOut, long tick) {
    LocalDateTime local = carveOut.calendar().local(tick);
    int minute = 60 * local.getHour() + local.getMinute();
    long begin = carveOut.calendar().tick(local.toLocalDate(), carveOut.hours().fromMinute());
    return carveOut.hours().days().contains(local.getDayOfWeek())
        && !carveOut.calendar().holidays().contains(local.toLocalDate())
        && minute >= carveOut.hours().fromMinute()
        && minute < carveOut.hours().untilMinute()
        && !(carveOut.release() > 0 && now >= begin - carveOut.release());
  }
}
