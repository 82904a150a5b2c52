package org.reliefspan.analysis.estimate;

import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import org.reliefspan.analysis.episode.EpisodeTable;
import org.reliefspan.domain.estimate.Estimate;
import org.reliefspan.domain.estimate.ReliefRow;
import org.reliefspan.domain.estimate.StratumLabel;
import org.reliefspan.domain.quantity.Interval;
import org.reliefspan.domain.study.HeadlineFamily;
import org.reliefspan.domain.study.Population;
import org.reliefspan.numerics.hidden.HiddenReliefEstimate;
import org.reliefspan.numerics.hidden.ReliefQuantities;
import org.reliefspan.numerics.interval.DerivedEstimate;
import org.reliefspan.numerics.limits.Limits;
import org.reliefspan.numerics.pooling.RandomEffects;
import org.reliefspan.numerics.pooling.ShrunkenEstimate;

/**
 * Groups seen together: each group's median and share of responders drawn towards the others, how
 * much groups differ beyond chance, and what a new group would show.
 */
final class GroupPooling {
  private static final int FEWEST_GROUPS = 3;
  private static final String MEDIAN = "duration_median";
  private static final String SHARE = "responder_share";

  /**
   * What pooling needs to know of one group, or of all together. It holds no fit, whose histories
   * would stay until the last group is done.
   *
   * @param estimator the headline's
   * @param missing why it cannot be pooled, if it cannot
   */
  record Member(
      ReliefCell cell,
      String estimator,
      Optional<DerivedEstimate> median,
      Optional<DerivedEstimate> share,
      Optional<String> missing) {

    static Member of(ReliefCell cell, Optional<JointEstimates.Joint> joint, int fewest) {
      HeadlineFamily family =
          joint
              .map(JointEstimates.Joint::family)
              .orElseGet(() -> JointFamilies.first(cell.plan().families()));
      Optional<ReliefQuantities> found =
          joint.flatMap(JointEstimates.Joint::headline).map(HiddenReliefEstimate::quantities);
      return new Member(
          cell,
          JointRows.estimator(family),
          found.flatMap(quantities -> quantities.responderQuantile(0.5)),
          found.map(ReliefQuantities::responderShare),
          missing(cell, joint, fewest));
    }

    private static Optional<String> missing(
        ReliefCell cell, Optional<JointEstimates.Joint> joint, int fewest) {
      if (cell.stratum().equals(Stratum.ALL)) {
        return joint.isPresent() && joint.get().closed().isEmpty()
            ? Optional.empty()
            : Optional.of("visits and scores do not settle it for all together");
      }
      if (isUnknown(cell.stratum())) {
        return Optional.of("the group is not recorded");
      }
      if (cell.sample().patients() < fewest) {
        return Optional.of("fewer than %d patients".formatted(fewest));
      }
      if (joint.isEmpty() || joint.get().headline().isEmpty() || !joint.get().sparse().isEmpty()) {
        return Optional.of(
            joint
                .map(found -> String.join("; ", found.sparse()))
                .orElse("no episode has a baseline"));
      }
      return Optional.empty();
    }

    private static boolean isUnknown(String stratum) {
      return StratumLabel.parse(stratum).levels().containsValue(EpisodeTable.UNKNOWN);
    }
  }

  /** A quantity on the scale on which groups scatter normally. */
  private record Scale(
      String quantity,
      Population population,
      String unit,
      String words,
      Function<Member, Optional<DerivedEstimate>> value,
      DoubleUnaryOperator to,
      DoubleUnaryOperator slope,
      DoubleUnaryOperator from) {}

  private static final List<Scale> SCALES =
      List.of(
          new Scale(
              MEDIAN,
              Population.RESPONDERS,
              ReliefRows.DAY,
              "log days",
              Member::median,
              Math::log,
              value -> 1 / value,
              Math::exp),
          new Scale(
              SHARE,
              Population.ALL_TREATED,
              ReliefRows.PROBABILITY,
              "log odds",
              Member::share,
              share -> Math.log(share / (1 - share)),
              share -> 1 / (share * (1 - share)),
              logit -> 1 / (1 + Math.exp(-logit))));

  private final Member all;
  private final List<Member> groups;
  private final String columns;
  private final String estimator;

  private GroupPooling(Member all, List<Member> groups, String columns) {
    this.all = all;
    this.groups = groups;
    this.columns = columns;
    this.estimator = all.estimator() + "_shrunken";
  }

  /** Writes the rows of the groups, then of what they have in common. */
  static void write(Member all, List<Member> groups, String columns, List<ReliefRow> rows) {
    GroupPooling pooling = new GroupPooling(all, groups, columns);
    for (Scale scale : SCALES) {
      pooling.write(scale, rows);
    }
  }

