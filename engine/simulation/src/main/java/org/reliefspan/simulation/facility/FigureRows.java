package org.reliefspan.simulation.facility;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.reliefspan.domain.pathway.OutcomeSpec;
import org.reliefspan.domain.quantity.Interval;
import org.reliefspan.domain.simulation.FacilityDifferenceRow;
import org.reliefspan.domain.simulation.FacilityRow;
import org.reliefspan.numerics.limits.Limits;
import org.reliefspan.numerics.output.Replications;

/** Rows of figures: means over replications with their limits, and differences between arms. */
final class FigureRows {
  /** Level of all limits. */
  static final double LEVEL = 0.95;

  private final List<ArmRuns> arms;

  FigureRows(List<ArmRuns> arms) {
    this.arms = arms;
  }

  /** Of one kind, arm by arm. */
  List<FacilityRow> of(Figure.About about) {
    List<FacilityRow> rows = new ArrayList<>();
    for (ArmRuns arm : arms) {
      for (int i = 0; i < arm.figures().size(); i++) {
        Figure figure = arm.figures().get(i);
        if (figure.about() == about) {
          rows.add(row(arm, figure, arm.values(i)));
        }
      }
    }
    return rows;
  }

  private FacilityRow row(ArmRuns arm, Figure figure, double[] all) {
    double[] known = Arrays.stream(all).filter(Double::isFinite).toArray();
    if (known.length > 0 && OneLongRun.isFor(arm, figure)) {
      OneLongRun run = OneLongRun.of(arm, figure.name(), LEVEL);
      return row(arm, figure, known, run.limits(), run.note());
    }
    return row(arm, figure, known, limits(known), known.length == 0 ? why(figure) : "");
  }

  private static FacilityRow row(
      ArmRuns arm, Figure figure, double[] known, Optional<Interval> limits, String note) {
    return new FacilityRow(
        arm.arm().name(),
        figure.name(),
        figure.quantity(),
        figure.hour() < 0 ? OptionalInt.empty() : OptionalInt.of(figure.hour()),
        known.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(mean(known)),
        limits,
        unit(arm, figure),
        known.length,
        note);
  }

  /** The unit of a figure. */
  static String unit(ArmRuns arm, Figure figure) {
    if (figure.about() != Figure.About.OUTCOME) {
      return figure.unit();
    }
    return arm.arm().model().outcomes().stream()
        .filter(each -> each.name().equals(figure.name()))
        .map(OutcomeSpec::unit)
        .findFirst()
        .orElse("");
  }

  private static String why(Figure figure) {
    return switch (figure.about()) {
      case WAIT -> "nobody who arrived after the warm-up began it";
      case THROUGHPUT -> "";
      case RESOURCE -> "not open";
      case OUTCOME -> "no pathway that counts ended within the run";
    };
  }

  /** The mean of replications. */
  static double mean(double[] values) {
    return Arrays.stream(values).sum() / values.length;
  }

  /** By Student's t, from replication to replication. */
  static Optional<Interval> limits(double[] values) {
    if (values.length < 2) {
      return Optional.empty();
    }
    Limits limits = Replications.of(values).limits(LEVEL);
    return Optional.of(new Interval(limits.lower(), limits.upper(), LEVEL));
  }

  /** Every figure of an arm less that of its comparator. */
  List<FacilityDifferenceRow> differences() {
    List<FacilityDifferenceRow> rows = new ArrayList<>();
    for (ArmRuns arm : arms.subList(1, arms.size())) {
      ArmRuns comparator = comparator(arm);
      for (int j = 0; j < comparator.figures().size(); j++) {
        Figure figure = comparator.figures().get(j);
        int there = arm.figures().indexOf(figure);
        if (figure.hour() < 0 && there >= 0 && !figure.quantity().equals("unlimited")) {
          difference(arm, there, comparator, j).ifPresent(rows::add);
        }
      }
    }
    return rows;
  }

  /** The first with the same strategy, so that only the facility differs; of that one the first. */
  private ArmRuns comparator(ArmRuns arm) {
    return arms.stream()
        .filter(each -> each.arm().strategy().equals(arm.arm().strategy()))
        .findFirst()
        .filter(each -> each != arm)
        .orElse(arms.get(0));
  }

  private static Optional<FacilityDifferenceRow> difference(
      ArmRuns arm, int there, ArmRuns comparator, int here) {
    Figure figure = comparator.figures().get(here);
    double[] one = arm.values(there);
    double[] other = comparator.values(here);
    double[] pairs = new double[Math.min(one.length, other.length)];
    Arrays.setAll(pairs, r -> one[r] - other[r]);
    double[] known = Arrays.stream(pairs).filter(Double::isFinite).toArray();
    if (known.length == 0) {
      return Optional.empty();
    }
    return Optional.of(
        new FacilityDifferenceRow(
            arm.arm().name(),
            comparator.arm().name(),
            about(figure),
            figure.name(),
            figure.quantity(),
            mean(known),
            limits(known),
            unit(arm, figure),
            known.length));
  }

  private static String about(Figure figure) {
    return switch (figure.about()) {
      case WAIT, THROUGHPUT -> "step";
      case RESOURCE -> "resource";
      case OUTCOME -> "outcome";
    };
  }
}
