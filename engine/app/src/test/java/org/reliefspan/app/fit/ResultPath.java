package org.reliefspan.app.fit;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.reliefspan.domain.fit.FittedCurve;
import org.reliefspan.domain.fit.FittedIntervals;
import org.reliefspan.domain.fit.FittedModel;
import org.reliefspan.domain.fit.FittedQuantity;
import org.reliefspan.domain.fit.FittedSeries;
import org.reliefspan.domain.fit.FittedTerm;
import org.reliefspan.domain.fit.FittedTest;

/** Finds one number in a result by a path such as {@code terms[age].se}. */
final class ResultPath {
  private static final Pattern PATH =
      Pattern.compile("(\\w+)(?:\\[(.*)\\]\\.(\\w+))?(?:@([-0-9.eE]+))?(?:#(\\d+))?");

  private ResultPath() {}

  static OptionalDouble find(FittedModel model, String path) {
    Matcher parts = PATH.matcher(path);
    if (!parts.matches()) {
      throw new IllegalArgumentException("no path: " + path);
    }
    String key = parts.group(2);
    String field = parts.group(3);
    return switch (parts.group(1)) {
      case "n" -> OptionalDouble.of((double) model.n());
      case "events" -> OptionalDouble.of((double) model.events().orElseThrow());
      case "loglik" -> model.logLikelihood();
      case "loglik_null" -> model.nullLogLikelihood();
      case "aic" -> model.aic();
      case "certificate" -> model.certificate();
      case "terms" -> field(one(model.terms(), FittedTerm::term, key), field);
      case "tests" -> field(one(model.tests(), FittedTest::name, key), field);
      case "quantities" ->
          field(one(model.quantities(), each -> each.stratum() + "|" + each.name(), key), field);
      case "curves" -> at(curve(model, key), field, Double.parseDouble(parts.group(4)));
      case "intervals" -> intervals(model, key, field).get(Integer.parseInt(parts.group(5)) - 1);
      default -> throw new IllegalArgumentException("no path: " + path);
    };
  }

  private static <T> T one(List<T> list, Function<T, String> name, String wanted) {
    return list.stream()
        .filter(each -> name.apply(each).equals(wanted))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    wanted + " is not among " + list.stream().map(name).toList()));
  }

  private static OptionalDouble field(FittedTerm term, String field) {
    return switch (field) {
      case "estimate" -> term.estimate();
      case "se" -> term.se();
      case "robust_se" -> term.robustSe();
      case "statistic" -> term.statistic();
      case "p" -> term.p();
      case "lower" -> term.lower();
      case "upper" -> term.upper();
      default -> throw new IllegalArgumentException(field);
    };
  }

  private static OptionalDouble field(FittedTest test, String field) {
    return switch (field) {
      case "statistic" -> test.statistic();
      case "df" -> test.df();
      case "p" -> test.p();
      default -> throw new IllegalArgumentException(field);
    };
  }

  private static OptionalDouble field(FittedQuantity quantity, String field) {
    return switch (field) {
      case "value" -> quantity.value();
      case "se" -> quantity.se();
      case "lower" -> quantity.lower();
      case "upper" -> quantity.upper();
      default -> throw new IllegalArgumentException(field);
    };
  }

  private static FittedCurve curve(FittedModel model, String key) {
    return one(
        model.curves(),
        each -> each.cause().isEmpty() ? each.stratum() : each.stratum() + "|" + each.cause(),
        key);
  }

  private static OptionalDouble at(FittedCurve curve, String field, double time) {
    int index = -1;
    for (int i = 0; i < curve.time().size(); i++) {
      if (curve.time().get(i).orElseThrow() <= time) {
        index = i;
      }
    }
    if (index < 0) {
      throw new IllegalArgumentException("the curve starts after " + time);
    }
    FittedSeries series =
        switch (field) {
          case "at_risk" -> curve.atRisk();
          case "events" -> curve.events();
          case "estimate" -> curve.estimate();
          case "se" -> curve.se();
          case "lower" -> curve.lower();
          case "upper" -> curve.upper();
          default -> throw new IllegalArgumentException(field);
        };
    return series.get(index);
  }

  private static FittedSeries intervals(FittedModel model, String key, String field) {
    FittedIntervals intervals = one(model.intervals(), FittedIntervals::stratum, key);
    return switch (field) {
      case "left" -> intervals.left();
      case "right" -> intervals.right();
      case "mass" -> intervals.mass();
      default -> throw new IllegalArgumentException(field);
    };
  }
}
