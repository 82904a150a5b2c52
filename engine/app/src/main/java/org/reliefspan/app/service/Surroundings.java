package org.reliefspan.app.service;

import java.util.SortedMap;
import java.util.TreeMap;

/** The machine a run had, for its manifest; never part of a result. */
final class Surroundings {
  private Surroundings() {}

  static SortedMap<String, String> now() {
    SortedMap<String, String> environment = new TreeMap<>();
    environment.put("java", System.getProperty("java.version", "unknown"));
    environment.put("architecture", System.getProperty("os.arch", "unknown"));
    environment.put("processors", Integer.toString(Runtime.getRuntime().availableProcessors()));
    return environment;
  }
}
