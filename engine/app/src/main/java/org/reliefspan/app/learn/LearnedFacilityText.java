package org.reliefspan.app.learn;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.reliefspan.domain.eventlog.ActivityRow;
import org.reliefspan.domain.eventlog.ArrivalModel;
import org.reliefspan.domain.eventlog.LearnedClinic;
import org.reliefspan.domain.eventlog.ResourceRow;
import org.reliefspan.domain.eventlog.TeamRow;

/** A facility file with the teams, hours and arrivals of a learned clinic. */
final class LearnedFacilityText {
  private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
  private static final int HOURS = 24;
  private static final int REPLICATIONS = 20;

  private final LearnedClinic clinic;
  private final List<ActivityRow> activities;
  private final StringBuilder text = new StringBuilder();

  LearnedFacilityText(LearnedClinic clinic, List<ActivityRow> activities) {
    this.clinic = clinic;
    this.activities = List.copyOf(activities);
  }

  /** The file, for as long as the log. */
  String write() {
    return write("", "run: {until: %s, replications: %d}".formatted(until(), REPLICATIONS));
  }

  /** The same for as many cases as the log has, until the last has gone. */
  String writeForReplay() {
    return write(", number: " + clinic.cases(), "run: {}");
  }

  private String until() {
    return YamlWords.number(Math.max(1, Math.ceil(clinic.days())));
  }

  private String write(String number, String run) {
    line(
        "# Learned from %s: %d cases in %s days."
            .formatted(YamlWords.plain(clinic.log()), clinic.cases(), until()));
    line(
        "facility: {name: %s, title: %s, source: %s}"
            .formatted(
                clinic.name(),
                YamlWords.quoted("Learned from " + clinic.log()),
                YamlWords.quoted("learned from " + clinic.log())));
    line("pathway: pathway.yaml");
    boolean hasHours = clinic.teams().stream().anyMatch(team -> !team.open().isEmpty());
    if (hasHours || clinic.arrivals().hasPattern()) {
      line("calendar: {start: %s} # the clock of the log".formatted(clinic.monday()));
    }
    line("resources:");
    Set<String> used =
        activities.stream()
            .map(ActivityRow::team)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    clinic.teams().stream().filter(team -> used.contains(team.id())).forEach(this::resource);
    line("steps:");
    activities.forEach(this::step);
    line("arrivals: # " + arrivalComment());
    line("  cases: {" + when() + together() + number + "}");
    line(run);
    return text.toString();
  }

  private void line(String words) {
    text.append(words).append('\n');
  }

  private void resource(TeamRow team) {
    String open = team.open().isEmpty() ? "" : ", open: " + hours(team.open());
    String people =
        clinic.resources().stream()
            .filter(row -> row.team().equals(team.id()))
            .map(LearnedFacilityText::words)
            .collect(Collectors.joining("; "));
    line(
        "  %s: {count: %d%s} # %s"
            .formatted(
                team.id(),
                team.count(),
                open,
                people.isEmpty() ? "most at one time; nobody is named" : people));
  }

  private static String words(ResourceRow row) {
    String sessions =
        row.sessions().isPresent() ? "%d sessions, ".formatted(row.sessions().getAsLong()) : "";
    return "%s: %s%s busy hours, most at one time %d"
        .formatted(
            YamlWords.plain(row.name()),
            sessions,
            YamlWords.decimals(row.busyHours(), 1),
            row.peak());
  }

  /** Days with the same hours together. */
  private static String hours(List<TeamRow.OpenDay> open) {
    Map<String, List<String>> days = new LinkedHashMap<>();
    for (TeamRow.OpenDay each : open) {
      String hours = String.format(Locale.ROOT, "\"%02d:00-%02d:00\"", each.from(), each.until());
      days.computeIfAbsent(hours, key -> new ArrayList<>()).add(DAYS.get(each.day()));
    }
    return days.entrySet().stream()
        .map(each -> "\"%s\": %s".formatted(String.join(",", each.getValue()), each.getKey()))
        .collect(Collectors.joining(", ", "{", "}"));
  }

  private void step(ActivityRow row) {
    String lists =
        row.gathers() > 1 ? ", access: lists, lists: {full: %d}".formatted(row.gathers()) : "";
    line("  %s: {needs: {%s: 1}%s}".formatted(row.id(), row.team(), lists));
  }

  private String arrivalComment() {
    return clinic.arrivals().aic().entrySet().stream()
        .map(each -> String.format(Locale.ROOT, "%s %.1f", each.getKey(), each.getValue()))
        .collect(Collectors.joining(", ", "AIC: ", ""));
  }

  private String when() {
    ArrivalModel arrivals = clinic.arrivals();
    if (arrivals.every().isPresent()) {
      return "every: " + YamlWords.law(arrivals.every().get());
    }
    List<String> patterns = new ArrayList<>();
    if (!arrivals.weekday().isEmpty()) {
      List<String> days = new ArrayList<>();
      for (int day = 0; day < DAYS.size(); day++) {
        days.add(DAYS.get(day) + ": " + YamlWords.number(arrivals.weekday().get(day)));
      }
      patterns.add("{week: {%s}}".formatted(String.join(", ", days)));
    }
    if (!arrivals.hour().isEmpty()) {
      patterns.add(byHour(arrivals.hour()));
    }
    String pattern =
        patterns.isEmpty() ? "" : ", pattern: [%s]".formatted(String.join(", ", patterns));
    return "rate: " + YamlWords.number(arrivals.perDay()) + pattern;
  }

  private static String byHour(List<Double> factors) {
    List<Double> from = new ArrayList<>();
    List<Double> factor = new ArrayList<>();
    for (int hour = 0; hour < HOURS; hour++) {
      if (hour == 0 || !factors.get(hour).equals(factors.get(hour - 1))) {
        from.add(hour / (double) HOURS);
        factor.add(factors.get(hour));
      }
    }
    return "{every: 1, from: %s, factor: %s}"
        .formatted(YamlWords.numbers(from), YamlWords.numbers(factor));
  }

  private String together() {
    ArrivalModel arrivals = clinic.arrivals();
    if (arrivals.isSingle()) {
      return "";
    }
    if (arrivals.together().size() == 1) {
      return ", together: " + arrivals.together().firstKey();
    }
    Map<String, String> shares = new LinkedHashMap<>();
    double rest = 1;
    for (Map.Entry<Integer, Double> each : arrivals.together().entrySet()) {
      boolean isLast = each.getKey().equals(arrivals.together().lastKey());
      String share = YamlWords.number(isLast ? rest : each.getValue());
      shares.put(String.valueOf(each.getKey()), share);
      rest = Math.max(0, rest - Double.parseDouble(share));
    }
    return ", together: " + YamlWords.map(shares);
  }
}
