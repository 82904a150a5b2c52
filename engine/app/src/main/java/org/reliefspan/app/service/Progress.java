package org.reliefspan.app.service;

/** Hears what the engine is doing. */
@FunctionalInterface
public interface Progress {

  /** A stage begins, in a few words such as "reading visits". */
  void stage(String words);

  /** Hears and says nothing. */
  static Progress silent() {
    return words -> {};
  }
}
