package org.reliefspan.simulation.result;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.reliefspan.domain.pathway.OutcomeSpec;
import org.reliefspan.domain.pathway.PathwaySpec;
import org.reliefspan.domain.pathway.ResolvedPathway;
import org.reliefspan.domain.simulation.CourseRow;
import org.reliefspan.simulation.run.History;
import org.reliefspan.simulation.run.HistoryRecorder;

/** The course of one patient under all strategies, in plain sentences. */
final class CourseWords {
  /** Steps that are told one by one. */
  private static final int TOLD = 15;

  private final ResolvedPathway pathway;
  private final List<History> histories;
  private final String unit;
  private final Map<String, String> units = new LinkedHashMap<>();
  private final List<CourseRow> rows = new ArrayList<>();

  CourseWords(ResolvedPathway pathway, List<History> histories) {
    this.pathway = pathway;
    this.histories = histories;
    PathwaySpec first = pathway.strategies().get(0).model();
    this.unit = first.time().unit().id();
    for (ResolvedPathway.Strategy strategy : pathway.strategies()) {
      for (OutcomeSpec outcome : strategy.model().outcomes()) {
        units.merge(outcome.name(), outcome.unit(), (old, now) -> old.isEmpty() ? now : old);
      }
    }
  }

  List<CourseRow> rows() {
    for (History history : histories) {
      List<String> sentences = sentences(history);
      for (int i = 0; i < sentences.size(); i++) {
        rows.add(new CourseRow(history.patient(), name(history), i + 1, sentences.get(i)));
      }
    }
    List<String> partings = partings();
    for (int i = 0; i < partings.size(); i++) {
      rows.add(new CourseRow(histories.get(0).patient(), "", i + 1, partings.get(i)));
    }
    return rows;
  }

  private String name(History history) {
    return pathway.strategies().get(history.strategy()).name();
  }

  private String title(History history) {
    String title = pathway.strategies().get(history.strategy()).title();
    return title.isBlank() ? name(history) : title;
  }

  private List<String> sentences(History history) {
    List<String> sentences = new ArrayList<>();
    sentences.add("Begins in %s.".formatted(words(history.start())));
    history.steps().stream().limit(TOLD).forEach(step -> sentences.add(sentence(step)));
    if (history.steps().size() > TOLD) {
      sentences.add(rest(history));
    }
    sentences.add(ending(history));
    return sentences;
  }

  private String sentence(History.Step step) {
    return "%s: %s.%s".formatted(capital(at(step.time())), what(step), added(step));
  }

  private static String what(History.Step step) {
    boolean stays = step.from().equals(step.to());
    if (step.event().equals(HistoryRecorder.MOVE)) {
      return "moves from %s to %s".formatted(words(step.from()), words(step.to()));
    }
    return stays
        ? "%s, stays in %s".formatted(words(step.event()), words(step.to()))
        : "%s, from %s to %s".formatted(words(step.event()), words(step.from()), words(step.to()));
  }

  private String added(History.Step step) {
    return step.added().isEmpty()
        ? ""
        : step.added().stream()
            .map(each -> "%s %s".formatted(words(each.outcome()), value(each)))
            .collect(Collectors.joining(", ", " Adds ", "."));
  }

  private String value(History.Added added) {
    return value(added.outcome(), added.value());
  }

  private String value(String outcome, double value) {
    return (number(value) + " " + units.getOrDefault(outcome, "")).trim();
  }

  /** What is not told one by one. */
  private static String rest(History history) {
    Map<String, Long> counts =
        history.steps().stream()
            .skip(TOLD)
            .collect(
                Collectors.groupingBy(
                    step -> words(step.event()), LinkedHashMap::new, Collectors.counting()));
    return counts.entrySet().stream()
        .map(each -> "%s %s".formatted(each.getKey(), times(each.getValue())))
        .collect(Collectors.joining(", ", "Later: ", "."));
  }

  private static String times(long count) {
    return count == 1 ? "once" : "%d times".formatted(count);
  }

  private String ending(History history) {
    List<String> gained = new ArrayList<>();
    List<String> outcomes = List.copyOf(units.keySet());
    for (int k = 0; k < outcomes.size(); k++) {
      gained.add(words(outcomes.get(k)) + " " + value(outcomes.get(k), history.gains()[k]));
    }
    return "Ends %s in %s; in all, discounted where the file says so: %s."
        .formatted(at(history.horizon()), words(history.end()), String.join(", ", gained));
  }

  /** Where each strategy parts from the first one. */
  private List<String> partings() {
    List<String> partings = new ArrayList<>();
    History first = histories.get(0);
    for (History other : histories.subList(1, histories.size())) {
      partings.add(parting(first, other));
    }
    return partings;
  }

  private String parting(History one, History other) {
    if (!one.start().equals(other.start())) {
      return "%s and %s part at the start: %s and %s."
          .formatted(title(one), title(other), words(one.start()), words(other.start()));
    }
    int same = 0;
    while (same < one.steps().size()
        && same < other.steps().size()
        && alike(one.steps().get(same), other.steps().get(same))) {
      same++;
    }
    if (same == one.steps().size() && same == other.steps().size()) {
      return "%s and %s take the same course.".formatted(title(one), title(other));
    }
    return "%s and %s are the same until %s. Then, %s: %s; %s: %s."
        .formatted(
            title(one),
            title(other),
            time(Math.min(timeOf(one, same), timeOf(other, same))),
            title(one),
            next(one, same),
            title(other),
            next(other, same));
  }

  private static boolean alike(History.Step one, History.Step other) {
    return one.time() == other.time()
        && one.event().equals(other.event())
        && one.to().equals(other.to());
  }

  private static double timeOf(History history, int step) {
    return step < history.steps().size() ? history.steps().get(step).time() : history.horizon();
  }

  private String next(History history, int step) {
    if (step >= history.steps().size()) {
      return "nothing more happens";
    }
    History.Step next = history.steps().get(step);
    return "%s %s".formatted(what(next), at(next.time()));
  }

  private String at(double time) {
    return "at " + time(time);
  }

  private String time(double time) {
    String written = number(time);
    return "%s %s".formatted(written, written.equals("1") ? unit : unit + "s");
  }

  private static String capital(String words) {
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  private static String words(String name) {
    return name.replace('_', ' ');
  }

  /** Four digits that matter, without an exponent. */
  private static String number(double value) {
    if (value == Math.rint(value) && Math.abs(value) < 1e15) {
      return String.format(Locale.ROOT, "%,.0f", value);
    }
    double size = Math.abs(value);
    int decimals = size >= 1000 ? 0 : size >= 100 ? 1 : size >= 10 ? 2 : size >= 0.01 ? 3 : 6;
    return String.format(Locale.ROOT, "%,." + decimals + "f", value);
  }
}
