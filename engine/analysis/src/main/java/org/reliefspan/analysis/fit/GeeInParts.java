package org.reliefspan.analysis.fit;

import java.util.List;
import java.util.Optional;
import org.reliefspan.analysis.design.ModelFrame;
import org.reliefspan.analysis.parts.Parts;
import org.reliefspan.numerics.gee.GeePart;
import org.reliefspan.numerics.gee.GeeSums;
import org.reliefspan.numerics.gee.WorkingCorrelation;
import org.reliefspan.numerics.glm.Family;
import org.reliefspan.numerics.variance.Clusters;

/** Estimating equations whose rows lie in parts, those of a subject in one. */
record GeeInParts(Parts<Optional<GeePart>> parts, int clusters, int largest) implements GeeSums {

  static GeeInParts of(Parts<ModelFrame> frames, Family family, WorkingCorrelation correlation) {
    Parts<Optional<GeePart>> parts =
        frames.prepare(
            frame ->
                frame.rows() == 0
                    ? Optional.empty()
                    : Optional.of(part(MarginalModel.rows(frame), family, correlation)));
    List<int[]> sizes =
        parts.collect(
            part ->
                part.map(own -> new int[] {own.clusters(), own.largest()})
                    .orElseGet(() -> new int[2]));
    return new GeeInParts(
        parts,
        sizes.stream().mapToInt(size -> size[0]).sum(),
        sizes.stream().mapToInt(size -> size[1]).max().orElse(0));
  }

  private static GeePart part(
      MarginalModel.SubjectRows rows, Family family, WorkingCorrelation correlation) {
    return Regressions.checked(
        () -> GeePart.of(family, rows.data(), Clusters.of(rows.subject()), correlation));
  }

  @Override
  public double[] moments(double[] coefficients) {
    double[] at = coefficients.clone();
    int most = largest;
    return PartSums.of(
        parts.collect(
            part ->
                part.map(own -> own.moments(at, most)).orElseGet(() -> new double[2 * most + 2])));
  }

  @Override
  public double[] pass(double[] coefficients, double alpha, boolean[] estimable) {
    double[] at = coefficients.clone();
    boolean[] kept = estimable.clone();
    int size = at.length * (1 + 2 * at.length);
    return PartSums.of(
        parts.collect(
            part -> part.map(own -> own.pass(at, alpha, kept)).orElseGet(() -> new double[size])));
  }
}
