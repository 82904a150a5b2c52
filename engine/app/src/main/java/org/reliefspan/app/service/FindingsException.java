package org.reliefspan.app.service;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.reliefspan.domain.study.Finding;

/** A study or mapping that cannot run; carries everything that is wrong with it. */
public final class FindingsException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final transient List<Finding> findings;

  public FindingsException(List<Finding> findings) {
    super(findings.stream().map(Finding::toString).collect(Collectors.joining("\n")));
    this.findings = List.copyOf(findings);
  }

  /** One that is about a whole file or folder. */
  static FindingsException about(Path file, String message) {
    return new FindingsException(List.of(new Finding(file.toString(), 0, "", message)));
  }

  public List<Finding> findings() {
    return findings;
  }
}
