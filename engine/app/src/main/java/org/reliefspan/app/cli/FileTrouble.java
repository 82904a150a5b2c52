package org.reliefspan.app.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.jspecify.annotations.Nullable;

/** Words for files that cannot be read or written. */
final class FileTrouble {
  private FileTrouble() {}

  /** Whether a file problem lies behind a failure, such as a full disk behind a failed job. */
  static boolean isBelow(@Nullable Throwable problem) {
    for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
      if (cause instanceof FileSystemException || isDiskFull(cause)) {
        return true;
      }
    }
    return isDiskFull(problem);
  }

  private static boolean isDiskFull(@Nullable Throwable problem) {
    String message = problem == null ? null : problem.getMessage();
    return message != null && message.contains("No space left on device");
  }

  static String words(Throwable problem) {
    for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
      if (isDiskFull(cause)) {
        return "The disk is full; nothing was changed. Maybe free space or choose another --out?";
      }
      if (cause instanceof NoSuchFileException missing) {
        return "%s is not there. Maybe the path is misspelt?".formatted(missing.getFile());
      }
      if (cause instanceof AccessDeniedException denied) {
        return "%s may not be read or written. Maybe its permissions?".formatted(denied.getFile());
      }
      if (cause instanceof IOException && cause.getCause() == null) {
        return "A file could not be read or written: %s".formatted(cause.getMessage());
      }
    }
    return "A file could not be read or written: %s".formatted(problem.getMessage());
  }
}
