package org.reliefspan.domain.pathway.check;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.reliefspan.domain.formula.NumberWords;
import org.reliefspan.domain.pathway.Place;
import org.reliefspan.domain.pathway.Written;
import org.reliefspan.domain.spelling.Nearest;
import org.reliefspan.domain.study.Finding;

/** Findings about one file, each once however many strategies share what is wrong. */
final class Report {
  private final String file;
  private final Map<Subject, Seen> seen = new LinkedHashMap<>();
  private final Set<String> strategies = new LinkedHashSet<>();
  private String strategy = "";

  Report(String file) {
    this.file = file;
  }

  /** Begins with a strategy: findings that only some strategies share will say which. */
  void enter(String name) {
    strategy = name;
    strategies.add(name);
  }

  /** Something that is wrong as it is written. */
  void add(Place place, String message) {
    seen.computeIfAbsent(new Subject(place, message), subject -> new Seen(message, Set.of()));
  }

  /** A value that is wrong; it may differ by strategy, and the first one stands for all. */
  void addValue(Place place, String topic, String message) {
    seen.computeIfAbsent(
            new Subject(place, topic), subject -> new Seen(message, new LinkedHashSet<>()))
        .strategies()
        .add(strategy);
  }

  /** A name that is not among those declared. */
  void unknown(Place place, String what, String name, Collection<String> declared) {
    String hint = declared.isEmpty() ? " The file declares none." : Nearest.hint(name, declared);
    add(place, "(%s) is not a declared %s.%s".formatted(name, what, hint));
  }

  /** An expression with the value that it has. */
  static String amount(Written written, double value) {
    String words = written.expression().words();
    String number = NumberWords.of(value);
    return words.equals(number) ? "(" + number + ")" : "(" + words + " = " + number + ")";
  }

  List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    seen.forEach(
        (subject, what) ->
            findings.add(
                new Finding(
                    file,
                    subject.place().line(),
                    subject.place().path(),
                    what.message() + where(what))));
    findings.sort(Comparator.comparingInt(Finding::line));
    return findings;
  }

  private String where(Seen what) {
    return what.strategies().isEmpty() || what.strategies().equals(strategies)
        ? ""
        : " This is so in: %s.".formatted(String.join(", ", what.strategies()));
  }

  private record Subject(Place place, String topic) {}

  private record Seen(String message, Set<String> strategies) {}
}
