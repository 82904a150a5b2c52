package org.reliefspan.analysis.intake;

import java.util.Arrays;
import java.util.List;

/** Cells written in one line. */
final class Cells {
  private Cells() {}

  /** The parts of {@code name=text;name=text}, blank texts included. */
  static List<String> of(String line) {
    return Arrays.asList(line.split(";", -1));
  }
}
