package org.reliefspan.domain.disclosure;

import java.util.List;

/**
 * A total and parts of it that do not overlap; what they leave over is nowhere published.
 *
 * @param cause what to record when a part is withheld for the sake of this relation
 */
record Relation(Cell total, List<Cell> parts, Kind kind, Cause cause) {
  enum Kind {
    /** Counts add up, so a reader may subtract. */
    EXACT,
    /** Modelled shares add up only roughly: only a lone withheld part is given away. */
    ROUGH
  }

  Relation {
    parts = List.copyOf(parts);
  }

  static Relation partition(Cell total, List<Cell> parts) {
    return new Relation(total, parts, Kind.EXACT, Cause.COMPLEMENT);
  }

  /** A whole, a part that may be published and the rest, which never is. */
  static Relation subset(Cell total, Cell part, Cause cause) {
    Cell rest = new Withholdable.Rest(total, part).cell();
    return new Relation(total, List.of(part, rest), Kind.EXACT, cause);
  }

  /** What the parts leave over; negative when the parts overlap after all. */
  long rest() {
    return total.count() - parts.stream().mapToLong(Cell::count).sum();
  }
}
