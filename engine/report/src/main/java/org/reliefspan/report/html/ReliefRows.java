package org.reliefspan.report.html;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.reliefspan.domain.estimate.ReliefKey;
import org.reliefspan.domain.estimate.ReliefRow;

/** Relief rows of one subject and group, found by population, estimator and quantity. */
record ReliefRows(List<ReliefRow> rows) {
  static final String ALL_TREATED = "all_treated";
  static final String RESPONDERS = "responders";
  static final String OBSERVED = "observed_responders";
  private static final Set<String> STEPPED = Set.of("turnbull", "kaplan_meier", "aalen_johansen");
  private static final String COUNTED = "proportion";

  /** How estimators with covariates end; their rows are ratios. */
  static final String COVARIATES = "_covariates";

  /** How estimators end that draw groups towards each other. */
  static final String SHRUNKEN = "_shrunken";

  /** How estimators that model visits too begin. */
  static final String JOINT = "joint_";

  ReliefRows {
    rows = List.copyOf(rows);
  }

  /** What one section is about. */
  record Subject(String procedure, String definition, String strategy) {
    static Subject of(ReliefKey key) {
      return new Subject(key.procedure(), key.definition(), key.strategy());
    }
  }

  /** The subject the study leads with, for each procedure: the first in the results. */
  static List<Subject> main(List<ReliefRow> rows) {
    Set<String> procedures = new LinkedHashSet<>();
    return rows.stream()
        .filter(row -> procedures.add(row.key().procedure()))
        .map(row -> Subject.of(row.key()))
        .toList();
  }

  static boolean isAll(ReliefKey key) {
    return key.stratum().equals("all");
  }

  /** Whether an estimator assumes no shape, so that its curve is a step function. */
  static boolean isStepped(String estimator) {
    return STEPPED.contains(estimator);
  }

  ReliefRows of(Subject subject) {
    return new ReliefRows(
        rows.stream().filter(row -> Subject.of(row.key()).equals(subject)).toList());
  }

  ReliefRows stratum(String stratum) {
    return new ReliefRows(
        rows.stream().filter(row -> row.key().stratum().equals(stratum)).toList());
  }

  /** The first model of the study in this population, the first estimator when it has none. */
  String model(String population) {
    return estimators(population).stream()
        .filter(estimator -> !isStepped(estimator))
        .findFirst()
        .orElseGet(() -> estimators(population).stream().findFirst().orElse(""));
  }

  /** The estimator that assumes no shape, the first model when there is none. */
  String assumptionFree(String population) {
    return estimators(population).stream()
        .filter(ReliefRows::isStepped)
        .findFirst()
        .orElseGet(() -> model(population));
  }

  /** Estimators of a duration in this population, in the order of the study. */
  List<String> estimators(String population) {
    return rows.stream()
        .map(ReliefRow::key)
        .filter(key -> key.population().equals(population))
        .map(ReliefKey::estimator)
        .filter(estimator -> !estimator.equals(COUNTED))
        .filter(estimator -> !estimator.endsWith(COVARIATES) && !estimator.endsWith(SHRUNKEN))
        .distinct()
        .toList();
  }

  Optional<ReliefRow> find(String population, String estimator, String quantity) {
    return rows.stream()
        .filter(row -> row.key().population().equals(population))
        .filter(row -> row.key().estimator().equals(estimator))
        .filter(row -> row.quantity().equals(quantity))
        .findFirst();
  }

  /** Share who respond, by the first model or else as it is. */
  Optional<ReliefRow> responderShare() {
    return find(ALL_TREATED, model(ALL_TREATED), "responder_share")
        .or(() -> find(ALL_TREATED, assumptionFree(ALL_TREATED), "responder_share"))
        .or(() -> find(RESPONDERS, model(RESPONDERS), "responder_share"));
  }

  /** Median duration among responders by the first model. */
  Optional<ReliefRow> median() {
    return find(RESPONDERS, model(RESPONDERS), "duration_median");
  }

  Optional<ReliefRow> daysInRelief(int horizon) {
    String quantity = "mean_days_in_relief_%sd".formatted(horizon);
    return find(ALL_TREATED, model(ALL_TREATED), quantity)
        .or(() -> find(ALL_TREATED, assumptionFree(ALL_TREATED), quantity));
  }

  /** Share in relief at a horizon such as {@code 6m}, among those who were assessed. */
  Optional<ReliefRow> shareInRelief(String horizon) {
    return find(ALL_TREATED, COUNTED, "responder_share_" + horizon);
  }

  /** Whether a row belongs in the first column: no assumed shape, or counted. */
  static boolean isCounted(String estimator) {
    return estimator.equals(COUNTED);
  }

  static String cell(Optional<ReliefRow> row) {
    return row.map(found -> Phrases.cell(found.estimate(), found.unit())).orElse("–");
  }
}
