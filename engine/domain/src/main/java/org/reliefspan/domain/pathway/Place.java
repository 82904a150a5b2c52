package org.reliefspan.domain.pathway;

import java.io.Serializable;

/**
 * Where something stands in a file.
 *
 * @param line line, 0 when it has none
 * @param path JSON pointer into the document
 */
public record Place(int line, String path) implements Serializable {
  /** No file. */
  public static final Place NONE = new Place(0, "");
}
