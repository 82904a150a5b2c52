package org.reliefspan.app.studyfile;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.reliefspan.domain.facility.Access;
import org.reliefspan.domain.facility.Opening;
import org.reliefspan.domain.facility.Preemption;

/** Reads how patients come to an activity: when they want, by appointment, or by lists. */
final class AccessReader {
  private enum Way {
    WALK,
    SLOTS,
    LISTS
  }

  private enum From {
    TARGET,
    EARLIEST
  }

  private AccessReader() {}

  /** What the keys of a step say; what is left out is as in the base. */
  static Access read(YamlMap step, Access base) {
    Optional<YamlMap> slots = step.map("slots");
    Optional<YamlMap> lists = step.map("lists");
    Way implied = slots.isPresent() ? Way.SLOTS : lists.isPresent() ? Way.LISTS : way(base);
    Way way = Keys.word(step, "access", Way.values()).orElse(implied);
    if ((slots.isPresent() && way != Way.SLOTS) || (lists.isPresent() && way != Way.LISTS)) {
      step.report(
          "has %s that belong to another access. Leave them out, or write access: %s."
              .formatted(
                  slots.isPresent() && way != Way.SLOTS ? "slots" : "lists",
                  slots.isPresent() && way != Way.SLOTS ? "slots" : "lists"));
    }
    return switch (way) {
      case WALK -> new Access.Walk();
      case SLOTS ->
          slots(
              step, slots, base instanceof Access.Slots old ? Optional.of(old) : Optional.empty());
      case LISTS ->
          lists(
              step, lists, base instanceof Access.Lists old ? Optional.of(old) : Optional.empty());
    };
  }

  private static Way way(Access access) {
    return access instanceof Access.Slots
        ? Way.SLOTS
        : access instanceof Access.Lists ? Way.LISTS : Way.WALK;
  }

  private static Access slots(YamlMap step, Optional<YamlMap> own, Optional<Access.Slots> base) {
    if (own.isEmpty()) {
      if (base.isEmpty()) {
        step.require("slots");
      }
      return base.map(Access.class::cast).orElseGet(Access.Walk::new);
    }
    YamlMap map = own.get();
    if (base.isEmpty()) {
      map.require("grid");
    }
    double grid = Keys.number(map, "grid").orElse(base.map(Access.Slots::grid).orElse(1.0));
    From from = base.filter(Access.Slots::earliest).map(any -> From.EARLIEST).orElse(From.TARGET);
    Access.Slots slots =
        new Access.Slots(
            grid,
            Keys.number(map, "length").orElse(base.map(Access.Slots::length).orElse(grid)),
            Keys.number(map, "ahead")
                .orElse(base.map(Access.Slots::ahead).orElse(Double.POSITIVE_INFINITY)),
            Keys.count(map, "overbook").orElse(base.map(Access.Slots::overbook).orElse(0)),
            Keys.word(map, "from", From.values()).orElse(from) == From.EARLIEST);
    map.close();
    return slots;
  }

  private static Access lists(YamlMap step, Optional<YamlMap> own, Optional<Access.Lists> base) {
    if (own.isEmpty()) {
      if (base.isEmpty()) {
        step.require("lists");
      }
      return base.map(Access.class::cast).orElseGet(Access.Walk::new);
    }
    YamlMap map = own.get();
    Access.Lists lists =
        new Access.Lists(
            times(map, base.map(Access.Lists::when)),
            Keys.truth(map, "counts_running")
                .orElse(base.map(Access.Lists::countsRunning).orElse(false)),
            Keys.word(map, "interrupted", Preemption.values())
                .orElse(base.map(Access.Lists::interrupted).orElse(Preemption.NONE)));
    map.close();
    return lists;
  }

  private static Access.Times times(YamlMap map, Optional<Access.Times> base) {
    if (map.get("full").isPresent()) {
      return gathered(map);
    }
    if (base.isPresent() && base.get() instanceof Access.Gathered && isSame(map)) {
      return base.get();
    }
    Optional<YamlMap> calendar = map.map("calendar");
    if (calendar.isPresent()) {
      return byCalendar(map, calendar.get());
    }
    Optional<Access.Turns> old =
        base.filter(Access.Turns.class::isInstance).map(Access.Turns.class::cast);
    if (old.isEmpty() && base.isPresent() && isLeftOut(map)) {
      return resized(map, base.get());
    }
    return turns(map, old);
  }

  /** A list whenever so many wait. */
  private static Access.Times gathered(YamlMap map) {
    for (String key : List.of("every", "at", "offset", "size", "calendar", "counts_running")) {
      map.get(key)
          .ifPresent(
              node -> node.report("belongs to lists that have times, but these begin when full."));
    }
    return new Access.Gathered(Keys.count(map, "full").orElse(1));
  }

  private static boolean isSame(YamlMap map) {
    return isLeftOut(map) && map.get("calendar").isEmpty() && map.get("size").isEmpty();
  }

  private static boolean isLeftOut(YamlMap map) {
    return map.get("every").isEmpty() && map.get("at").isEmpty() && map.get("offset").isEmpty();
  }

  /** Lists by the calendar, of another size. */
  private static Access.Times resized(YamlMap map, Access.Times base) {
    OptionalInt size = Keys.count(map, "size");
    return base instanceof Access.ByCalendar old && size.isPresent()
        ? new Access.ByCalendar(
            new Opening.Weekly(
                old.weekly().shifts().stream()
                    .map(
                        each ->
                            new Opening.Shift(
                                each.days(), each.fromMinute(), each.untilMinute(), size))
                    .toList()))
        : base;
  }

  private static Access.Times byCalendar(YamlMap map, YamlMap calendar) {
    for (String key : List.of("every", "at", "offset")) {
      map.get(key)
          .ifPresent(node -> node.report("belongs to lists in turns, but there is a calendar."));
    }
    OptionalInt size = Keys.count(map, "size");
    return new Access.ByCalendar(new Opening.Weekly(WeekReader.beginnings(calendar, size)));
  }

  private static Access.Times turns(YamlMap map, Optional<Access.Turns> base) {
    if (base.isEmpty()) {
      map.require("every");
      map.require("size");
    }
    double every = Keys.number(map, "every").orElse(base.map(Access.Turns::every).orElse(1.0));
    List<Double> at =
        map.get("at").isPresent()
            ? Keys.numbers(map, "at")
            : base.filter(any -> map.get("every").isEmpty())
                .map(Access.Turns::at)
                .orElse(List.of(every));
    return new Access.Turns(
        every,
        at,
        sizes(map, at.size(), base),
        Keys.number(map, "offset").orElse(base.map(Access.Turns::offset).orElse(0.0)));
  }

  /** One number stands for all. */
  private static List<Integer> sizes(YamlMap map, int lists, Optional<Access.Turns> base) {
    List<Integer> sizes =
        map.get("size").isPresent()
            ? Keys.counts(map, "size")
            : base.map(Access.Turns::size).orElse(List.of());
    return sizes.size() == 1 ? Collections.nCopies(lists, sizes.get(0)) : sizes;
  }
}
