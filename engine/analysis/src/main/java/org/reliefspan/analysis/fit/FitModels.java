package org.reliefspan.analysis.fit;

import java.util.List;
import java.util.stream.Collectors;
import org.reliefspan.domain.formula.FormulaException;

/** The models that {@code fit} knows. */
public final class FitModels {
  private static final List<FitModel> ALL =
      List.of(
          new KaplanMeierModel(),
          new AalenJohansenModel(),
          new FineGrayModel(),
          new CoxModel(),
          new MeanCumulativeModel(),
          new TurnbullModel(),
          new AcceleratedFailureTimeModel(),
          new SplineSurvivalModel(),
          new IntervalRegressionModel(),
          new PanelFitModel(),
          new IllnessDeathModel(),
          new LinearRegressionModel(),
          new GeneralisedRegressionModel(),
          new MarginalModel(),
          new RepeatedMeasuresFitModel(),
          new MixedFitModel(),
          new VisitIntensityModel());

  private FitModels() {}

  /** All, in the order of the help. */
  public static List<FitModel> all() {
    return ALL;
  }

  /**
   * A model by name.
   *
   * @throws FormulaException if there is none, with the names that there are
   */
  public static FitModel named(String name) {
    return ALL.stream()
        .filter(model -> model.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new FormulaException(
                    "There is no model \"%s\". Models are: %s."
                        .formatted(
                            name,
                            ALL.stream().map(FitModel::name).collect(Collectors.joining(", ")))));
  }
}
