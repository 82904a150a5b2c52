package org.reliefspan.domain.study;

/**
 * Something wrong with what a user wrote.
 *
 * @param file file name as given
 * @param line line in the file, 0 when it has none
 * @param path JSON pointer into the document, such as {@code /relief/0/definition}
 * @param message what is wrong and what to try
 */
public record Finding(String file, int line, String path, String message) {
  @Override
  public String toString() {
    String where = line > 0 ? file + ":" + line : file;
    return path.isEmpty() ? where + ": " + message : where + ": " + path + ": " + message;
  }
}
