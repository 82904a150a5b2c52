package org.reliefspan.notebook;

import java.util.List;

/** Why a cell failed, in lines for its reader. */
final class CellException extends Exception {
  private static final long serialVersionUID = 1L;

  @SuppressWarnings("serial") // an immutable list of strings
  private final List<String> lines;

  CellException(List<String> lines) {
    super(String.join("\n", lines));
    this.lines = List.copyOf(lines);
  }

  List<String> lines() {
    return lines;
  }
}
