package org.reliefspan.analysis.fit;

import java.util.List;
import java.util.Optional;
import org.reliefspan.analysis.design.ModelFrame;
import org.reliefspan.analysis.parts.LikelihoodInParts;
import org.reliefspan.analysis.parts.PartFunction;
import org.reliefspan.analysis.parts.Parts;
import org.reliefspan.numerics.likelihood.LogLikelihood;
import org.reliefspan.numerics.panel.PanelEstimate;
import org.reliefspan.numerics.panel.PanelEstimator;
import org.reliefspan.numerics.panel.PanelLikelihood;
import org.reliefspan.numerics.panel.PanelModel;
import org.reliefspan.numerics.panel.PanelVisits;
import org.reliefspan.numerics.panel.StartingValues;

/** Visits in parts, those of a subject in one: cells of each part, likelihoods added up. */
final class PanelInParts {
  private final Parts<ModelFrame> frames;
  private final Parts<Optional<PanelVisits>> visits;
  private final List<String> columns;
  private final double[] means;
  private final double weight;

  private PanelInParts(Parts<ModelFrame> frames, Parts<Optional<PanelVisits>> visits) {
    this.frames = frames;
    this.visits = visits;
    this.columns = frames.collect(frame -> frame.design().columns()).get(0);
    int width = columns.size();
    double[] sums = PartSums.of(visits.collect(part -> weighted(part, width)));
    this.weight = sums[width];
    this.means = new double[width];
    for (int column = 0; column < width; column++) {
      means[column] = sums[column] / (weight > 0 ? weight : 1);
    }
  }

  /** Reads the visits of each part. */
  static PanelInParts of(Parts<ModelFrame> frames, PartFunction<ModelFrame, PanelVisits> reader) {
    return new PanelInParts(
        frames,
        frames.prepare(
            frame -> frame.rows() == 0 ? Optional.empty() : Optional.of(reader.apply(frame))));
  }

  /** Weighted sums of the covariates, and the weight. */
  private static double[] weighted(Optional<PanelVisits> part, int width) {
    double[] sums = new double[width + 1];
    part.ifPresent(
        own -> {
          double[] mean = own.means();
          sums[width] = own.totalWeight();
          for (int column = 0; column < width; column++) {
            sums[column] = mean[column] * sums[width];
          }
        });
    return sums;
  }

  List<String> columns() {
    return columns;
  }

  double[] means() {
    return means.clone();
  }

  long rows() {
    return frames.collect(ModelFrame::rows).stream().mapToLong(Integer::longValue).sum();
  }

  PanelEstimate fit(PanelModel model) {
    double[] center = means.clone();
    double[] squares =
        PartSums.of(
            visits.collect(
                part ->
                    part.map(own -> own.squaresAround(center))
                        .orElseGet(() -> new double[center.length])));
    StartingValues start =
        visits
            .collect(
                part ->
                    part.map(own -> StartingValues.of(model, own))
                        .orElseGet(() -> StartingValues.none(model)))
            .stream()
            .reduce(StartingValues.none(model), StartingValues::plus);
    int size = model.size();
    Parts<LogLikelihood> parts =
        visits.prepare(
            part ->
                part.<LogLikelihood>map(own -> PanelLikelihood.of(model, own))
                    .orElseGet(() -> new NoRows(size)));
    PanelEstimate estimate =
        PanelEstimator.fit(
            model,
            new LikelihoodInParts<>(parts, size),
            start,
            PanelVisits.spreads(squares, center, weight));
    return isClustered() ? robust(estimate) : estimate;
  }

  private boolean isClustered() {
    return frames.collect(frame -> frame.cluster().isPresent()).contains(true);
  }

  private PanelEstimate robust(PanelEstimate estimate) {
    PanelModel model = estimate.model();
    double[] at = PanelEstimator.freeEstimates(estimate);
    return estimate.withRobust(
        PartSums.of(
            visits.collect(
                part ->
                    part.map(own -> PanelEstimator.meat(model, at, own))
                        .orElseGet(() -> new double[at.length * at.length]))));
  }
}