  private void write(Scale scale, List<ReliefRow> rows) {
    List<Optional<DerivedEstimate>> found =
        groups.stream().map(group -> usable(group, scale)).toList();
    double[] value =
        found.stream()
            .flatMap(Optional::stream)
            .mapToDouble(estimate -> scale.to().applyAsDouble(estimate.value()))
            .toArray();
    double[] variance =
        found.stream()
            .flatMap(Optional::stream)
            .mapToDouble(
                estimate ->
                    Math.pow(
                        estimate.standardError() * scale.slope().applyAsDouble(estimate.value()),
                        2))
            .toArray();
    Optional<String> reason = all.missing();
    if (reason.isEmpty() && value.length < FEWEST_GROUPS) {
      reason = Optional.of("fewer than %d groups could be estimated".formatted(FEWEST_GROUPS));
    }
    if (reason.isPresent()) {
      nothing(scale, reason.get(), rows);
      return;
    }
    RandomEffects pooled = RandomEffects.of(value, variance);
    int position = 0;
    for (int group = 0; group < groups.size(); group++) {
      boolean has = found.get(group).isPresent();
      Estimate drawn =
          has
              ? drawn(scale, pooled.shrunken(position))
              : new Estimate.NotEstimable(
                  groups.get(group).missing().orElse("a value at its bound has no error"));
      String note = has ? weight(pooled.shrunken(position)) : "";
      position += has ? 1 : 0;
      row(groups.get(group).cell(), scale, scale.quantity(), drawn, scale.unit(), note, rows);
    }
    common(scale, pooled, rows);
  }

  /** A group's value with a positive error, if it may be pooled. */
  private static Optional<DerivedEstimate> usable(Member group, Scale scale) {
    return group.missing().isPresent()
        ? Optional.empty()
        : scale
            .value()
            .apply(group)
            .filter(found -> Double.isFinite(found.value()) && found.standardError() > 0);
  }

  private Estimate drawn(Scale scale, ShrunkenEstimate drawn) {
    double level = all.cell().level();
    return Estimate.of(scale.from().applyAsDouble(drawn.value()), back(scale, drawn.limits(level)));
  }

  private Interval back(Scale scale, Limits limits) {
    return new Interval(
        scale.from().applyAsDouble(limits.lower()),
        scale.from().applyAsDouble(limits.upper()),
        all.cell().level());
  }

  private static String weight(ShrunkenEstimate drawn) {
    return "own data count %d percent, the other groups the rest"
        .formatted(Math.round(100 * drawn.ownWeight()));
  }

  private void nothing(Scale scale, String reason, List<ReliefRow> rows) {
    for (Member group : groups) {
      String own = group.missing().filter(missing -> all.missing().isEmpty()).orElse(reason);
      Estimate missing = new Estimate.NotEstimable(own);
      row(group.cell(), scale, scale.quantity(), missing, scale.unit(), "", rows);
    }
    Estimate missing = new Estimate.NotEstimable(reason);
    row(all.cell(), scale, named("mean_of_groups", scale), missing, scale.unit(), "", rows);
  }

  /** Rows of all together: the mean, a new group, and how much groups differ. */
  private void common(Scale scale, RandomEffects pooled, List<ReliefRow> rows) {
    double level = all.cell().level();
    String groupsUsed = "%d of %d groups".formatted(pooled.groups(), groups.size());
    double mean = scale.from().applyAsDouble(pooled.mean());
    row(
        all.cell(),
        scale,
        named("mean_of_groups", scale),
        Estimate.of(mean, back(scale, pooled.meanLimits(level))),
        scale.unit(),
        groupsUsed,
        rows);
    pooled
        .newGroupLimits(level)
        .ifPresent(
            limits ->
                row(
                    all.cell(),
                    scale,
                    named("new_group", scale),
                    Estimate.of(mean, back(scale, limits)),
                    scale.unit(),
                    "limits hold the value of one more group like these",
                    rows));
    pooled
        .betweenVarianceLimits(level)
        .ifPresent(
            limits ->
                row(
                    all.cell(),
                    scale,
                    named("between_groups_sd", scale),
                    Estimate.of(
                        Math.sqrt(pooled.betweenVariance()),
                        new Interval(Math.sqrt(limits.lower()), Math.sqrt(limits.upper()), level)),
                    scale.words(),
                    "standard deviation of the groups beyond chance",
                    rows));
    pooled
        .inconsistency()
        .ifPresent(
            share ->
                row(
                    all.cell(),
                    scale,
                    named("between_groups_share", scale),
                    Estimate.of(share),
                    ReliefRows.PROBABILITY,
                    "share of the differences between groups that is not chance (I2)",
                    rows));
    pooled
        .test()
        .ifPresent(
            test ->
                row(
                    all.cell(),
                    scale,
                    named("groups_alike_p", scale),
                    Estimate.of(test.p()),
                    ReliefRows.PROBABILITY,
                    "Cochran's test that groups differ by chance alone",
                    rows));
  }

  private String named(String what, Scale scale) {
    return what + "_" + scale.quantity() + ":" + columns;
  }

  private void row(
      ReliefCell cell,
      Scale scale,
      String quantity,
      Estimate estimate,
      String unit,
      String note,
      List<ReliefRow> rows) {
    ReliefRows written = new ReliefRows(cell.key(scale.population(), estimator), cell.sample());
    written.value(quantity, estimate, unit, note);
    rows.addAll(written.list());
  }
}
