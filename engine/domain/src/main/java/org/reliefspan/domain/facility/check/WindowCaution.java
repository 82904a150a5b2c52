package org.reliefspan.domain.facility.check;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.reliefspan.domain.facility.Access;
import org.reliefspan.domain.facility.CalendarSpec;
import org.reliefspan.domain.facility.OpenHours;
import org.reliefspan.domain.facility.Opening;
import org.reliefspan.domain.facility.ResourceSpec;
import org.reliefspan.domain.facility.StepSpec;
import org.reliefspan.domain.facility.check.Situation.Offered;
import org.reliefspan.domain.pathway.ActivitySpec;

/**
 * Windows after another activity that the calendar does not leave open, such as therapy within 72
 * hours of an injection on the Friday before a long weekend. Who waits before is not seen: this is
 * of an empty facility, which is the best there can be.
 */
final class WindowCaution implements Concern {
  private static final int DAYS = 366;
  private static final Duration QUARTER = Duration.ofMinutes(15);
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @Override
  public void check(Situation situation, Complaints complaints) {
    Optional<CalendarSpec> calendar = situation.facility().calendar();
    if (calendar.isEmpty()) {
      return;
    }
    List<Offered> all = situation.offered();
    for (Offered first : all) {
      for (Offered second : all) {
        if (first.model().equals(second.model()) && asksFor(first.activity(), second.name())) {
          new Pair(first, second, situation, calendar.get()).check(complaints);
        }
      }
    }
  }

  private static boolean asksFor(ActivitySpec first, String second) {
    return first.start().request().containsKey(second)
        || first.done().request().containsKey(second)
        || first.finished().request().containsKey(second);
  }

  /** Two activities, the first of which asks for the second. */
  private record Pair(Offered first, Offered second, Situation situation, CalendarSpec calendar) {
    void check(Complaints complaints) {
      Optional<Access.Slots> slots =
          step(second)
              .map(StepSpec::access)
              .filter(Access.Slots.class::isInstance)
              .map(Access.Slots.class::cast);
      Optional<Double> earliest = second.number(second.activity().window().earliest());
      Optional<Double> latest =
          second.number(second.activity().window().latest()).filter(Double::isFinite);
      List<Opening.Weekly> open = openings(second);
      if (slots.isEmpty() || earliest.isEmpty() || latest.isEmpty() || open.isEmpty()) {
        return;
      }
      Duration from = situation.duration(earliest.get());
      Duration until = situation.duration(latest.get());
      OpenHours hours = OpenHours.of(open, calendar);
      List<ZonedDateTime> starts = startsOfFirst();
      List<ZonedDateTime> without =
          starts.stream()
              .filter(
                  start -> isWithout(start.plus(lengthOfFirst()), from, until, slots.get(), hours))
              .toList();
      if (!without.isEmpty()) {
        complain(starts.size(), without, complaints);
      }
    }

    private Optional<StepSpec> step(Offered each) {
      return situation.step(each.name());
    }

    private boolean isWithout(
        ZonedDateTime request, Duration from, Duration until, Access.Slots slots, OpenHours hours) {
      return hours
          .starts(
              calendar.windows().after(request, from),
              calendar.windows().after(request, until),
              atLeastAMinute(situation.duration(slots.grid())),
              situation.duration(slots.length()))
          .isEmpty();
    }

    private static Duration atLeastAMinute(Duration time) {
      return time.compareTo(MINUTE) < 0 ? MINUTE : time;
    }

    private List<Opening.Weekly> openings(Offered each) {
      Map<String, ResourceSpec> resources = situation.resources();
      List<Opening.Weekly> all = new ArrayList<>();
      for (String need : each.activity().needs().keySet()) {
        ResourceSpec resource = resources.get(need);
        if (resource != null && resource.opening() instanceof Opening.Weekly weekly) {
          all.add(weekly);
        }
      }
      return all;
    }

    /** When the first can begin in a year: on its grid, with its lists, or each quarter. */
    private List<ZonedDateTime> startsOfFirst() {
      Optional<Access> access = step(first).map(StepSpec::access);
      Duration grid = QUARTER;
      List<Opening.Weekly> open = new ArrayList<>(openings(first));
      if (access.isPresent() && access.get() instanceof Access.Slots slots) {
        grid = atLeastAMinute(situation.duration(slots.grid()));
      } else if (access.isPresent()
          && access.get() instanceof Access.Lists lists
          && lists.when() instanceof Access.ByCalendar byCalendar) {
        open.add(byCalendar.weekly());
      }
      if (open.isEmpty()) {
        return List.of();
      }
      LocalDate day = calendar.start().toLocalDate();
      return OpenHours.of(open, calendar)
          .starts(
              day.atStartOfDay(calendar.zone()),
              day.plusDays(DAYS).atStartOfDay(calendar.zone()),
              grid,
              access.filter(Access.Slots.class::isInstance).isPresent() ? lengthOfFirst() : MINUTE);
    }

    /** What comes at the beginning does not wait for the end. */
    private Duration lengthOfFirst() {
      if (first.activity().start().request().containsKey(second.name())) {
        return Duration.ZERO;
      }
      double planned =
          step(first)
              .map(StepSpec::access)
              .filter(Access.Slots.class::isInstance)
              .map(access -> ((Access.Slots) access).length())
              .orElse(0.0);
      return situation.duration(first.time(first.activity().duration()).orElse(planned));
    }

    private void complain(int all, List<ZonedDateTime> without, Complaints complaints) {
      complaints.add(
          step(second).map(StepSpec::place).orElseThrow(),
          ("cannot take place within its window after %d of the %d times in a year at which %s can"
                  + " begin, such as %s, however empty the facility is. Maybe a longer window, more"
                  + " hours, or no %s then?")
              .formatted(
                  without.size(), all, first.name(), Clock.moment(without.get(0)), first.name()));
    }
  }
}
