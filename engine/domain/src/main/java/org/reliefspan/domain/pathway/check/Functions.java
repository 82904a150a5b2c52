package org.reliefspan.domain.pathway.check;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Functions and names that every pathway knows. */
final class Functions {
  /** From how many to how many arguments. */
  record Arity(int least, int most) {
    boolean accepts(int count) {
      return least <= count && count <= most;
    }

    String words() {
      if (least == most) {
        return least == 1 ? "1 argument" : least + " arguments";
      }
      if (most < Integer.MAX_VALUE) {
        return "%d to %d arguments".formatted(least, most);
      }
      return "at least " + least + (least == 1 ? " argument" : " arguments");
    }
  }

  private static final Arity ONE = new Arity(1, 1);
  private static final Arity LOCATED = new Arity(1, 3); // a value, location and scale
  private static final Arity SOME = new Arity(1, Integer.MAX_VALUE);

  /** Functions of numbers. */
  static final Map<String, Arity> OF_NUMBERS =
      Map.ofEntries(
          Map.entry("exp", ONE),
          Map.entry("log", ONE),
          Map.entry("sqrt", ONE),
          Map.entry("abs", ONE),
          Map.entry("floor", ONE),
          Map.entry("ceiling", ONE),
          Map.entry("round", ONE),
          Map.entry("pow", new Arity(2, 2)),
          Map.entry("pnorm", LOCATED),
          Map.entry("qnorm", LOCATED),
          Map.entry("plogis", LOCATED),
          Map.entry("qlogis", LOCATED),
          Map.entry("min", SOME),
          Map.entry("max", SOME));

  /** Choice between two values. */
  static final String IFELSE = "ifelse";

  /** Set of values, on the right of {@code %in%}. */
  static final String SET = "c";

  /** Functions of a patient's history, of a quoted name. */
  static final Set<String> OF_HISTORY =
      Set.of("entries", "events", "since", "waiting", "in_progress", "queue", "in_service");

  /** Names that are always taken. */
  static final Set<String> TAKEN_NAMES =
      Set.of("time", "cycle", "time_in_state", "state", "TRUE", "FALSE", "Inf");

  private Functions() {}

  /** Names of functions that no table may have. */
  static Set<String> taken() {
    Map<String, Arity> all = new TreeMap<>(OF_NUMBERS);
    all.put(IFELSE, new Arity(3, 3));
    all.put(SET, SOME);
    OF_HISTORY.forEach(name -> all.put(name, ONE));
    return all.keySet();
  }
}
