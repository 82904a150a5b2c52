package org.reliefspan.app.learn;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.reliefspan.domain.eventlog.ActivityRow;
import org.reliefspan.domain.eventlog.LearnedClinic;
import org.reliefspan.domain.eventlog.LearnedLaw;
import org.reliefspan.domain.eventlog.LogFigure;
import org.reliefspan.domain.eventlog.RouteRow;

/**
 * A pathway file in which each activity, when it is done, asks for the next one. A law that is a
 * table is drawn by an even number, {@code luck}, that is drawn when the activity is asked for.
 */
final class LearnedPathwayText {
  private static final double STAYS = 100;
  private static final double SHORTEST = 365;
  private static final String EVEN = "{draw: {uniform: {from: 0, to: 1}}}";

  private final LearnedClinic clinic;
  private final Map<String, ActivityRow> activities = new LinkedHashMap<>();
  private final Map<String, List<RouteRow>> ways = new LinkedHashMap<>();
  private final StringBuilder text = new StringBuilder();

  LearnedPathwayText(LearnedClinic clinic) {
    this.clinic = clinic;
    Map<String, List<RouteRow>> all =
        clinic.routes().stream()
            .collect(
                Collectors.groupingBy(RouteRow::from, LinkedHashMap::new, Collectors.toList()));
    Set<String> reached = new LinkedHashSet<>();
    reach(RouteRow.BEGIN, all, reached);
    clinic.activities().stream()
        .filter(row -> reached.contains(row.id()))
        .forEach(row -> activities.put(row.id(), row));
    all.forEach(
        (from, rows) -> {
          if (reached.contains(from)) {
            ways.put(from, rows);
          }
        });
  }

  private static void reach(String from, Map<String, List<RouteRow>> all, Set<String> reached) {
    if (reached.add(from)) {
      all.getOrDefault(from, List.of()).forEach(row -> reach(row.to(), all, reached));
    }
  }

  /** Activities that patients come to, in order. */
  List<ActivityRow> reached() {
    return List.copyOf(activities.values());
  }

  String write() {
    line("# Learned from %s: %d cases.".formatted(YamlWords.plain(clinic.log()), clinic.cases()));
    line("# Durations are in days. What comes next depends on the activity before it alone.");
    clinic.notes().forEach(note -> line("# " + YamlWords.plain(note)));
    line(
        "pathway: {name: %s, title: %s, source: %s}"
            .formatted(
                clinic.name(),
                YamlWords.quoted("Learned from " + clinic.log()),
                YamlWords.quoted("learned from " + clinic.log())));
    line("time: {unit: day, horizon: %s}".formatted(YamlWords.number(horizon())));
    attributes();
    tables();
    line("states: {here: {present: 1}, gone: {final: true}}");
    line("start: here");
    line("events:");
    Map<String, String> arrive = new LinkedHashMap<>();
    arrive.put("in", "here");
    arrive.put("after", "{at: 0}");
    arrive.putAll(next(RouteRow.BEGIN));
    line("  arrive: " + YamlWords.map(arrive));
    if (mayEndByChance()) {
      line("  leave: {in: here, when: 'next == \"end\"', after: {fixed: 0}, go: gone}");
    }
    line("activities:");
    activities.values().forEach(this::activity);
    line("outcomes: {stay: {per_time: present, unit: day}}");
    return text.toString();
  }

  private void line(String words) {
    text.append(words).append('\n');
  }

  private double horizon() {
    double mean =
        clinic.figures().stream()
            .filter(figure -> figure.quantity().equals("throughput_days_mean"))
            .mapToDouble(LogFigure::value)
            .findFirst()
            .orElse(1);
    return Math.max(SHORTEST, Math.ceil(STAYS * mean));
  }

  private void attributes() {
    Map<String, String> all = new LinkedHashMap<>();
    if (ways.values().stream().anyMatch(rows -> rows.size() > 1)) {
      all.put("next", "'\"begin\"'");
    }
    if (activities.values().stream().anyMatch(row -> isTable(row.duration()))) {
      all.put("luck", "0");
    }
    if (activities.values().stream().anyMatch(LearnedPathwayText::isTableDelay)) {
      all.put("luck_of_delay", "0");
    }
    if (!all.isEmpty()) {
      line("attributes: " + YamlWords.map(all));
    }
  }

  private static boolean isTable(LearnedLaw law) {
    return law instanceof LearnedLaw.Quantiles;
  }

  private static boolean isTableDelay(ActivityRow row) {
    return row.delay().filter(LearnedPathwayText::isTable).isPresent();
  }

  private void tables() {
    List<String> lines = new ArrayList<>();
    for (ActivityRow row : activities.values()) {
      table("days_of_" + row.id(), row.duration()).ifPresent(lines::add);
      row.delay().flatMap(law -> table("delay_of_" + row.id(), law)).ifPresent(lines::add);
    }
    if (!lines.isEmpty()) {
      line("tables: # quantiles of what was seen");
      lines.forEach(this::line);
    }
  }

