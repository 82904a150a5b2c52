package org.reliefspan.domain.formula;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A model formula, its right side expanded into terms as R does.
 *
 * @param left what stands left of the tilde: one expression, or none
 * @param terms main effects first, then interactions by order; without strata, cluster and offset
 * @param hasIntercept false after {@code - 1} or {@code + 0}
 * @param strata arguments of {@code strata()} terms
 * @param cluster arguments of a {@code cluster()} term
 * @param offsets arguments of {@code offset()} terms, to be added up
 * @param frailty arguments of a {@code frailty()} term
 * @param open the right side as written while it holds a {@code .}, which stands for columns of a
 *     table that is not known yet; else nothing
 */
public record Formula(
    List<Expression> left,
    List<Term> terms,
    boolean hasIntercept,
    List<Expression> strata,
    List<Expression> cluster,
    List<Expression> offsets,
    List<Expression> frailty,
    List<Expression> open)
    implements Serializable {
  private static final Set<String> SPECIAL = Set.of("strata", "cluster", "offset", "frailty");
  private static final Expression.Name DOT = new Expression.Name(".");

  public Formula {
    left = List.copyOf(left);
    terms = List.copyOf(terms);
    strata = List.copyOf(strata);
    cluster = List.copyOf(cluster);
    offsets = List.copyOf(offsets);
    frailty = List.copyOf(frailty);
    open = List.copyOf(open);
  }

  /**
   * Reads a formula such as {@code Surv(time, status) ~ age * sex + strata(site)}.
   *
   * @throws FormulaException where it cannot be read, with the place
   */
  public static Formula parse(String text) {
    ExpressionParser parser = new ExpressionParser(FormulaLexer.tokens(text));
    List<Expression> left = List.of();
    if (!parser.peek().isSign("~")) {
      left = List.of(parser.expression());
    }
    if (!parser.takeSign("~")) {
      throw new FormulaException(
          "The formula must hold a tilde. Maybe \"%s ~ 1\" was meant?".formatted(text.strip()));
    }
    Expression right = parser.expression();
    if (parser.peek().kind() != FormulaLexer.Kind.END) {
      throw ExpressionParser.unexpected(parser.peek());
    }
    Formula formula = sorted(left, TermAlgebra.expand(right, List.of(DOT)));
    return right.columns().contains(DOT.name()) ? formula.openWith(right) : formula;
  }

  private Formula openWith(Expression right) {
    return new Formula(
        left, terms, hasIntercept, strata, cluster, offsets, frailty, List.of(right));
  }

  /** The same with an intercept. */
  public Formula withIntercept() {
    return new Formula(left, terms, true, strata, cluster, offsets, frailty, open);
  }

  /** Whether a {@code .} still stands for columns of a table that is not known. */
  public boolean isOpen() {
    return !open.isEmpty();
  }

  /**
   * The same with {@code .} standing for the columns of a table that nothing else in the formula
   * but the terms reads.
   *
   * @param table all columns of the table
   */
  public Formula over(List<String> table) {
    if (!isOpen()) {
      return this;
    }
    Set<String> taken = new HashSet<>();
    List.of(left, strata, cluster, offsets, frailty)
        .forEach(list -> list.forEach(each -> taken.addAll(each.columns())));
    List<Expression.Name> others =
        table.stream().filter(name -> !taken.contains(name)).map(Expression.Name::new).toList();
    if (others.isEmpty()) {
      throw new FormulaException("The dot stands for no column: none is left.");
    }
    return sorted(left, TermAlgebra.expand(open.get(0), others));
  }

  private static Formula sorted(List<Expression> left, TermAlgebra right) {
    List<Term> plain = new ArrayList<>();
    List<Expression> strata = new ArrayList<>();
    List<Expression> cluster = new ArrayList<>();
    List<Expression> offsets = new ArrayList<>();
    List<Expression> frailty = new ArrayList<>();
    for (Term term : right.terms()) {
      Optional<Expression.Call> special = special(term);
      if (special.isEmpty()) {
        plain.add(term);
        continue;
      }
      switch (special.get().function()) {
        case "strata" -> strata.addAll(special.get().positional());
        case "cluster" -> cluster.addAll(special.get().positional());
        case "frailty" -> frailty.addAll(argumentOfFrailty(special.get()));
        default -> offsets.addAll(special.get().positional());
      }
    }
    return new Formula(
        left, plain, right.hasIntercept(), strata, cluster, offsets, frailty, List.of());
  }

  private static List<Expression> argumentOfFrailty(Expression.Call call) {
    if (call.arguments().size() > 1) {
      throw new FormulaException(
          "frailty() takes one column. Its frailties are gamma, their variance is estimated.");
    }
    return call.positional();
  }

  private static Optional<Expression.Call> special(Term term) {
    for (Expression variable : term.variables()) {
      if (variable instanceof Expression.Call call && SPECIAL.contains(call.function())) {
        if (term.variables().size() > 1) {
          throw new FormulaException(
              "%s() cannot be part of an interaction (%s)."
                  .formatted(call.function(), term.words()));
        }
        if (call.positional().isEmpty()) {
          throw new FormulaException("%s() must name a column.".formatted(call.function()));
        }
        return Optional.of(call);
      }
    }
    return Optional.empty();
  }

  /** The left side, if there is one. */
  public Optional<Expression> response() {
    return left.stream().findFirst();
  }

  /** Names of all columns on either side. */
  public Set<String> columns() {
    Set<String> columns = new LinkedHashSet<>();
    left.forEach(each -> columns.addAll(each.columns()));
    terms.forEach(term -> term.variables().forEach(each -> columns.addAll(each.columns())));
    List.of(strata, cluster, offsets, frailty)
        .forEach(list -> list.forEach(each -> columns.addAll(each.columns())));
    return columns;
  }
}
