package org.reliefspan.domain.study;

/**
 * Something about what a user wrote.
 *
 * @param file file name as given
 * @param line line in the file, 0 when it has none
 * @param path JSON pointer into the document, such as {@code /relief/0/definition}
 * @param message what is wrong and what to try
 * @param severity whether it can run
 */
public record Finding(String file, int line, String path, String message, Severity severity) {
  /** How much it weighs. */
  public enum Severity {
    /** It is wrong: nothing runs. */
    ERROR,
    /** Nothing is wrong in the file, but its results need care: it runs. */
    CAUTION
  }

  /** An error. */
  public Finding(String file, int line, String path, String message) {
    this(file, line, path, message, Severity.ERROR);
  }

  /** Whether nothing runs as long as it stands. */
  public boolean isError() {
    return severity == Severity.ERROR;
  }

  /** Where, and what; a caution says that it is one. */
  @Override
  public String toString() {
    String kind = isError() ? "" : "caution: ";
    String where = line > 0 ? file + ":" + line : file;
    return kind + (path.isEmpty() ? where : where + ": " + path) + ": " + message;
  }
}
