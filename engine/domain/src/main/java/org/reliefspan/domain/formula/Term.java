package org.reliefspan.domain.formula;

import java.io.Serializable;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One term of a formula: the interaction of its variables, or a single one.
 *
 * @param variables without repeats, in the order of the formula; equal as sets means equal terms
 */
public record Term(List<Expression> variables) implements Serializable {
  public Term {
    variables = List.copyOf(new LinkedHashSet<>(variables));
  }

  static Term of(Expression variable) {
    return new Term(List.of(variable));
  }

  /** The interaction with another term. */
  Term with(Term other) {
    Set<Expression> both = new LinkedHashSet<>(variables);
    both.addAll(other.variables);
    return new Term(List.copyOf(both));
  }

  /** The same term, its variables in the order in which a list first names them. */
  Term inOrderOf(List<Expression> order) {
    return new Term(variables.stream().sorted(Comparator.comparingInt(order::indexOf)).toList());
  }

  /** Whether the term has the same variables, in any order. */
  public boolean sameAs(Term other) {
    return Set.copyOf(variables).equals(Set.copyOf(other.variables));
  }

  /** This term without one variable. */
  public Term without(Expression variable) {
    return new Term(variables.stream().filter(each -> !each.equals(variable)).toList());
  }

  /** As R labels it: {@code age:sex}. */
  public String words() {
    return variables.stream().map(Expression::words).collect(Collectors.joining(":"));
  }
}
