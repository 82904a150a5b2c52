package org.reliefspan.analysis.intake;

import java.util.List;
import java.util.stream.Collectors;

/** Data that cannot be read or must not be taken in; the user's data, not our bug. */
public final class IngestException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final List<IntakeFinding> findings;

  public IngestException(List<IntakeFinding> findings) {
    super(findings.stream().map(IntakeFinding::toString).collect(Collectors.joining("\n")));
    this.findings = List.copyOf(findings);
  }

  /** Everything found, in file order. */
  public List<IntakeFinding> findings() {
    return findings;
  }
}