  private static Optional<String> table(String name, LearnedLaw law) {
    if (!(law instanceof LearnedLaw.Quantiles quantiles)) {
      return Optional.empty();
    }
    int pieces = quantiles.days().size() - 1;
    List<String> points = new ArrayList<>();
    for (int i = 0; i <= pieces; i++) {
      points.add(
          "[%s, %s]"
              .formatted(
                  YamlWords.number((double) i / pieces),
                  YamlWords.number(quantiles.days().get(i))));
    }
    return Optional.of(
        "  %s: {between: linear, points: [%s]}".formatted(name, String.join(", ", points)));
  }

  private boolean mayEndByChance() {
    return ways.values().stream()
        .anyMatch(
            rows ->
                rows.size() > 1 && rows.stream().anyMatch(row -> row.to().equals(RouteRow.END)));
  }

  /** What an activity, or the arrival, leads to. */
  private Map<String, String> next(String from) {
    List<RouteRow> rows = ways.getOrDefault(from, List.of());
    Map<String, String> keys = new LinkedHashMap<>();
    List<String> targets =
        rows.stream().map(RouteRow::to).filter(to -> !to.equals(RouteRow.END)).toList();
    if (targets.isEmpty()) {
      keys.put("go", "gone");
      return keys;
    }
    Map<String, String> set = new LinkedHashMap<>();
    if (rows.size() > 1) {
      set.put("next", choice(rows));
    }
    if (targets.stream().anyMatch(to -> isTable(activity(to).duration()))) {
      set.put("luck", EVEN);
    }
    if (targets.stream().anyMatch(to -> isTableDelay(activity(to)))) {
      set.put("luck_of_delay", EVEN);
    }
    if (!set.isEmpty()) {
      keys.put("set", YamlWords.map(set));
    }
    Map<String, String> asked = new LinkedHashMap<>();
    targets.forEach(to -> asked.put(to, "'next == \"%s\"'".formatted(to)));
    keys.put("request", rows.size() == 1 ? targets.get(0) : YamlWords.map(asked));
    return keys;
  }

  private ActivityRow activity(String id) {
    return Optional.ofNullable(activities.get(id)).orElseThrow();
  }

  private static String choice(List<RouteRow> rows) {
    Map<String, String> shares = new LinkedHashMap<>();
    double rest = 1;
    for (int i = 0; i < rows.size(); i++) {
      boolean isLast = i == rows.size() - 1;
      String share = YamlWords.number(isLast ? rest : rows.get(i).probability());
      shares.put(rows.get(i).to(), share);
      rest = Math.max(0, rest - Double.parseDouble(share));
    }
    return "{draw: {categories: %s}}".formatted(YamlWords.map(shares));
  }

  private void activity(ActivityRow row) {
    line("  %s: # %s".formatted(row.id(), comment(row)));
    row.delay()
        .ifPresent(
            law ->
                line(
                    "    window: {target: %s} # %s"
                        .formatted(
                            law(law, "delay_of_" + row.id(), "luck_of_delay"), fitted(law))));
    line(
        "    duration: %s # %s"
            .formatted(law(row.duration(), "days_of_" + row.id(), "luck"), fitted(row.duration())));
    line("    done: " + YamlWords.map(next(row.id())));
  }

  private static String comment(ActivityRow row) {
    String sessions =
        row.sessions().isPresent() ? "%d sessions, ".formatted(row.sessions().getAsLong()) : "";
    String deviation =
        row.minutes().deviation().isPresent()
            ? ", sd " + YamlWords.decimals(row.minutes().deviation().getAsDouble(), 1)
            : "";
    return "%s: %smean %s minutes%s; waited for %s h: gathering %s, resource %s, delay %s"
        .formatted(
            YamlWords.plain(row.name()),
            sessions,
            YamlWords.decimals(row.minutes().mean(), 1),
            deviation,
            YamlWords.decimals(row.before().hours(), 1),
            YamlWords.decimals(row.before().gathering(), 1),
            YamlWords.decimals(row.before().resource(), 1),
            YamlWords.decimals(row.before().delay(), 1));
  }

  private static String fitted(LearnedLaw law) {
    return law instanceof LearnedLaw.Family family
        ? String.format(Locale.ROOT, "fitted, AIC %.1f", family.aic())
        : law instanceof LearnedLaw.Quantiles ? "as seen" : "always the same";
  }

  private static String law(LearnedLaw law, String table, String luck) {
    if (law instanceof LearnedLaw.Family family) {
      return YamlWords.law(family);
    }
    return law instanceof LearnedLaw.Fixed fixed
        ? YamlWords.number(fixed.days())
        : "%s(%s)".formatted(table, luck);
  }
}
