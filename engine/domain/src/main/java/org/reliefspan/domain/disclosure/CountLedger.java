package org.reliefspan.domain.disclosure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * All counts that would be published and how they add up; decides which are withheld. It plays the
 * reader: whatever follows by repeated subtraction counts as published. Not thread-safe.
 */
final class CountLedger {
  private final DisclosurePolicy policy;
  private final Set<Cell> cells = new LinkedHashSet<>();
  private final Set<Relation> relations = new LinkedHashSet<>();
  private final Map<Withholdable, Cause> withheld = new HashMap<>();

  CountLedger(DisclosurePolicy policy) {
    this.policy = policy;
  }

  void add(Cell cell) {
    cells.add(cell);
  }

  void add(Relation relation) {
    relations.add(relation);
    cells.add(relation.total());
    cells.addAll(relation.parts());
  }

  /** Withholds small counts, then whatever gives them away, until nothing does. */
  void settle() {
    for (Cell cell : cells) {
      if (policy.protects(cell.count())) {
        withhold(cell, Cause.SMALL);
      }
    }
    while (repairOnce()) {}
  }

  /** Why an item is withheld, if it is. */
  Optional<Cause> cause(Withholdable item) {
    return Optional.ofNullable(withheld.get(item));
  }

  private boolean repairOnce() {
    Knowledge knowledge = new Knowledge();
    Set<Withholdable> repaired = new HashSet<>();
    for (Relation relation : relations) {
      // What was repaired in this pass changes what follows; the next pass looks again.
      if (knowledge.givesAway(relation) && !touches(relation, repaired)) {
        Optional<Cell> next = knowledge.nextToWithhold(relation);
        next.ifPresent(cell -> withhold(cell, relation.cause()));
        next.ifPresent(cell -> repaired.add(cell.item()));
      }
    }
    return !repaired.isEmpty();
  }

  private static boolean touches(Relation relation, Set<Withholdable> items) {
    return items.contains(relation.total().item())
        || relation.parts().stream().anyMatch(part -> items.contains(part.item()));
  }

  private void withhold(Cell cell, Cause cause) {
    withheld.merge(cell.item(), cause, (left, right) -> left.compareTo(right) <= 0 ? left : right);
  }

  private boolean isPublished(Cell cell) {
    if (withheld.containsKey(cell.item()) || cell.item() instanceof Withholdable.Rest) {
      return false;
    }
    if (cell.item() instanceof Withholdable.CountedValue value) {
      return cause(value.people()).filter(Cause::hidesValues).isEmpty();
    }
    return true;
  }

  /** What a reader knows: the published counts and all that follow by subtraction. */
  private final class Knowledge {
    private final Set<Cell> known = new HashSet<>();
    private final Map<Cell, Relation> derivedBy = new HashMap<>();

    Knowledge() {
      for (Cell cell : cells) {
        if (isPublished(cell)) {
          known.add(cell);
        }
      }
      while (deriveOnce()) {}
    }

    private boolean deriveOnce() {
      boolean derived = false;
      for (Relation relation : relations) {
        if (relation.kind() == Relation.Kind.EXACT && relation.rest() == 0) {
          derived |= derive(relation);
        }
      }
      return derived;
    }

    private boolean derive(Relation relation) {
      List<Cell> unknown = new ArrayList<>(unknownParts(relation));
      if (!known.contains(relation.total())) {
        unknown.add(relation.total());
      }
      if (unknown.size() != 1) {
        return false;
      }
      derivedBy.put(unknown.get(0), relation);
      return known.add(unknown.get(0));
    }

    private List<Cell> unknownParts(Relation relation) {
      return relation.parts().stream().filter(part -> !known.contains(part)).toList();
    }

    boolean givesAway(Relation relation) {
      return known.contains(relation.total())
          && (derivesSmall(relation) || isResidualSmall(relation) || isLonePartWithheld(relation));
    }

    private boolean derivesSmall(Relation relation) {
      return relation.parts().stream()
          .anyMatch(part -> relation.equals(derivedBy.get(part)) && policy.protects(part.count()));
    }

    private boolean isResidualSmall(Relation relation) {
      if (relation.kind() == Relation.Kind.ROUGH) {
        return false;
      }
      long published =
          relation.parts().stream().filter(known::contains).mapToLong(Cell::count).sum();
      return policy.protects(relation.total().count() - published);
    }

    private boolean isLonePartWithheld(Relation relation) {
      List<Cell> unknown = unknownParts(relation);
      return relation.parts().size() > 1
          && unknown.size() == 1
          && policy.protects(unknown.get(0).count());
    }

    /** The smallest published part, else one behind a derived part, else the total. */
    Optional<Cell> nextToWithhold(Relation relation) {
      return smallestPublished(relation.parts())
          .or(() -> behind(relation.parts()))
          .or(() -> Optional.of(relation.total()).filter(CountLedger.this::isPublished))
          .or(() -> behind(List.of(relation.total())));
    }

    private Optional<Cell> behind(List<Cell> derived) {
      for (Cell cell : derived) {
        Relation source = derivedBy.get(cell);
        Optional<Cell> found =
            source == null ? Optional.empty() : smallestPublished(source.parts());
        if (found.isPresent()) {
          return found;
        }
      }
      return Optional.empty();
    }

    private Optional<Cell> smallestPublished(List<Cell> parts) {
      return parts.stream()
          .filter(part -> part.count() > 0 && isPublished(part))
          .min(Comparator.comparingLong(Cell::count));
    }
  }
}
