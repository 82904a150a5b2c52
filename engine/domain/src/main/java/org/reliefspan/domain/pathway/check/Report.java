package org.reliefspan.domain.pathway.check;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.reliefspan.domain.pathway.Place;
import org.reliefspan.domain.spelling.Nearest;
import org.reliefspan.domain.study.Finding;

/** Findings about one file, each once however many strategies share what is wrong. */
final class Report {
  private final String file;
  private final List<Finding> findings = new ArrayList<>();
  private final Set<List<Object>> known = new HashSet<>();
  private String strategy = "";

  Report(String file) {
    this.file = file;
  }

  /** Says of later findings about numbers in which strategy they arise. */
  void enter(String name) {
    strategy = name.isEmpty() ? "" : " (In the strategy %s.)".formatted(name);
  }

  void add(Place place, String message) {
    addOnce(place, message, message);
  }

  /** A finding about numbers, which may differ by strategy: the first one stands for all. */
  void addValue(Place place, String topic, String message) {
    addOnce(place, topic, message + strategy);
  }

  private void addOnce(Place place, String topic, String message) {
    if (known.add(List.of(place, topic))) {
      findings.add(new Finding(file, place.line(), place.path(), message));
    }
  }

  /** A name that is not among those declared. */
  void unknown(Place place, String what, String name, Collection<String> declared) {
    String hint =
        declared.isEmpty()
            ? " The file declares none."
            : Nearest.hint(name, declared);
    add(place, "(%s) is not a declared %s.%s".formatted(name, what, hint));
  }

  List<Finding> findings() {
    return findings.stream().sorted(Comparator.comparingInt(Finding::line)).toList();
  }
}
