package org.reliefspan.analysis.eventlog;

/** A log that cannot be read, in words that continue a sentence about its file. */
public final class EventLogException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With the words. */
  public EventLogException(String message) {
    super(message);
  }

  /** The words. */
  public String words() {
    return String.valueOf(getMessage());
  }
}
