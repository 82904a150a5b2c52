package org.reliefspan.report.html;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.reliefspan.domain.simulation.SessionRow;
import org.reliefspan.report.chart.Amounts;
import org.reliefspan.report.chart.GanttChart;

/** One week of the facility, session by session. */
final class WeekPart {
  private static final String TITLE = "A week, session by session";
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH);
  private static final DateTimeFormatter LONG_DATE =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
  private static final int HOUR = 3_600;
  private static final int DAY = 24 * HOUR;
  private static final int MOST_SCENARIOS = 3;

  private final CapacityRows rows;
  private final List<SessionRow> held;
  private final List<String> steps;

  private WeekPart(CapacityRows rows) {
    this.rows = rows;
    this.held =
        rows.results().sessions().stream()
            .filter(row -> row.start().isPresent() && !row.resource().isBlank())
            .toList();
    this.steps = held.stream().map(SessionRow::step).distinct().toList();
  }

  static Part of(CapacityRows rows) {
    WeekPart part = new WeekPart(rows);
    if (part.held.isEmpty()) {
      return Part.missing(
          "week",
          TITLE,
          rows.results().sessions().isEmpty()
              ? "Not asked for: run with --log N to see the sessions of the first N patients."
              : "None of the sessions of the first patients needs a resource.");
    }
    List<FigureView> figures =
        rows.results()
            .setting()
            .start()
            .map(
                start ->
                    part.byCalendar(
                        new FacilityClock(
                            start, rows.results().unit(), rows.results().ticksPerUnit())))
            .orElseGet(part::byUnits);
    return Part.of(
        "week",
        TITLE,
        "The sessions of the first patients in the first replication, in the week in which most of"
            + " them begin. Others are not written down, so rooms look emptier than they are.",
        figures);
  }

  private List<String> scenarios() {
    return rows.scenarios().stream()
        .filter(scenario -> held.stream().anyMatch(row -> row.scenario().equals(scenario)))
        .limit(MOST_SCENARIOS)
        .toList();
  }

  private FigureView figure(String scenario, String when, GanttChart.Content content) {
    return new FigureView(
        FigureView.name("sessions", scenario),
        content.title(),
        ("%s. Bars that overlap lie below each other, in as few rows as possible; a row is not a"
                + " room or a person.")
            .formatted(when),
        GanttChart.svg(content),
        TableView.empty());
  }

  private String title(String scenario) {
    return rows.scenarios().size() > 1 ? rows.title(scenario) : "Sessions of a week";
  }

  // by the calendar: the hours of days beside each other

  private List<FigureView> byCalendar(FacilityClock clock) {
    LocalDate monday =
        fullest(row -> monday(clock.local(row.start().orElse(0)).toLocalDate())).orElseThrow();
    List<Piece> pieces = held.stream().flatMap(row -> pieces(row, clock, monday)).toList();
    return scenarios().stream()
        .map(
            scenario ->
                figure(
                    scenario,
                    "The week of " + LONG_DATE.format(monday),
                    calendar(scenario, pieces, monday)))
        .toList();
  }

  private static LocalDate monday(LocalDate date) {
    return date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }

  /** The week in which most sessions of the first scenario begin, the first of several. */
  private <T extends Comparable<? super T>> Optional<T> fullest(Function<SessionRow, T> week) {
    Map<T, Integer> counts = new TreeMap<>();
    String scenario = scenarios().get(0);
    held.stream()
        .filter(row -> row.scenario().equals(scenario))
        .forEach(row -> counts.merge(week.apply(row), 1, Integer::sum));
    int most = counts.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    return counts.entrySet().stream()
        .filter(entry -> entry.getValue() == most)
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** What of a session lies in one day; times in seconds since Monday 0:00 by the local clock. */
  private record Piece(SessionRow row, int day, int from, int to) {}

  private static Stream<Piece> pieces(SessionRow row, FacilityClock clock, LocalDate monday) {
    LocalDateTime zero = monday.atStartOfDay();
    long from = zero.until(clock.local(row.start().orElse(0)), ChronoUnit.SECONDS);
    long to =
        row.end().isPresent()
            ? zero.until(clock.local(row.end().getAsLong()), ChronoUnit.SECONDS)
            : 7L * DAY;
    List<Piece> pieces = new ArrayList<>();
    for (int day = 0; day < 7; day++) {
      long begin = Math.max(from, (long) day * DAY);
      long end = Math.min(to, (day + 1L) * DAY);
      if (begin < end || (from == to && from == begin && begin / DAY == day)) {
        pieces.add(new Piece(row, day, (int) begin, (int) Math.max(begin, end)));
      }
    }
    return pieces.stream();
  }

  private GanttChart.Content calendar(String scenario, List<Piece> pieces, LocalDate monday) {
    int first = pieces.stream().mapToInt(each -> each.from() % DAY).min().orElse(0) / HOUR;
    int last = 1;
    for (Piece piece : pieces) {
      last = Math.max(last, (piece.to() - piece.day() * DAY + HOUR - 1) / HOUR);
    }
    List<GanttChart.Stretch> stretches = new ArrayList<>();
    List<GanttChart.Mark> marks = new ArrayList<>();
    for (int day = 0; day < 7; day++) {
      int number = day;
      if (pieces.stream().noneMatch(piece -> piece.day() == number)) {
        continue;
      }
      stretches.add(
          new GanttChart.Stretch(
              DATE.format(monday.plusDays(day)),
              (double) day * DAY + first * HOUR,
              (double) day * DAY + last * HOUR));
      int every = last - first > 12 ? 4 : last - first > 6 ? 3 : 1;
      for (int hour = first; hour < last; hour += every) {
        marks.add(new GanttChart.Mark((double) day * DAY + hour * HOUR, Integer.toString(hour)));
      }
    }
    List<GanttChart.Room> rooms =
        rooms(
            scenario,
            pieces.stream().map(Piece::row).distinct().toList(),
            row ->
                pieces.stream()
                    .filter(piece -> piece.row().equals(row))
                    .map(piece -> new GanttChart.Session(row.step(), piece.from(), piece.to())));
    return new GanttChart.Content(
        title(scenario), "hour of the day", steps, stretches, marks, rooms);
  }

  private List<GanttChart.Room> rooms(
      String scenario,
      List<SessionRow> shown,
      Function<SessionRow, Stream<GanttChart.Session>> sessions) {
    List<SessionRow> own = shown.stream().filter(row -> row.scenario().equals(scenario)).toList();
    List<String> resources =
        held.stream().flatMap(row -> Stream.of(needs(row))).distinct().toList();
    return resources.stream()
        .map(
            resource ->
                new GanttChart.Room(
                    FacilityNames.words(resource),
                    own.stream()
                        .filter(row -> List.of(needs(row)).contains(resource))
                        .flatMap(sessions)
                        .toList()))
        .toList();
  }

  private static String[] needs(SessionRow row) {
    return row.resource().split("\\+", -1);
  }

  // without a calendar: a stretch of time in units

  private List<FigureView> byUnits() {
    double week = FacilityClock.week(rows.results().unit()) * rows.results().ticksPerUnit();
    long number = fullest(row -> (long) Math.floor(row.start().orElse(0) / week)).orElse(0L);
    List<SessionRow> shown =
        held.stream()
            .filter(
                row ->
                    row.start().orElse(0) < (number + 1) * week
                        && row.end().orElse(Long.MAX_VALUE) > number * week)
            .toList();
    return scenarios().stream()
        .map(
            scenario ->
                figure(
                    scenario,
                    "Week %d since the start".formatted(number + 1),
                    units(scenario, shown, number * week, (number + 1) * week)))
        .toList();
  }

  private GanttChart.Content units(
      String scenario, List<SessionRow> shown, double from, double to) {
    double perUnit = rows.results().ticksPerUnit();
    List<GanttChart.Mark> marks = new ArrayList<>();
    double step = (to - from) / perUnit / 7;
    for (int i = 0; i <= 7; i++) {
      double at = from / perUnit + i * step;
      marks.add(new GanttChart.Mark(at, Amounts.plain(at)));
    }
    return new GanttChart.Content(
        title(scenario),
        "time since the start, " + rows.times(),
        steps,
        List.of(new GanttChart.Stretch("", from / perUnit, to / perUnit)),
        marks,
        rooms(
            scenario,
            shown,
            row ->
                Stream.of(
                    new GanttChart.Session(
                        row.step(),
                        Math.max(from, (double) row.start().orElse(0)) / perUnit,
                        (row.end().isPresent() ? Math.min(to, (double) row.end().getAsLong()) : to)
                            / perUnit))));
  }
}
