package org.reliefspan.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.reliefspan.domain.estimate.Estimate;
import org.reliefspan.domain.estimate.ReliefKey;
import org.reliefspan.domain.estimate.ReliefRow;
import org.reliefspan.domain.quantity.Interval;
import org.reliefspan.report.html.ReliefRows.Subject;

class GroupsViewTest {
  private static final Subject SUBJECT = new Subject("rfa", "pain_50", "composite");

  private final List<ReliefRow> rows = new ArrayList<>();

  private void add(
      String stratum, String estimator, String quantity, double value, double lower, double upper) {
    rows.add(
        new ReliefRow(
            new ReliefKey(
                "rfa",
                stratum,
                "pain_50",
                quantity.startsWith("time_ratio") ? "hypothetical" : "composite",
                "responders",
                estimator),
            quantity,
            Estimate.of(value, new Interval(lower, upper, 0.95)),
            "ratio",
            100,
            90,
            quantity.endsWith("age") ? "ratio of durations for 10 more" : ""));
  }

  private GroupsView view() {
    return new GroupsView("Ablation", SUBJECT, new ReliefRows(rows));
  }

  private void medians(double p) {
    add("all", "joint_weibull", "duration_median", 240, 220, 260);
    for (String site : List.of("a", "b", "c")) {
      add("site_id=" + site, "joint_weibull", "duration_median", 230, 180, 290);
      add("site_id=" + site, "joint_weibull_shrunken", "duration_median", 238, 210, 270);
    }
    add("all", "joint_weibull_shrunken", "mean_of_groups_duration_median:site_id", 239, 220, 260);
    add("all", "joint_weibull_shrunken", "new_group_duration_median:site_id", 239, 200.4, 285.2);
    add("all", "joint_weibull_shrunken", "between_groups_share_duration_median:site_id", 0.6, 0, 1);
    add("all", "joint_weibull_shrunken", "groups_alike_p_duration_median:site_id", p, 0, 1);
  }

  @Test
  void clearRatiosAreSaidInPlainWords() {
    add("all", "joint_weibull", "duration_median", 240, 220, 260);
    add("all", "joint_weibull_covariates", "time_ratio:age", 0.9, 0.85, 0.95);
    add("all", "joint_weibull_covariates", "time_ratio:sex=M", 1.3, 0.9, 1.8);
    FigureView figure = view().ratios().orElseThrow();
    assertThat(figure.caption()).startsWith("Age + 10: relief lasts 10% shorter.");
    assertThat(figure.svg()).contains("Sex M", "1.30 (0.90 to 1.80)");
    assertThat(view().ratioTable().rows()).hasSize(2);
  }

  @Test
  void nothingClearIsSaidToo() {
    add("all", "joint_weibull", "duration_median", 240, 220, 260);
    add("all", "joint_weibull_covariates", "time_ratio:sex=M", 1.3, 0.9, 1.8);
    assertThat(view().ratios().orElseThrow().caption())
        .startsWith("By none of these can longer relief be told from chance.");
  }

  @Test
  void withoutCovariatesOrPooledGroupsThereIsNoFigure() {
    add("all", "joint_weibull", "duration_median", 240, 220, 260);
    add("site_id=a", "joint_weibull", "duration_median", 240, 220, 260);
    assertThat(view().ratios()).isEmpty();
    assertThat(view().groups("site_id")).isEmpty();
    assertThat(view().pooledTable("site_id").rows()).isEmpty();
  }

  @Test
  void groupsThatMayBeAlikeAreCalledSo() {
    medians(0.6);
    FigureView figure = view().groups("site_id").orElseThrow();
    assertThat(figure.caption())
        .startsWith("Chance alone could make the groups differ this much.")
        .contains("between 200 and 285 days");
    assertThat(figure.svg()).contains("site a", "drawn towards the others");
    assertThat(view().pooledTable("site_id").rows()).hasSize(7);
  }

  @Test
  void groupsThatDifferAreCalledSo() {
    medians(0.001);
    assertThat(view().groups("site_id").orElseThrow().caption())
        .startsWith(
            "The groups differ by more than chance: 60% of their differences are their own.");
  }

  /** The headline's model stays the headline's; ratios and drawn medians are no models of it. */
  @Test
  void otherEstimatorsAreNotTakenForModels() {
    medians(0.5);
    add("all", "joint_weibull_covariates", "time_ratio:age", 0.9, 0.85, 0.95);
    assertThat(new ReliefRows(rows).stratum("all").estimators("responders"))
        .containsExactly("joint_weibull");
  }
}
