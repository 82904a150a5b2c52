package org.reliefspan.app.service;

/** Hears what the engine is doing. */
@FunctionalInterface
public interface Progress {

  /** A stage begins, in a few words such as "reading visits". */
  void stage(String words);

  /** The last stage is over. */
  default void done() {}

  /** Hears and says nothing. */
  static Progress silent() {
    return words -> {};
  }
}
