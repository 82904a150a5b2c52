package org.reliefspan.domain.pathway.check;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Names that an expression may use.
 *
 * @param names with the kind of their values
 * @param elsewhere names that mean something in other expressions, with the reason why not here
 * @param tables called as functions
 * @param history functions of a patient's history, with the names that they take
 * @param words what a word may be, by name of what holds it
 */
record Scope(
    Map<String, Kind> names,
    Map<String, String> elsewhere,
    Set<String> tables,
    Map<String, Set<String>> history,
    Map<String, Set<String>> words) {

  /** The same with one more name. */
  Scope with(String name, Kind kind) {
    return with(Map.of(name, kind));
  }

  /** The same with more names. */
  Scope with(Map<String, Kind> more) {
    Map<String, Kind> all = new LinkedHashMap<>(names);
    all.putAll(more);
    return new Scope(all, elsewhere, tables, history, words);
  }

  /** The same with a name whose value is one of some words. */
  Scope with(String name, Set<String> choices) {
    Map<String, Set<String>> all = new HashMap<>(words);
    all.put(name, choices);
    return new Scope(names, elsewhere, tables, history, all).with(name, Kind.WORD);
  }
}
