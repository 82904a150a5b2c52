package org.reliefspan.domain.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reliefspan.domain.estimate.AttritionRow;
import org.reliefspan.domain.estimate.Curve;
import org.reliefspan.domain.estimate.CurvePoint;
import org.reliefspan.domain.estimate.DataQualityRow;
import org.reliefspan.domain.estimate.Estimate;
import org.reliefspan.domain.estimate.FunctionRow;
import org.reliefspan.domain.estimate.Headline;
import org.reliefspan.domain.estimate.Labels;
import org.reliefspan.domain.estimate.ReliefKey;
import org.reliefspan.domain.estimate.ReliefRow;
import org.reliefspan.domain.estimate.StudyResults;

class DisclosureControlTest {
  private static final DisclosurePolicy STANDARD = DisclosurePolicy.standard();

  /** gtsummary issue 1691: 180 = 3 + 177; showing 180 and 177 shows the 3. */
  @Test
  void aSmallCountIsNotLeftOverByItsTotal() {
    List<FunctionRow> rows =
        published(function(signs("all", 3, 0, 177)), STANDARD).content().function();

    assertThat(rows.get(0).estimate()).isInstanceOf(Estimate.Suppressed.class);
    assertThat(rows.get(1).estimate()).isEqualTo(Estimate.of(0));
    assertThat(rows.get(2).estimate()).isInstanceOf(Estimate.Suppressed.class);
    assertThat(rows.get(2).note()).isEqualTo("suppressed");
    assertThat(rows.get(2).episodes()).hasValue(180);
  }

  @Test
  void aPopulationAFewShortOfAllTreatedLosesItsCountsNotItsValue() {
    List<ReliefRow> rows =
        published(
                relief(
                    median("all", "all_treated", 180), median("all", "observed_responders", 177)),
                STANDARD)
            .content()
            .relief();

    assertThat(rows.get(0).patients()).hasValue(180);
    assertThat(rows.get(1).patients()).isEmpty();
    assertThat(rows.get(1).estimate()).isEqualTo(Estimate.of(40));
    assertThat(rows.get(1).note()).isEqualTo("counts suppressed");
  }

  @Test
  void aLoneSmallStratumTakesTheNextSmallestWithIt() {
    List<ReliefRow> rows =
        published(
                relief(
                    median("all", "all_treated", 105),
                    median("site_id=A", "all_treated", 60),
                    median("site_id=B", "all_treated", 40),
                    median("site_id=C", "all_treated", 5),
                    median("site_id=D", "all_treated", 0)),
                STANDARD)
            .content()
            .relief();

    assertThat(rows)
        .extracting(ReliefRow::patients)
        .containsExactly(
            OptionalLong.of(105),
            OptionalLong.of(60),
            OptionalLong.empty(),
            OptionalLong.empty(),
            OptionalLong.of(0));
    assertThat(rows.get(2).estimate()).isInstanceOf(Estimate.Suppressed.class);
  }

  @Test
  void aShareOfAFewIsHiddenAndSoIsAllButAFew() {
    List<ReliefRow> rows =
        published(
                relief(
                    share("site_id=A", 0.5, 100),
                    share("site_id=B", 0.03, 100),
                    share("site_id=C", 0.97, 100),
                    share("site_id=D", 1, 100)),
                STANDARD)
            .content()
            .relief();

    assertThat(rows.get(0).estimate()).isEqualTo(Estimate.of(0.5));
    assertThat(rows.get(1).estimate()).isInstanceOf(Estimate.Suppressed.class);
    assertThat(rows.get(2).estimate()).isInstanceOf(Estimate.Suppressed.class);
    assertThat(rows.get(3).estimate()).isEqualTo(Estimate.of(1));
  }

  @Test
  void aShareOfTheEvaluableIsJudgedByTheirNumber() {
    List<ReliefRow> rows =
        published(
                relief(
                    median("all", "all_treated", 200),
                    atHorizon("all", "responder_share_6w", 0.1, 50),
                    atHorizon("all", "not_evaluable_6w", 150, 200),
                    atHorizon("all", "responder_share_3m", 0.5, 50)),
                STANDARD)
            .content()
            .relief();

    assertThat(rows.get(1).estimate()).isInstanceOf(Estimate.Suppressed.class);
    assertThat(rows.get(1).episodes()).hasValue(50);
    assertThat(rows.get(2).estimate()).isEqualTo(Estimate.of(150));
    assertThat(rows.get(3).estimate()).isEqualTo(Estimate.of(0.5));
  }

