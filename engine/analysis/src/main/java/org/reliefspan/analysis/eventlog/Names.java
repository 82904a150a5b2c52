package org.reliefspan.analysis.eventlog;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Names of a log as names in files: small letters, digits and _, each once. */
final class Names {
  private final Set<String> taken;

  /** Avoids some names. */
  Names(Set<String> taken) {
    this.taken = new HashSet<>(taken);
  }

  String id(String name) {
    String plain =
        name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_").replaceAll("^_+|_+$", "");
    String base = plain.isEmpty() || !Character.isLetter(plain.charAt(0)) ? "x_" + plain : plain;
    String id = base;
    for (int i = 2; !taken.add(id); i++) {
      id = base + "_" + i;
    }
    return id;
  }
}
