package org.reliefspan.domain.disclosure;

/** A file of a results folder is not the one that was published. */
public final class ChangedFileException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ChangedFileException(String message) {
    super(message);
  }
}
