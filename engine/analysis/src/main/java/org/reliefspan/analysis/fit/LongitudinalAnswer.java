package org.reliefspan.analysis.fit;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.reliefspan.analysis.design.Design;
import org.reliefspan.analysis.design.ModelFrame;
import org.reliefspan.analysis.design.Response;
import org.reliefspan.domain.fit.FitOption;
import org.reliefspan.domain.fit.FitOptions;
import org.reliefspan.domain.fit.FittedModel;
import org.reliefspan.domain.fit.FittedQuantity;
import org.reliefspan.domain.fit.FittedTerm;
import org.reliefspan.domain.fit.FittedTest;
import org.reliefspan.domain.formula.FormulaException;
import org.reliefspan.numerics.limits.Limits;
import org.reliefspan.numerics.longitudinal.DegreesOfFreedom;
import org.reliefspan.numerics.longitudinal.InformationType;
import org.reliefspan.numerics.longitudinal.JointTest;
import org.reliefspan.numerics.longitudinal.RepeatedMeasuresFit;
import org.reliefspan.numerics.model.Coefficients;
import org.reliefspan.numerics.model.SignificanceTest;
import org.reliefspan.numerics.model.StudentEstimate;

/** Terms, tests and likelihood of the linear models with rows correlated within a subject. */
final class LongitudinalAnswer {
  private LongitudinalAnswer() {}

  /** Infinite cells have no place in a linear model. */
  static void checkFinite(ModelFrame frame) {
    if (frame.design().width() == 0) {
      throw new FormulaException("The right side has no column. Maybe \"~ 1\" was meant?");
    }
    double[] response = ((Response.Numbers) frame.response()).values();
    boolean finite =
        Arrays.stream(response).allMatch(Double::isFinite)
            && Arrays.stream(frame.design().values()).allMatch(Double::isFinite);
    if (!finite) {
      throw new FormulaException(
          "The formula gives infinite values. Maybe a logarithm of 0, or Inf in the table?");
    }
  }

  static void add(
      FittedModel.Builder result, ModelFrame frame, FitOptions options, RepeatedMeasuresFit fit) {
    DegreesOfFreedom method =
        options.choice(FitOption.DF).equals("kenward-roger")
            ? DegreesOfFreedom.KENWARD_ROGER
            : DegreesOfFreedom.SATTERTHWAITE;
    Design design = frame.design();
    Coefficients coefficients =
        frame.cluster().isPresent() ? fit.coefficients() : fit.modelCoefficients();
    for (int column = 0; column < design.width(); column++) {
      String name = design.columns().get(column);
      if (frame.cluster().isPresent() || !coefficients.isEstimable(column)) {
        result.add(FittedTerm.of(name, coefficients, column, options.level()));
      } else {
        StudentEstimate one = fit.coefficient(column, method);
        result.add(term(name, one, options.level()));
        result.add(FittedQuantity.of("all", "df(%s)".formatted(name), one.degreesOfFreedom()));
      }
    }
    result.notes(Regressions.dependent(design.columns(), coefficients));
    result.logLikelihood(fit.logLikelihood()).aic(fit.akaike());
    result.add(FittedQuantity.of("all", "subjects", fit.subjects()));
    result.add(FittedQuantity.of("all", "deviance", fit.deviance()));
    result.add(FittedQuantity.of("all", "bic", fit.bayesian()));
    addTests(result, design, fit, method);
    if (frame.cluster().isPresent()) {
      result.note("Robust errors are clustered by --subject; tests and limits are normal.");
    }
  }

  private static FittedTerm term(String name, StudentEstimate one, double level) {
    SignificanceTest test = one.test(0);
    Limits limits = one.limits(level);
    return new FittedTerm(
        name,
        OptionalDouble.of(one.estimate()),
        OptionalDouble.of(one.standardError()),
        OptionalDouble.empty(),
        OptionalDouble.of(test.statistic()),
        OptionalDouble.of(test.p()),
        OptionalDouble.of(limits.lower()),
        OptionalDouble.of(limits.upper()));
  }

  /** F tests that all coefficients of a term are 0, for terms with several columns. */
  private static void addTests(
      FittedModel.Builder result, Design design, RepeatedMeasuresFit fit, DegreesOfFreedom method) {
    boolean[] estimable = new boolean[design.width()];
    Coefficients coefficients = fit.modelCoefficients();
    for (int column = 0; column < estimable.length; column++) {
      estimable[column] = coefficients.isEstimable(column);
    }
    for (int term = 0; term < design.terms().size(); term++) {
      int[] columns = columnsOf(design, term);
      boolean usable = columns.length > 1;
      for (int column : columns) {
        usable &= estimable[column];
      }
      if (usable) {
        JointTest test = fit.jointTest(rows(columns, design), method, InformationType.OBSERVED);
        result.add(
            new FittedTest(
                "f:" + design.terms().get(term),
                OptionalDouble.of(test.statistic()),
                OptionalDouble.of(test.denominator()),
                OptionalDouble.of(test.p())));
      }
    }
  }

  private static int[] columnsOf(Design design, int term) {
    return IntStream.range(0, design.width())
        .filter(column -> design.termOfColumn()[column] == term)
        .toArray();
  }

  private static double[] rows(int[] columns, Design design) {
    double[] rows = new double[columns.length * design.width()];
    for (int i = 0; i < columns.length; i++) {
      rows[i * design.width() + columns[i]] = 1;
    }
    return rows;
  }
}
