package org.reliefspan.app.studyfile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.reliefspan.domain.fit.Reuse;
import org.reliefspan.domain.fit.SeenCovariate;
import org.reliefspan.domain.formula.Expression;

/**
 * The coefficients of a fit as parameters of a pathway, and linear predictors over its patients.
 *
 * <p>A coefficient {@code age} of the estimate {@code relief} is the parameter {@code relief.age};
 * a term of words such as {@code sexmale} is multiplied by whether the covariate is that word.
 */
final class EstimateTerms {
  private static final String RESPONSE = "response: ";
  private static final Set<String> OWN = Set.of("log(scale)", "shape", "Q", "logit(zero)");

  private final String name;
  private final Reuse reuse;
  private final Map<String, Expression> covariates;
  private final Map<String, String> parameters = new LinkedHashMap<>(); // by term

  /**
   * @param name of the estimate
   * @param covariates by their names in the fit, what they are in the pathway
   */
  EstimateTerms(String name, Reuse reuse, Map<String, Expression> covariates) {
    this.name = name;
    this.reuse = reuse;
    this.covariates = covariates;
    for (String term : reuse.terms()) {
      if (isUsed(term)) {
        parameters.put(term, different(slug(term)));
      }
    }
  }

  /** Rates of visits and mistakes of scores belong to how relief was seen. */
  private boolean isUsed(String term) {
    if (reuse.kind() == Reuse.Kind.MEAN || OWN.contains(term) || term.startsWith(RESPONSE)) {
      return true;
    }
    int scale = reuse.terms().indexOf("log(scale)");
    int shape = reuse.terms().indexOf("shape");
    int end = Math.max(scale, shape); // the duration's own terms come first
    return end < 0 ? !term.startsWith("log") : reuse.terms().indexOf(term) < end;
  }

  private static String slug(String term) {
    String plain = term.replace("(Intercept)", "intercept").replace(RESPONSE, "response.");
    return plain.replaceAll("[^A-Za-z0-9_.]+", "_").replaceAll("_+$", "");
  }

  private String different(String slug) {
    String candidate = name + "." + slug;
    for (int number = 2; parameters.containsValue(candidate); number++) {
      candidate = name + "." + slug + "_" + number;
    }
    return candidate;
  }

  /** Names of parameters by term, in the order of the fit. */
  Map<String, String> parameters() {
    return parameters;
  }

  /** The parameter of a term, if the fit has the term. */
  Optional<Expression> parameter(String term) {
    return Optional.ofNullable(parameters.get(term)).map(Expression.Name::new);
  }

  /** Whether there are terms of the chance to respond. */
  boolean hasResponse() {
    return parameters.keySet().stream().anyMatch(term -> term.startsWith(RESPONSE));
  }

  /**
   * The linear predictor of the durations or of the mean.
   *
   * @return empty, with a report, if a term cannot be expressed
   */
  Optional<Expression> predictor(YamlNode at) {
    return sum(at, term -> !OWN.contains(term) && !term.startsWith(RESPONSE), 0);
  }

  /** The linear predictor of the chance to respond. */
  Optional<Expression> response(YamlNode at) {
    return sum(at, term -> term.startsWith(RESPONSE), RESPONSE.length());
  }

  private Optional<Expression> sum(YamlNode at, Predicate<String> chosen, int prefix) {
    List<Expression> summands = new ArrayList<>();
    for (Map.Entry<String, String> term : parameters.entrySet()) {
      if (chosen.test(term.getKey())) {
        Optional<Expression> factor = factor(term.getKey().substring(prefix));
        if (factor.isEmpty()) {
          at.report(
              ("(%s) is a term of the fit that patients of a pathway do not have. Maybe fit plain"
                      + " columns and their interactions.")
                  .formatted(term.getKey()));
          return Optional.empty();
        }
        Expression parameter = new Expression.Name(term.getValue());
        summands.add(isOne(factor.get()) ? parameter : binary("*", parameter, factor.get()));
      }
    }
    return summands.stream().reduce((one, other) -> binary("+", one, other));
  }

  private static boolean isOne(Expression expression) {
    return expression.equals(new Expression.Constant(1));
  }

  /** What a coefficient is multiplied by. */
  private Optional<Expression> factor(String term) {
    if (term.equals("(Intercept)")) {
      return Optional.of(new Expression.Constant(1));
    }
    Optional<Expression> whole = single(term);
    if (whole.isPresent() || !term.contains(":")) {
      return whole;
    }
    Optional<Expression> product = Optional.of(new Expression.Constant(1));
    for (String part : term.split(":", -1)) {
      Optional<Expression> factor = single(part);
      if (product.isEmpty() || factor.isEmpty()) {
        return Optional.empty();
      }
      product =
          Optional.of(
              isOne(product.get()) ? factor.get() : binary("*", product.get(), factor.get()));
    }
    return product;
  }

  private Optional<Expression> single(String part) {
    for (SeenCovariate seen : reuse.covariates()) {
      Expression value = covariate(seen.name());
      if (seen.levels().isEmpty() && part.equals(seen.name())) {
        return Optional.of(value);
      }
      if (seen.levels().equals(List.of("FALSE", "TRUE")) && part.equals(seen.name() + "TRUE")) {
        return Optional.of(value);
      }
      for (String level : seen.levels()) {
        if (part.equals(seen.name() + level)) {
          return Optional.of(binary("==", value, new Expression.Text(level)));
        }
      }
    }
    return Optional.empty();
  }

  /** What a covariate of the fit is in the pathway: the attribute of its name unless told. */
  Expression covariate(String covariate) {
    return covariates.getOrDefault(covariate, new Expression.Name(covariate));
  }

  static Expression binary(String operator, Expression one, Expression other) {
    return new Expression.Binary(operator, one, other);
  }
}
