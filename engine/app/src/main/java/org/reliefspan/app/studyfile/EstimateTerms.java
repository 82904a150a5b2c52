package org.reliefspan.app.studyfile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    for (int i = 0; i < reuse.terms().size(); i++) {
      String term = reuse.terms().get(i);
      if (reuse.roles().get(i) != Reuse.Role.OTHER) {
        parameters.put(term, different(slug(term)));
      }
    }
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

  /** The parameter of a role that one term has, if the fit has it. */
  Optional<Expression> parameter(Reuse.Role role) {
    int index = reuse.roles().indexOf(role);
    return index < 0
        ? Optional.empty()
        : Optional.ofNullable(parameters.get(reuse.terms().get(index))).map(Expression.Name::new);
  }

  /** Whether there are terms of the chance to respond. */
  boolean hasResponse() {
    return reuse.roles().contains(Reuse.Role.RESPONSE);
  }

  /**
   * The linear predictor of the durations or of the mean.
   *
   * @return empty, with a report, if a term cannot be expressed
   */
  Optional<Expression> predictor(YamlNode at) {
    return sum(at, Reuse.Role.PREDICTOR, 0);
  }

  /** The linear predictor of the chance to respond. */
  Optional<Expression> response(YamlNode at) {
    return sum(at, Reuse.Role.RESPONSE, RESPONSE.length());
  }

  private Optional<Expression> sum(YamlNode at, Reuse.Role role, int prefix) {
    List<Expression> summands = new ArrayList<>();
    for (Map.Entry<String, String> term : parameters.entrySet()) {
      if (reuse.roles().get(reuse.terms().indexOf(term.getKey())) == role) {
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
    return Optional.of(
        summands.stream()
            .reduce((one, other) -> binary("+", one, other))
            .orElse(new Expression.Constant(0)));
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
