package org.reliefspan.domain.disclosure;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Content that disclosure control has let through; nothing else is ever rendered. */
public final class Publishable<T> {
  private final T content;
  private final DisclosurePolicy policy;
  private final List<Suppression> suppressions;

  Publishable(T content, DisclosurePolicy policy, List<Suppression> suppressions) {
    this.content = content;
    this.policy = policy;
    this.suppressions = List.copyOf(suppressions);
  }

  /**
   * Readmits stored content when every published file is unchanged.
   *
   * @param stored content as read from the folder
   * @param recorded SHA-256 by file name, as the manifest records them
   * @param actual SHA-256 by file name, of the files as they are now
   * @throws ChangedFileException naming the first file that differs
   */
  public static <T> Publishable<T> readmit(
      StoredContent<T> stored, Map<String, String> recorded, Map<String, String> actual) {
    var files = new TreeSet<>(recorded.keySet());
    files.addAll(actual.keySet());
    for (String file : files) {
      requireUnchanged(file, recorded.getOrDefault(file, ""), actual.getOrDefault(file, ""));
    }
    return new Publishable<>(stored.content(), stored.policy(), stored.suppressions());
  }

  private static void requireUnchanged(String file, String recorded, String actual) {
    if (recorded.isEmpty()) {
      throw new ChangedFileException(
          "The file %s must be in the manifest. Maybe it was added by hand: move it elsewhere"
              .formatted(file));
    }
    if (!recorded.equals(actual)) {
      throw new ChangedFileException(
          "The file %s must have the SHA-256 the manifest records. Maybe it was edited or lost: run the study again"
              .formatted(file));
    }
  }

  public T content() {
    return content;
  }

  public DisclosurePolicy policy() {
    return policy;
  }

  /** What was withheld; empty when nothing was. */
  public List<Suppression> suppressions() {
    return suppressions;
  }
}
