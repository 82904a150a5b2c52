package org.reliefspan.numerics.model;

/** The data do not determine what was asked. The message is a sentence for the user. */
public class NotEstimableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param reason why, and where possible what to try; never a value of a single row
   */
  public NotEstimableException(String reason) {
    super(reason);
  }

  /** The reason. */
  public final String reason() {
    return String.valueOf(getMessage());
  }
}
