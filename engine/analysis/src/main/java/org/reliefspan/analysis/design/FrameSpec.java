package org.reliefspan.analysis.design;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.reliefspan.domain.formula.Formula;

/**
 * What a model wants to read from a table.
 *
 * @param formula the formula
 * @param role what the right side becomes
 * @param response what the left side is
 * @param roles further columns by the role that they play, such as {@code subject} or {@code
 *     weights}; rows that lack one are incomplete
 * @param mayBeEmpty roles whose cells may be empty
 */
public record FrameSpec(
    Formula formula,
    Role role,
    ResponseKind response,
    Map<String, String> roles,
    Set<String> mayBeEmpty)
    implements Serializable {

  /** The role of the column of case weights. */
  public static final String WEIGHTS = "weights";

  /** The role of the groups of a {@code frailty()} term. */
  public static final String FRAILTY = "frailty";

  /** What the right side of the formula becomes. */
  public enum Role {
    /** Columns of a design, with the intercept unless the formula drops it. */
    DESIGN,
    /** Columns coded as beside an intercept, without the intercept itself. */
    SLOPES,
    /** Groups: the combinations of all variables, taken as factors. */
    GROUPS
  }

  /** What the left side of the formula is. */
  public enum ResponseKind {
    /** A number, or truth as 1 and 0. */
    NUMBER,
    /** A number, truth, or a factor whose first level counts 0 and all others 1. */
    BINARY,
    /** {@code Surv(...)} with one kind of event. */
    SURVIVAL,
    /** {@code Surv(...)} with status 0 (censored), 1, 2, ... */
    COMPETING,
    /** {@code Surv(...)} of the rows between visits, or anything else: rows are visits. */
    VISITS,
    /** Nothing. */
    NONE
  }

  public FrameSpec {
    roles = new LinkedHashMap<>(roles);
    mayBeEmpty = Set.copyOf(mayBeEmpty);
  }

  /** No role may be empty. */
  public FrameSpec(Formula formula, Role role, ResponseKind response, Map<String, String> roles) {
    this(formula, role, response, roles, Set.of());
  }

  /** Names of all columns that are read. */
  public Set<String> columns() {
    Set<String> columns = new LinkedHashSet<>(formula.columns());
    columns.addAll(roles.values());
    return columns;
  }
}
