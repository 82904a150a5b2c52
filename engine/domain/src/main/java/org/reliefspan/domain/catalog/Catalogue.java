package org.reliefspan.domain.catalog;

import java.io.Serializable;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Everything the engine knows about procedures, codes, measures, conditions and medications. */
public final class Catalogue implements Serializable {
  private static final long serialVersionUID = 1L;

  private final transient Map<String, ProcedureFamily> families;
  private final transient Map<String, List<ProcedureCode>> codes;
  private final transient Map<String, Measure> measures;
  private final transient Map<String, ConditionGroup> conditions;
  private final transient Map<String, Medication> medicationsByIngredient;

  /**
   * @param codes codes whose family is not a procedure (visits, imaging) only accompany procedures
   * @throws IllegalArgumentException if an id occurs twice
   */
  public Catalogue(
      Collection<ProcedureFamily> families,
      Collection<ProcedureCode> codes,
      Collection<Measure> measures,
      Collection<ConditionGroup> conditions,
      Collection<Medication> medications) {
    this.families = byId(families, ProcedureFamily::id);
    this.measures = byId(measures, Measure::id);
    this.conditions = byId(conditions, ConditionGroup::id);
    this.medicationsByIngredient = byId(medications, Medication::ingredient);
    this.codes = codes.stream().collect(Collectors.groupingBy(c -> key(c.system(), c.code())));
  }

  private Object writeReplace() {
    return SerializedCatalogue.of(
        families.values(),
        codes.values().stream().flatMap(List::stream).toList(),
        measures.values(),
        conditions.values(),
        medicationsByIngredient.values());
  }

  private static <T> Map<String, T> byId(Collection<T> items, Function<T, String> id) {
    Map<String, T> byId = new LinkedHashMap<>();
    for (T item : items) {
      if (byId.put(id.apply(item), item) != null) {
        throw new IllegalArgumentException(
            "the catalogue has an id twice: %s".formatted(id.apply(item)));
      }
    }
    return Collections.unmodifiableMap(byId);
  }

  private static String key(String system, String code) {
    return system + "//" + code;
  }

  public Optional<ProcedureFamily> family(String id) {
    return Optional.ofNullable(families.get(id));
  }

  public Optional<Measure> measure(String id) {
    return Optional.ofNullable(measures.get(id));
  }

  public Optional<ConditionGroup> condition(String id) {
    return Optional.ofNullable(conditions.get(id));
  }

  public Optional<Medication> medication(String ingredient) {
    return Optional.ofNullable(medicationsByIngredient.get(ingredient));
  }

  public Collection<ProcedureFamily> families() {
    return families.values();
  }

  /** All codes, in the order of the file within a code. */
  public Collection<ProcedureCode> codes() {
    return codes.values().stream().flatMap(List::stream).toList();
  }

  public Collection<Medication> medications() {
    return medicationsByIngredient.values();
  }

  public Collection<Measure> measures() {
    return measures.values();
  }

  public Collection<ConditionGroup> conditions() {
    return conditions.values();
  }

  /**
   * What a procedure code stands for. A primary code wins over a shared one; of several families
   * the one done in the row's region wins.
   *
   * @param region region of the row, empty when not given
   */
  public CodeMatch match(String system, String code, String region) {
    List<ProcedureCode> entries = codes.getOrDefault(key(system, code), List.of());
    if (entries.isEmpty()) {
      return new CodeMatch.Unknown();
    }
    List<ProcedureFamily> candidates = procedureFamilies(entries, "primary", region);
    if (candidates.isEmpty()) {
      candidates = procedureFamilies(entries, "shared", region);
    }
    return switch (candidates.size()) {
      case 0 -> new CodeMatch.Companion(entries.get(0).role());
      case 1 -> new CodeMatch.Family(candidates.get(0));
      default -> new CodeMatch.Ambiguous();
    };
  }

  private List<ProcedureFamily> procedureFamilies(
      List<ProcedureCode> entries, String role, String region) {
    return entries.stream()
        .filter(entry -> entry.role().equals(role))
        .map(ProcedureCode::family)
        .distinct()
        .filter(families::containsKey)
        .map(families::get)
        .filter(family -> family.fitsRegion(region))
        .toList();
  }
}
