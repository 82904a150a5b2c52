package org.reliefspan.domain.disclosure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.reliefspan.domain.disclosure.StrataSlices.Slice;
import org.reliefspan.domain.disclosure.Withholdable.CountedValue;
import org.reliefspan.domain.disclosure.Withholdable.People;
import org.reliefspan.domain.estimate.FunctionRow;
import org.reliefspan.domain.estimate.ReliefKey;
import org.reliefspan.domain.estimate.ReliefRow;
import org.reliefspan.domain.estimate.SensitivityRow;
import org.reliefspan.domain.estimate.StudyResults;
import org.reliefspan.domain.estimate.TruthRow;

/** Enters every count of a study's tables, and how they add up, into one ledger. */
final class StudyCounts {
  /** The analysis that the relief table holds. */
  static final String MAIN = "main";

  private static final String WHOLE = "all_treated";

  /** Larger first: whoever gains a substantial benefit also gains the smallest that matters. */
  private static final List<String> NESTED =
      List.of("improved", "responder_share_mcid", "responder_share_scb");

  private final CountLedger ledger;
  private final StrataSlices strata = new StrataSlices();
  private final Map<List<String>, Map<String, Set<People>>> populations = new LinkedHashMap<>();
  private final Map<List<String>, Map<String, Cell>> rowSets = new LinkedHashMap<>();
  private final Map<List<String>, Set<People>> functionPeople = new LinkedHashMap<>();
  private final Map<List<String>, Cell> evaluable = new LinkedHashMap<>();
  private final Map<List<String>, CountedValue> notEvaluable = new LinkedHashMap<>();

  private StudyCounts(DisclosurePolicy policy) {
    ledger = new CountLedger(policy);
  }

  static CountLedger ledger(StudyResults results, DisclosurePolicy policy) {
    StudyCounts counts = new StudyCounts(policy);
    results.relief().forEach(row -> counts.addRelief(MAIN, row));
    for (SensitivityRow row : results.sensitivity()) {
      counts.addRelief(row.analysis(), row.row());
    }
    for (TruthRow row : results.truth()) {
      counts.addRelief(row.analysis(), row.row());
    }
    results.function().forEach(counts::addFunction);
    return counts.close();
  }

  private void addRelief(String analysis, ReliefRow row) {
    Optional<RowCounts> counts = RowCounts.of(analysis, row);
    if (counts.isEmpty()) {
      return;
    }
    ReliefKey key = row.key();
    addRow(
        List.of(
            analysis,
            key.procedure(),
            key.definition(),
            key.strategy(),
            key.population(),
            key.estimator(),
            row.quantity()),
        counts.get());
    populations
        .computeIfAbsent(
            List.of(key.stratum(), analysis, key.procedure(), key.definition(), key.strategy()),
            group -> new LinkedHashMap<>())
        .computeIfAbsent(population(row), population -> new LinkedHashSet<>())
        .add(counts.get().people());
    RowCounts.horizon(row).ifPresent(horizon -> addAtHorizon(analysis, row, horizon, counts.get()));
  }

  /** The evaluable, and those with all covariates, are a population within the one they are of. */
  private static String population(ReliefRow row) {
    String population = row.key().population();
    if (RowCounts.isOfComplete(row)) {
      return population + " with covariates";
    }
    return RowCounts.isOfEvaluable(row) ? population + " " + row.quantity() : population;
  }

  private void addAtHorizon(String analysis, ReliefRow row, String horizon, RowCounts counts) {
    ReliefKey key = row.key();
    List<String> identifiers =
        List.of(
            analysis,
            key.procedure(),
            key.stratum(),
            key.definition(),
            key.strategy(),
            key.population(),
            horizon);
    if (RowCounts.isOfEvaluable(row)) {
      evaluable.put(identifiers, counts.people().episodesCell());
    } else {
      counts.value().ifPresent(value -> notEvaluable.put(identifiers, value));
    }
  }

  private void addFunction(FunctionRow row) {
    Optional<RowCounts> counts = RowCounts.of(row);
    if (counts.isEmpty()) {
      return;
    }
    addRow(List.of(row.procedure(), row.measure(), row.horizon(), row.quantity()), counts.get());
    List<String> rowSet = List.of(row.stratum(), row.procedure(), row.measure(), row.horizon());
    functionPeople
        .computeIfAbsent(rowSet, group -> new LinkedHashSet<>())
        .add(counts.get().people());
    counts.get().valueCells().stream()
        .findFirst()
        .ifPresent(
            cell ->
                rowSets
                    .computeIfAbsent(rowSet, group -> new LinkedHashMap<>())
                    .put(row.quantity(), cell));
  }

