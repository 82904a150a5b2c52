package org.reliefspan.analysis.fit;

import java.util.List;
import org.reliefspan.domain.formula.FormulaException;
import org.reliefspan.domain.spelling.Nearest;

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
          new JointVisitModel(),
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
    List<String> names = ALL.stream().map(FitModel::name).toList();
    return ALL.stream()
        .filter(model -> model.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new FormulaException(
                    "There is no model \"%s\".%s Models are: %s."
                        .formatted(
                            name,
                            Nearest.near(name, names).map(" Maybe %s?"::formatted).orElse(""),
                            String.join(", ", names))));
  }
}
