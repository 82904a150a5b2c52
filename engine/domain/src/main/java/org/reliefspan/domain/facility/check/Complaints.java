package org.reliefspan.domain.facility.check;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.reliefspan.domain.pathway.Place;
import org.reliefspan.domain.spelling.Nearest;
import org.reliefspan.domain.study.Finding;

/** Findings about one facility, each once however many scenarios share what is wrong. */
final class Complaints {
  private static final String BASE = "";
  private final String file;
  private final Map<Subject, Set<String>> seen = new LinkedHashMap<>();
  private String scenario = BASE;

  Complaints(String file) {
    this.file = file;
  }

  String file() {
    return file;
  }

  /** Begins with a scenario: what only scenarios share will say in which it is so. */
  void enter(String name) {
    scenario = name;
  }

  void add(Place place, String message) {
    if (!isOfTheBase(place, message)) {
      seen.computeIfAbsent(new Subject(place, message), subject -> new LinkedHashSet<>())
          .add(scenario);
    }
  }

  /** Whether a scenario has it from the base, where it was said. */
  private boolean isOfTheBase(Place place, String message) {
    String own = "/scenarios/" + scenario + "/";
    String there = place.path().startsWith(own) ? place.path().substring(own.length() - 1) : "";
    return seen.keySet().stream()
        .anyMatch(each -> each.message().equals(message) && each.place().path().equals(there));
  }

  /** Something that stands under a key of the file. */
  void add(String path, String message) {
    add(new Place(0, path), message);
  }

  /** A name that is not among those declared. */
  void unknown(Place place, String what, String name, Collection<String> declared) {
    String hint = declared.isEmpty() ? " There is none." : Nearest.hint(name, declared);
    add(place, "(%s) is not a declared %s.%s".formatted(name, what, hint));
  }

  List<Finding> findings(Finding.Severity severity) {
    List<Finding> findings = new ArrayList<>();
    seen.forEach(
        (subject, scenarios) ->
            findings.add(
                new Finding(
                    file,
                    subject.place().line(),
                    subject.place().path(),
                    subject.message() + where(subject, scenarios),
                    severity)));
    findings.sort(Comparator.comparingInt(Finding::line));
    return findings;
  }

  private static String where(Subject subject, Set<String> scenarios) {
    boolean saysItself = subject.place().path().startsWith("/scenarios/");
    return scenarios.contains(BASE) || saysItself
        ? ""
        : " This is so in the scenarios: %s.".formatted(String.join(", ", scenarios));
  }

  private record Subject(Place place, String message) {}
}