  @Test
  void aFewNotEvaluableDoNotFollowFromTheEvaluable() {
    List<ReliefRow> rows =
        published(
                relief(
                    median("all", "all_treated", 100),
                    atHorizon("all", "responder_share_6w", 0.5, 95),
                    atHorizon("all", "not_evaluable_6w", 5, 100)),
                STANDARD)
            .content()
            .relief();

    assertThat(rows.get(0).episodes()).hasValue(100);
    assertThat(rows.get(1).estimate()).isEqualTo(Estimate.of(0.5));
    assertThat(rows.get(1).episodes()).isEmpty();
    assertThat(rows.get(2).estimate()).isInstanceOf(Estimate.Suppressed.class);
  }

  @Test
  void aFewEvaluableDoNotFollowFromTheOthersAndHideNoCurve() {
    Curve curve = new Curve(key("all", "all_treated"), "in_relief", List.of(point(0, 100)));
    StudyResults content =
        published(
                results()
                    .withRelief(
                        List.of(
                            median("all", "all_treated", 100),
                            atHorizon("all", "responder_share_24m", 0.5, 6),
                            atHorizon("all", "not_evaluable_24m", 94, 100)))
                    .withCurves(List.of(curve)),
                STANDARD)
            .content();

    assertThat(content.relief().get(1).estimate()).isInstanceOf(Estimate.Suppressed.class);
    assertThat(content.relief().get(1).episodes()).isEmpty();
    assertThat(content.relief().get(2).estimate()).isInstanceOf(Estimate.Suppressed.class);
    assertThat(content.curves()).containsExactly(curve);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 9})
  void noCountOfTheEvaluableOrTheOthersFollowsBySubtraction(int sites) {
    Random random = new Random(300 + sites);
    for (int repeat = 0; repeat < 200; repeat++) {
      int[][] counts = new int[sites + 1][3];
      for (int site = 0; site < sites; site++) {
        for (int kind = 0; kind < 2; kind++) {
          counts[site][kind] = random.nextInt(random.nextBoolean() ? 12 : 80);
          counts[sites][kind] += counts[site][kind];
        }
      }
      assertEvaluableAreSafe(counts);
    }
  }

  /** Evaluable, others and their sum by site. */
  private static void assertEvaluableAreSafe(int[][] counts) {
    int sites = counts.length - 1;
    List<ReliefRow> rows = new ArrayList<>();
    for (int site = 0; site <= sites; site++) {
      String stratum = site == sites ? "all" : "site_id=" + site;
      counts[site][2] = counts[site][0] + counts[site][1];
      rows.add(atHorizon(stratum, "responder_share_6w", 0, counts[site][0]));
      rows.add(atHorizon(stratum, "not_evaluable_6w", counts[site][1], counts[site][2]));
    }
    List<ReliefRow> shown =
        published(relief(rows.toArray(ReliefRow[]::new)), STANDARD).content().relief();
    Subtraction attack = new Subtraction();
    for (int site = 0; site <= sites; site++) {
      ReliefRow others = shown.get(2 * site + 1);
      boolean counted = others.estimate() instanceof Estimate.Point;
      attack.see(3 * site, counts[site][0], shown.get(2 * site).episodes().isPresent());
      attack.see(3 * site + 1, counts[site][1], counted);
      attack.see(3 * site + 2, counts[site][2], others.episodes().isPresent());
      attack.adds(3 * site + 2, List.of(3 * site, 3 * site + 1));
    }
    for (int column = 0; column < 3; column++) {
      List<Integer> parts = new ArrayList<>();
      for (int site = 0; site < sites; site++) {
        parts.add(3 * site + column);
      }
      attack.adds(3 * sites + column, parts);
    }
    attack.assertNothingSmallFollows();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.03, 0.97})
  void aShareWithARepeatOrSurgeryIsAShareOfPeople(double share) {
    FunctionRow few =
        new FunctionRow(
            "epidural",
            "all",
            "odi",
            "6m",
            "share_repeat_or_surgery",
            Estimate.of(share),
            "probability",
            100,
            100,
            "");

    assertThat(published(function(List.of(few)), STANDARD).content().function().get(0).estimate())
        .isInstanceOf(Estimate.Suppressed.class);
  }

  @Test
  void aStepOfThePatientFlowThatRemovesAFewIsMerged() {
    List<AttritionRow> rows =
        published(attrition(1000, 995, 800, 0), STANDARD).content().attrition();

    assertThat(rows)
        .extracting(AttritionRow::patients)
        .containsExactly(
            OptionalLong.empty(), OptionalLong.of(995), OptionalLong.of(800), OptionalLong.of(0));
  }

  @Test
  void curvesEndWhereTooFewAreAtRisk() {
    ReliefKey key = key("all", "all_treated");
    Curve curve =
        new Curve(
            key, "in_relief", List.of(point(0, 40), point(5, 35), point(9, 20), point(12, 9)));
    List<Curve> curves =
        published(results().withCurves(List.of(curve)), STANDARD).content().curves();

    assertThat(curves).hasSize(1);
    assertThat(curves.get(0).points())
        .extracting(CurvePoint::atRisk)
        .containsExactly(40L, 40L, 20L);
  }

  @Test
  void meansByHorizonAreLeftOutOneByOne() {
    Curve curve =
        new Curve(
            key("all", "all_treated"),
            "function_mean:odi",
            List.of(point(0, 40), point(14, 5), point(42, 60), point(90, 10)));
    List<Curve> curves =
        published(results().withCurves(List.of(curve)), STANDARD).content().curves();

    assertThat(curves.get(0).points()).containsExactly(point(0, 40), point(42, 60));
  }

  @Test
  void aHeadlineFollowsItsRow() {
    Headline small = new Headline("a", "A", Estimate.of(12), "day", 4, 4, "");
    Headline shown = new Headline("b", "B", Estimate.of(12), "day", 400, 400, "");
    List<Headline> headlines =
        published(results().withHeadlines(List.of(small, shown)), STANDARD).content().headlines();

    assertThat(headlines.get(0).estimate()).isInstanceOf(Estimate.Suppressed.class);
    assertThat(headlines.get(0).patients()).isEmpty();
    assertThat(headlines.get(1)).isEqualTo(shown);
  }

  @Test
  void onlyRulesAboutPatientsHideRowsOfData() {
    var rows = new DataQualityRow("out_of_range", "measures", OptionalLong.of(3), 0.1, "warned");
    var patients =
        new DataQualityRow(
            "patients_without_visit", "patients", OptionalLong.of(3), 0.1, "counted");
    List<DataQualityRow> shown =
        published(results().withDataQuality(List.of(rows, patients)), STANDARD)
            .content()
            .dataQuality();

    assertThat(shown.get(0)).isEqualTo(rows);
    assertThat(shown.get(1).rows()).isEmpty();
    assertThat(shown.get(1).share()).isEmpty();
  }

  @Test
  void aFewStaleBaselinesAreNotCounted() {
    List<DataQualityRow> shown =
        published(
                results()
                    .withDataQuality(List.of(stale("odi", 3), stale("nrs", 30), fresh("nrs", 200))),
                STANDARD)
            .content()
            .dataQuality();

    assertThat(shown.get(0).rows()).isEmpty();
    assertThat(shown.get(1)).isEqualTo(stale("nrs", 30));
    assertThat(shown.get(2)).isEqualTo(fresh("nrs", 200));
  }

  @Test
  void whatStaleBaselinesLeaveOverIsProtectedToo() {
    List<DataQualityRow> shown =
        published(
                results()
                    .withDataQuality(
                        List.of(
                            stale("odi", 95), fresh("odi", 5), stale("nrs", 4), fresh("nrs", 96))),
                STANDARD)
            .content()
            .dataQuality();

    assertThat(shown).allMatch(row -> row.rows().isEmpty());
  }

  @Test
  void aMeanOfScoresAsObservedStandsOnThoseObserved() {
    FunctionRow whole = gain("mean_gain", 100);
    FunctionRow observed = gain("mean_gain_treatment_policy", 7);
    List<FunctionRow> shown =
        published(function(List.of(whole, observed)), STANDARD).content().function();

    assertThat(shown.get(0).estimate()).isEqualTo(whole.estimate());
    assertThat(shown.get(1).estimate()).isInstanceOf(Estimate.Suppressed.class);
    assertThat(shown.get(1).episodes()).isEmpty();
  }

  @Test
  void nestedSetsOfEpisodesDoNotGiveAwayTheirDifference() {
    List<FunctionRow> shown =
        published(function(List.of(gain("mean_gain_mmrm", 104), gain("mean_gain", 100))), STANDARD)
            .content()
            .function();

    assertThat(shown).filteredOn(row -> row.episodes().isPresent()).hasSize(1);
    assertThat(shown).allMatch(row -> row.estimate() instanceof Estimate.Point);
  }

  private static FunctionRow gain(String quantity, long episodes) {
    return new FunctionRow(
        "epidural",
        "all",
        "odi",
        "6m",
        quantity,
        Estimate.of(8.5),
        "points",
        episodes,
        episodes,
        "");
  }

  private static DataQualityRow stale(String measure, long episodes) {
    return counted("stale_baseline", measure, episodes);
  }

  private static DataQualityRow fresh(String measure, long episodes) {
    return counted("fresh_baseline", measure, episodes);
  }

  private static DataQualityRow counted(String rule, String measure, long episodes) {
    return new DataQualityRow(
        rule,
        "baseline of " + measure,
        OptionalLong.of(episodes),
        OptionalDouble.empty(),
        "counted");
  }

  @Test
  void thresholdOneWithholdsNothing() {
    StudyResults results = function(signs("all", 3, 0, 177));
    Publishable<StudyResults> published =
        published(results, new DisclosurePolicy(1, Optional.of("public data")));

    assertThat(published.content()).isEqualTo(results);
    assertThat(published.suppressions()).isEmpty();
  }

  @Test
  void loweringTheThresholdNeedsAReason() {
    assertThatThrownBy(() -> new DisclosurePolicy(5, Optional.of(" ")))
        .hasMessageContaining("must have a reason");
    assertThat(new DisclosurePolicy(20, Optional.empty()).protects(19)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 5, 12})
  void noCountOfStrataFollowsBySubtraction(int sites) {
    Random random = new Random(sites);
    for (int repeat = 0; repeat < 200; repeat++) {
      List<ReliefRow> rows = new ArrayList<>();
      long total = 0;
      for (int site = 0; site < sites; site++) {
        long patients = random.nextInt(3) == 0 ? random.nextInt(12) : random.nextInt(60);
        total += patients;
        rows.add(median("site_id=" + site, "all_treated", patients));
      }
      rows.add(median("all", "all_treated", total));
      List<ReliefRow> shown =
          published(relief(rows.toArray(ReliefRow[]::new)), STANDARD).content().relief();
      Subtraction attack = new Subtraction();
      for (int i = 0; i < rows.size(); i++) {
        attack.see(i, rows.get(i).patients().orElseThrow(), shown.get(i).patients().isPresent());
      }
      attack.adds(sites, range(0, sites));
      attack.assertNothingSmallFollows();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 9})
  void noCountOfAGridOfSitesAndSignsFollowsBySubtraction(int sites) {
    Random random = new Random(100 + sites);
    for (int repeat = 0; repeat < 200; repeat++) {
      int[][] counts = new int[sites + 1][3];
      for (int site = 0; site < sites; site++) {
        for (int sign = 0; sign < 3; sign++) {
          counts[site][sign] = random.nextInt(random.nextBoolean() ? 12 : 80);
          counts[sites][sign] += counts[site][sign];
        }
      }
      assertGridIsSafe(counts);
    }
  }

  private static void assertGridIsSafe(int[][] counts) {
    int sites = counts.length - 1;
    List<FunctionRow> rows = new ArrayList<>();
    for (int site = 0; site <= sites; site++) {
      String stratum = site == sites ? "all" : "site_id=" + site;
      rows.addAll(signs(stratum, counts[site][0], counts[site][1], counts[site][2]));
    }
    List<FunctionRow> shown = published(function(rows), STANDARD).content().function();
    Subtraction attack = new Subtraction();
    for (int site = 0; site <= sites; site++) {
      for (int sign = 0; sign < 3; sign++) {
        Estimate estimate = shown.get(3 * site + sign).estimate();
        attack.see(4 * site + sign, counts[site][sign], estimate instanceof Estimate.Point);
      }
      int total = Arrays.stream(counts[site]).sum();
      attack.see(4 * site + 3, total, shown.get(3 * site).episodes().isPresent());
      attack.adds(4 * site + 3, List.of(4 * site, 4 * site + 1, 4 * site + 2));
    }
    for (int column = 0; column < 4; column++) {
      List<Integer> parts = new ArrayList<>();
      for (int site = 0; site < sites; site++) {
        parts.add(4 * site + column);
      }
      attack.adds(4 * sites + column, parts);
    }
    attack.assertNothingSmallFollows();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 9})
  void noCountOfThoseWhoDidNotRespondFollowsBySubtraction(int sites) {
    Random random = new Random(200 + sites);
    for (int repeat = 0; repeat < 200; repeat++) {
      int[][] counts = new int[sites + 1][3];
      for (int site = 0; site < sites; site++) {
        for (int kind = 0; kind < 2; kind++) {
          counts[site][kind] = random.nextInt(random.nextBoolean() ? 12 : 80);
          counts[sites][kind] += counts[site][kind];
        }
      }
      assertPopulationsAreSafe(counts);
    }
  }

  /** Responders, others and their sum by site; only responders and the sum have rows. */
  private static void assertPopulationsAreSafe(int[][] counts) {
    int sites = counts.length - 1;
    List<ReliefRow> rows = new ArrayList<>();
    for (int site = 0; site <= sites; site++) {
      String stratum = site == sites ? "all" : "site_id=" + site;
      counts[site][2] = counts[site][0] + counts[site][1];
      rows.add(median(stratum, "observed_responders", counts[site][0]));
      rows.add(median(stratum, "all_treated", counts[site][2]));
    }
    List<ReliefRow> shown =
        published(relief(rows.toArray(ReliefRow[]::new)), STANDARD).content().relief();
    Subtraction attack = new Subtraction();
    for (int site = 0; site <= sites; site++) {
      attack.see(3 * site, counts[site][0], shown.get(2 * site).patients().isPresent());
      attack.see(3 * site + 1, counts[site][1], false);
      attack.see(3 * site + 2, counts[site][2], shown.get(2 * site + 1).patients().isPresent());
      attack.adds(3 * site + 2, List.of(3 * site, 3 * site + 1));
    }
    for (int column = 0; column < 3; column++) {
      List<Integer> parts = new ArrayList<>();
      for (int site = 0; site < sites; site++) {
        parts.add(3 * site + column);
      }
      attack.adds(3 * sites + column, parts);
    }
    attack.assertNothingSmallFollows();
  }

  @Test
  void hundredsOfProvidersTakeSeconds() {
    Random random = new Random(3);
    List<FunctionRow> rows = new ArrayList<>(signs("all", 6000, 600, 3000));
    for (int provider = 0; provider < 300; provider++) {
      int small = random.nextInt(20);
      rows.addAll(signs("provider_id=" + provider, 20 + small, random.nextInt(5), small));
    }
    List<ReliefRow> relief = new ArrayList<>();
    for (int provider = -1; provider < 300; provider++) {
      String stratum = provider < 0 ? "all" : "provider_id=" + provider;
      long patients = provider < 0 ? 9000 : 12 + random.nextInt(40);
      for (String quantity : List.of("duration_p25", "duration_median", "duration_p75")) {
        relief.add(quantity(stratum, "all_treated", quantity, patients));
        relief.add(quantity(stratum, "responders", quantity, patients - random.nextInt(2)));
        relief.add(quantity(stratum, "observed_responders", quantity, patients / 2));
      }
    }
    long start = System.nanoTime();
    Publishable<StudyResults> published =
        published(results().withFunction(rows).withRelief(relief).results(), STANDARD);

    assertThat(published.suppressions()).isNotEmpty();
    assertThat(System.nanoTime() - start).isLessThan(20_000_000_000L);
  }

  /** A reader who subtracts published parts from published totals as often as that helps. */
  private static final class Subtraction {
    private final Map<Integer, Long> truth = new HashMap<>();
    private final Set<Integer> known = new HashSet<>();
    private final List<Sum> sums = new ArrayList<>();

    private record Sum(int total, List<Integer> parts) {}

    void see(int cell, long count, boolean published) {
      truth.put(cell, count);
      if (published) {
        known.add(cell);
      }
    }

    void adds(int total, List<Integer> parts) {
      sums.add(new Sum(total, parts));
    }

    void assertNothingSmallFollows() {
      while (learn()) {}
      for (int cell : known) {
        assertThat(STANDARD.protects(count(cell))).as("count %d", cell).isFalse();
      }
      sums.forEach(
          sum -> {
            if (known.contains(sum.total())) {
              assertThat(STANDARD.protects(residual(sum.total(), sum.parts()))).isFalse();
            }
          });
    }

    private long count(int cell) {
      return truth.getOrDefault(cell, 0L);
    }

    private long residual(int total, List<Integer> parts) {
      return count(total) - parts.stream().filter(known::contains).mapToLong(this::count).sum();
    }

    private boolean learn() {
      boolean learned = false;
      for (Sum sum : sums) {
        List<Integer> unknown = new ArrayList<>(sum.parts());
        unknown.add(sum.total());
        unknown.removeAll(known);
        if (unknown.size() == 1) {
          learned |= known.add(unknown.get(0));
        }
      }
      return learned;
    }
  }

  private static List<Integer> range(int from, int to) {
    List<Integer> range = new ArrayList<>();
    for (int i = from; i < to; i++) {
      range.add(i);
    }
    return range;
  }

  private static Publishable<StudyResults> published(
      StudyResults results, DisclosurePolicy policy) {
    return DisclosureControl.publish(results, policy);
  }

  private static Publishable<StudyResults> published(Parts parts, DisclosurePolicy policy) {
    return published(parts.results(), policy);
  }

  private static ReliefKey key(String stratum, String population) {
    return new ReliefKey("epidural", stratum, "pain_50", "composite", population, "turnbull");
  }

  private static ReliefRow median(String stratum, String population, long patients) {
    return quantity(stratum, population, "duration_median", patients);
  }

  private static ReliefRow quantity(
      String stratum, String population, String quantity, long patients) {
    return new ReliefRow(
        key(stratum, population), quantity, Estimate.of(40), "day", patients, patients, "");
  }

  private static ReliefRow share(String stratum, double share, long patients) {
    return new ReliefRow(
        key(stratum, "all_treated"),
        "responder_share",
        Estimate.of(share),
        "probability",
        patients,
        patients,
        "");
  }

  private static ReliefRow atHorizon(String stratum, String quantity, double value, long episodes) {
    return new ReliefRow(
        key(stratum, "all_treated"),
        quantity,
        Estimate.of(value),
        quantity.startsWith("not_") ? "episodes" : "probability",
        episodes,
        episodes,
        "");
  }

  private static List<FunctionRow> signs(String stratum, long improved, long same, long worse) {
    long total = improved + same + worse;
    return List.of(
        sign(stratum, "improved", improved, total),
        sign(stratum, "same", same, total),
        sign(stratum, "worse", worse, total));
  }

  private static FunctionRow sign(String stratum, String quantity, long count, long total) {
    return new FunctionRow(
        "epidural",
        stratum,
        "odi",
        "6m",
        quantity,
        Estimate.of((double) count),
        "episode",
        total,
        total,
        "");
  }

  private static StudyResults relief(ReliefRow... rows) {
    return results().withRelief(List.of(rows)).results();
  }

  private static StudyResults function(List<FunctionRow> rows) {
    return results().withFunction(rows).results();
  }

  private static StudyResults attrition(long... patients) {
    List<AttritionRow> rows = new ArrayList<>();
    for (long count : patients) {
      rows.add(
          new AttritionRow(
              "step" + rows.size(), "", OptionalLong.of(count), OptionalLong.of(count)));
    }
    return results().withAttrition(rows).results();
  }

  private static CurvePoint point(double day, long atRisk) {
    return new CurvePoint(day, 0.5, Optional.empty(), atRisk);
  }

  private static Parts results() {
    return new Parts(List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
  }

  /** Results with some tables filled. */
  private record Parts(
      List<Headline> headlines,
      List<ReliefRow> relief,
      List<Curve> curves,
      List<FunctionRow> function,
      List<AttritionRow> attrition,
      List<DataQualityRow> dataQuality) {
    Parts withHeadlines(List<Headline> rows) {
      return new Parts(rows, relief, curves, function, attrition, dataQuality);
    }

    Parts withRelief(List<ReliefRow> rows) {
      return new Parts(headlines, rows, curves, function, attrition, dataQuality);
    }

    Parts withCurves(List<Curve> rows) {
      return new Parts(headlines, relief, rows, function, attrition, dataQuality);
    }

    Parts withFunction(List<FunctionRow> rows) {
      return new Parts(headlines, relief, curves, rows, attrition, dataQuality);
    }

    Parts withAttrition(List<AttritionRow> rows) {
      return new Parts(headlines, relief, curves, function, rows, dataQuality);
    }

    Parts withDataQuality(List<DataQualityRow> rows) {
      return new Parts(headlines, relief, curves, function, attrition, rows);
    }

    StudyResults results() {
      return new StudyResults(
          "study",
          "Study",
          new Labels(Map.of(), Map.of(), Map.of(), Map.of()),
          headlines,
          relief,
          List.of(),
          List.of(),
          curves,
          function,
          attrition,
          dataQuality,
          List.of(),
          List.of());
    }
  }
}
