package org.reliefspan.analysis.fit;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.reliefspan.domain.fit.FittedModel;
import org.reliefspan.domain.fit.FittedQuantity;
import org.reliefspan.domain.fit.FittedTest;
import org.reliefspan.numerics.survival.KaplanMeier;
import org.reliefspan.numerics.survival.QuantileEstimate;
import org.reliefspan.numerics.survival.RestrictedMean;
import org.reliefspan.numerics.survival.RestrictedMeanContrast;

/**
 * Quartiles and restricted means of survival curves, and how means differ from the first.
 *
 * @param curves the curves of the groups, for quartiles
 * @param meanCurves the same curves with the variance that means take
 */
record SurvivalQuantities(
    List<String> labels,
    List<KaplanMeier> curves,
    List<KaplanMeier> meanCurves,
    SurvivalOptions options) {

  void addTo(FittedModel.Builder result) {
    for (int group = 0; group < curves.size(); group++) {
      quantile(group, "p25", 0.25, result);
      quantile(group, "median", 0.5, result);
      quantile(group, "p75", 0.75, result);
    }
    if (options.tau().isPresent()) {
      means(options.tau().getAsDouble(), result);
    }
  }

  private void quantile(int group, String name, double probability, FittedModel.Builder result) {
    QuantileEstimate quantile =
        curves.get(group).quantile(probability, options.level(), options.scale());
    result.add(
        new FittedQuantity(
            labels.get(group),
            name,
            quantile.estimate(),
            OptionalDouble.empty(),
            quantile.lower(),
            quantile.upper()));
    if (quantile.estimate().isEmpty() && name.equals("median")) {
      result.note(
          "The curve of %s does not fall to one half: no median.".formatted(labels.get(group)));
    }
  }

  private void means(double tau, FittedModel.Builder result) {
    List<Optional<RestrictedMean>> means =
        meanCurves.stream().map(curve -> curve.restrictedMean(tau)).toList();
    for (int group = 0; group < means.size(); group++) {
      mean(labels.get(group), means.get(group), result);
    }
    Optional<RestrictedMean> first = means.get(0);
    for (int group = 1; group < means.size(); group++) {
      String pair = labels.get(group) + " - " + labels.get(0);
      contrast("rmst_difference", pair, first, means.get(group), result);
      contrast(
          "rmst_ratio", labels.get(group) + " / " + labels.get(0), first, means.get(group), result);
    }
  }

  private void mean(String label, Optional<RestrictedMean> mean, FittedModel.Builder result) {
    if (mean.isEmpty()) {
      result.add(FittedQuantity.notEstimable(label, "rmst"));
      result.note(
          "Follow-up of %s ends before tau with survivors: no restricted mean.".formatted(label));
    } else {
      RestrictedMean value = mean.get();
      result.add(
          FittedQuantity.of(
              label, "rmst", value.mean(), value.standardError(), value.limits(options.level())));
    }
  }

  private void contrast(
      String name,
      String label,
      Optional<RestrictedMean> first,
      Optional<RestrictedMean> other,
      FittedModel.Builder result) {
    boolean ratio = name.equals("rmst_ratio");
    boolean known =
        first.isPresent()
            && other.isPresent()
            && !(ratio && !(first.get().mean() > 0 && other.get().mean() > 0));
    if (!known) {
      result.add(FittedQuantity.notEstimable(label, name));
      return;
    }
    RestrictedMeanContrast contrast =
        ratio ? other.get().over(first.get()) : other.get().minus(first.get());
    result.add(
        FittedQuantity.of(
            label,
            name,
            contrast.value(),
            contrast.standardError(),
            contrast.limits(options.level())));
    contrast.test().ifPresent(test -> result.add(FittedTest.of(name + ":" + label, test)));
  }
}
