package org.reliefspan.analysis.intake;

import java.io.Serializable;

/**
 * Why data were not taken in.
 *
 * @param what what is wrong, with names of columns and rules but never a patient's value
 * @param where the file
 * @param advice what to try
 */
public record IntakeFinding(String what, String where, String advice) implements Serializable {
  @Override
  public String toString() {
    return "%s: %s %s".formatted(where, what, advice);
  }
}
