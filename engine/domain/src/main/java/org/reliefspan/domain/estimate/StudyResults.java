package org.reliefspan.domain.estimate;

import java.util.List;

/**
 * Everything a study found, in the order it is shown. Not yet safe to publish: disclosure control
 * turns it into a {@code Publishable}.
 *
 * @param study short name, {@code [a-z0-9_-]+}
 * @param title one line for people
 * @param labels words for the identifiers in the tables
 * @param fits of durations, which pathways draw from
 */
public record StudyResults(
    String study,
    String title,
    Labels labels,
    List<Headline> headlines,
    List<ReliefRow> relief,
    List<SensitivityRow> sensitivity,
    List<TruthRow> truth,
    List<Curve> curves,
    List<FunctionRow> function,
    List<AttritionRow> attrition,
    List<DataQualityRow> dataQuality,
    List<MethodsSection> methods,
    List<DurationFit> fits) {
  public StudyResults {
    headlines = List.copyOf(headlines);
    relief = List.copyOf(relief);
    sensitivity = List.copyOf(sensitivity);
    truth = List.copyOf(truth);
    curves = List.copyOf(curves);
    function = List.copyOf(function);
    attrition = List.copyOf(attrition);
    dataQuality = List.copyOf(dataQuality);
    methods = List.copyOf(methods);
    fits = List.copyOf(fits);
  }
}