  private void addRow(List<String> identifiers, RowCounts counts) {
    People people = counts.people();
    addStratum(identifiers, Relation.Kind.EXACT, people.episodesCell());
    addStratum(identifiers, Relation.Kind.EXACT, people.patientsCell());
    for (Cell cell : counts.valueCells()) {
      boolean ofPatients = cell.name().equals("patients");
      Cell whole = ofPatients ? people.patientsCell() : people.episodesCell();
      addSubset(identifiers, counts.sums(), Relation.subset(whole, cell, Cause.COMPLEMENT));
      addStratum(withName(identifiers, "value"), counts.sums(), cell);
    }
  }

  private void addStratum(List<String> identifiers, Relation.Kind sums, Cell cell) {
    ledger.add(cell);
    strata.add(new Slice(withName(identifiers, cell.name()), sums), cell.item().stratum(), cell);
  }

  /** Relates a part to its whole, and what it leaves over to the rest of other groups. */
  private void addSubset(List<String> identifiers, Relation.Kind sums, Relation subset) {
    Cell rest = subset.parts().get(1);
    if (rest.count() >= 0) {
      ledger.add(subset);
      addStratum(withName(identifiers, "rest"), sums, rest);
    }
  }

  private static List<String> withName(List<String> identifiers, String name) {
    List<String> named = new ArrayList<>(identifiers);
    named.add(name);
    return named;
  }

  private CountLedger close() {
    populations.forEach((group, found) -> relatePopulations(withoutStratum(group), found));
    functionPeople.forEach((rowSet, found) -> relateNested(withoutStratum(rowSet), found));
    rowSets.forEach((rowSet, cells) -> relateRowSet(withoutStratum(rowSet), cells));
    notEvaluable.forEach(this::relateEvaluable);
    strata.relations().forEach(ledger::add);
    ledger.settle();
    return ledger;
  }

  private void relatePopulations(List<String> group, Map<String, Set<People>> byPopulation) {
    Set<People> wholes = byPopulation.getOrDefault(WHOLE, Set.of());
    byPopulation.forEach(
        (population, parts) -> {
          if (!population.equals(WHOLE)) {
            relate(withName(group, population), wholes, parts);
          }
        });
  }

  /** At one horizon each smaller set of episodes is part of every larger one. */
  private void relateNested(List<String> rowSet, Set<People> found) {
    List<People> falling =
        found.stream().sorted(Comparator.comparingLong(People::episodes).reversed()).toList();
    for (int i = 0; i < falling.size(); i++) {
      for (int j = i + 1; j < falling.size(); j++) {
        relate(withName(rowSet, "nested " + i + " " + j), falling.get(i), falling.get(j));
      }
    }
  }

  /** Rows of one population may rest on several sets of people; their order tells them apart. */
  private void relate(List<String> group, Set<People> wholes, Set<People> parts) {
    int pair = 0;
    for (People whole : wholes) {
      for (People part : parts) {
        relate(withName(group, "pair " + pair++), whole, part);
      }
    }
  }

  private void relate(List<String> pair, People whole, People part) {
    if (!whole.equals(part)) {
      addSubset(
          pair,
          Relation.Kind.EXACT,
          Relation.subset(whole.episodesCell(), part.episodesCell(), Cause.COUNTS_ONLY));
      addSubset(
          pair,
          Relation.Kind.EXACT,
          Relation.subset(whole.patientsCell(), part.patientsCell(), Cause.COUNTS_ONLY));
    }
  }

  /** The stratum comes first. */
  private static List<String> withoutStratum(List<String> identifiers) {
    return identifiers.subList(1, identifiers.size());
  }

  private void relateEvaluable(List<String> identifiers, CountedValue others) {
    Cell whole = others.people().episodesCell();
    Cell part = evaluable.getOrDefault(identifiers, whole);
    if (!part.equals(whole)) {
      Cell rest = new Cell(others, "episodes", whole.count() - part.count());
      ledger.add(new Relation(whole, List.of(part, rest), Relation.Kind.EXACT, Cause.COUNTS_ONLY));
    }
  }

  private void relateRowSet(List<String> rowSet, Map<String, Cell> cells) {
    List<Cell> nested = NESTED.stream().filter(cells::containsKey).map(cells::get).toList();
    for (int i = 1; i < nested.size(); i++) {
      addSubset(
          withName(rowSet, "nested " + i),
          Relation.Kind.EXACT,
          Relation.subset(nested.get(i - 1), nested.get(i), Cause.COMPLEMENT));
    }
    List<Cell> signs =
        Stream.of("improved", "same", "worse").filter(cells::containsKey).map(cells::get).toList();
    if (signs.size() == 3) {
      var improved = (CountedValue) signs.get(0).item();
      ledger.add(Relation.partition(improved.people().episodesCell(), signs));
    }
  }
}
