package org.reliefspan.app.studyfile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.reliefspan.domain.study.Finding;

/** Collects every finding of one file. */
final class Findings {
  private final String file;
  private final List<Finding> found = new ArrayList<>();

  Findings(String file) {
    this.file = file;
  }

  void add(int line, String path, String message) {
    found.add(new Finding(file, line, path, message));
  }

  void addAll(List<Finding> more) {
    found.addAll(more);
  }

  /** Adds findings, with the lines of their paths where they have none. */
  void addAll(List<Finding> more, YamlMap root) {
    for (Finding each : more) {
      boolean hasLine = each.line() > 0 || each.path().isEmpty();
      int line = hasLine ? each.line() : root.lineOf(each.path());
      found.add(new Finding(each.file(), line, each.path(), each.message(), each.severity()));
    }
  }

  /** Whether what the file says can run; cautions do not hinder it. */
  boolean areNoErrors() {
    return found.stream().noneMatch(Finding::isError);
  }

  /** Findings in the order of their lines. */
  List<Finding> sorted() {
    return found.stream().sorted(Comparator.comparingInt(Finding::line)).toList();
  }
}
