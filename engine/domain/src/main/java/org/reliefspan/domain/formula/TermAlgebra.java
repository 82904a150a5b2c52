package org.reliefspan.domain.formula;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Expands the right side of a formula into terms, by the rules of R's {@code terms.formula}. */
final class TermAlgebra {
  private static final Set<String> ALGEBRA = Set.of("+", "-", ":", "%in%", "*", "/", "^");
  private final List<Term> terms = new ArrayList<>();
  private final List<Expression> variables = new ArrayList<>(); // as they come in the formula
  private boolean intercept = true;

  private final List<Expression.Name> dot;

  private TermAlgebra(List<Expression.Name> dot) {
    this.dot = dot;
  }

  /**
   * Expands a right side.
   *
   * @param dot columns that a {@code .} stands for
   */
  static TermAlgebra expand(Expression right, List<Expression.Name> dot) {
    TermAlgebra algebra = new TermAlgebra(dot);
    algebra.addSum(right);
    algebra.terms.replaceAll(term -> term.inOrderOf(algebra.variables));
    algebra.terms.sort(Comparator.comparingInt(term -> term.variables().size()));
    return algebra;
  }

  List<Term> terms() {
    return terms;
  }

  boolean hasIntercept() {
    return intercept;
  }

  private void addSum(Expression expression) {
    if (expression instanceof Expression.Binary sum && sum.operator().equals("+")) {
      addSum(sum.left());
      addSum(sum.right());
    } else if (expression instanceof Expression.Binary minus && minus.operator().equals("-")) {
      addSum(minus.left());
      remove(minus.right());
    } else if (expression instanceof Expression.Unary minus && minus.operator().equals("-")) {
      remove(minus.operand());
    } else if (expression instanceof Expression.Constant constant) {
      intercept = isOne(constant);
    } else {
      addAll(terms, named(expression));
    }
  }

  private List<Term> named(Expression expression) {
    List<Term> found = termsOf(expression);
    found.forEach(term -> variables.addAll(term.variables()));
    return found;
  }

  private void remove(Expression expression) {
    if (expression instanceof Expression.Constant constant) {
      intercept = !isOne(constant);
      return;
    }
    for (Term removed : named(expression)) {
      terms.removeIf(term -> term.sameAs(removed));
    }
  }

  private static boolean isOne(Expression.Constant constant) {
    if (constant.value() == 1) {
      return true;
    }
    if (constant.value() == 0) {
      return false;
    }
    throw new FormulaException(
        "The number %s cannot be a term. Maybe I(...) was meant?".formatted(constant.words()));
  }

  private List<Term> termsOf(Expression expression) {
    if (expression instanceof Expression.Bracket bracket) {
      return termsOf(bracket.inner());
    }
    if (expression instanceof Expression.Binary binary) {
      return ofBinary(binary);
    }
    if (expression instanceof Expression.Name name && name.name().equals(".")) {
      return dot.stream().map(Term::of).toList();
    }
    refuseDotWithin(expression);
    boolean denied = expression instanceof Expression.Unary unary && unary.operator().equals("!");
    if (denied || expression instanceof Expression.Name || expression instanceof Expression.Call) {
      return List.of(Term.of(expression));
    }
    throw new FormulaException(
        "\"%s\" cannot be a term. Maybe I(%s) was meant?"
            .formatted(expression.words(), expression.words()));
  }

  private static void refuseDotWithin(Expression expression) {
    boolean function =
        !(expression instanceof Expression.Binary binary) || !ALGEBRA.contains(binary.operator());
    if (function && expression.columns().contains(".")) {
      throw new FormulaException(
          "The dot stands for whole columns, so \"%s\" cannot be a term."
              .formatted(expression.words()));
    }
  }

  private List<Term> ofBinary(Expression.Binary binary) {
    return switch (binary.operator()) {
      case "==", "!=", "<", ">", "<=", ">=", "&", "|" -> List.of(Term.of(binary));
      case "+" -> union(termsOf(binary.left()), termsOf(binary.right()));
      case "-" -> difference(termsOf(binary.left()), termsOf(binary.right()));
      case ":", "%in%" -> crossed(termsOf(binary.left()), termsOf(binary.right()));
      case "*" -> starred(termsOf(binary.left()), termsOf(binary.right()));
      case "/" -> nested(termsOf(binary.left()), termsOf(binary.right()));
      case "^" -> power(termsOf(binary.left()), binary.right());
      default ->
          throw new FormulaException(
              "\"%s\" cannot be a term. Maybe I(%s) was meant?"
                  .formatted(binary.words(), binary.words()));
    };
  }

  private static List<Term> union(List<Term> left, List<Term> right) {
    List<Term> union = new ArrayList<>();
    addAll(union, left);
    addAll(union, right);
    return union;
  }

  private static List<Term> difference(List<Term> left, List<Term> right) {
    return left.stream().filter(term -> right.stream().noneMatch(term::sameAs)).toList();
  }

  private static List<Term> crossed(List<Term> left, List<Term> right) {
    List<Term> crossed = new ArrayList<>();
    for (Term one : left) {
      for (Term other : right) {
        addAll(crossed, List.of(one.with(other)));
      }
    }
    return crossed;
  }

  private static List<Term> starred(List<Term> left, List<Term> right) {
    return union(union(left, right), crossed(left, right));
  }

  private static List<Term> nested(List<Term> left, List<Term> right) {
    Term all = left.stream().reduce(Term::with).orElseThrow();
    return union(left, crossed(List.of(all), right));
  }

  private static List<Term> power(List<Term> base, Expression exponent) {
    if (!(exponent instanceof Expression.Constant constant)
        || constant.value() != Math.rint(constant.value())
        || constant.value() < 1) {
      throw new FormulaException(
          "The power of terms must be a whole number. Maybe I(x^%s) was meant?"
              .formatted(exponent.words()));
    }
    List<Term> power = base;
    for (int i = 1; i < constant.value() && i < base.size(); i++) {
      power = starred(power, base);
    }
    return power;
  }

  private static void addAll(List<Term> to, List<Term> added) {
    for (Term term : added) {
      if (to.stream().noneMatch(term::sameAs)) {
        to.add(term);
      }
    }
  }
}
