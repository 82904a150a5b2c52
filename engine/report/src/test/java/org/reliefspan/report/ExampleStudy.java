package org.reliefspan.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.reliefspan.domain.disclosure.DisclosureControl;
import org.reliefspan.domain.disclosure.DisclosurePolicy;
import org.reliefspan.domain.disclosure.Publishable;
import org.reliefspan.domain.estimate.AttritionRow;
import org.reliefspan.domain.estimate.CovariateSpread;
import org.reliefspan.domain.estimate.Curve;
import org.reliefspan.domain.estimate.CurvePoint;
import org.reliefspan.domain.estimate.DataQualityRow;
import org.reliefspan.domain.estimate.DurationFit;
import org.reliefspan.domain.estimate.Estimate;
import org.reliefspan.domain.estimate.FunctionRow;
import org.reliefspan.domain.estimate.Headline;
import org.reliefspan.domain.estimate.Labels;
import org.reliefspan.domain.estimate.MethodsSection;
import org.reliefspan.domain.estimate.ReliefKey;
import org.reliefspan.domain.estimate.ReliefRow;
import org.reliefspan.domain.estimate.SensitivityRow;
import org.reliefspan.domain.estimate.StudyResults;
import org.reliefspan.domain.estimate.TruthRow;
import org.reliefspan.domain.fit.FittedSeries;
import org.reliefspan.domain.fit.FittedTerm;
import org.reliefspan.domain.fit.Reuse;
import org.reliefspan.domain.fit.SeenCovariate;
import org.reliefspan.domain.provenance.Provenance;
import org.reliefspan.domain.quantity.Interval;

/** An invented study with every kind of row: two procedures, 60 sites, a known truth. */
final class ExampleStudy {
  private static final String EPIDURAL = "esi_transforaminal";
  private static final String ABLATION = "rfa_facet_lumbar";
  private static final int SITES = 60;

  private ExampleStudy() {}

  static Publishable<StudyResults> published() {
    return published(SITES);
  }

  static Publishable<StudyResults> published(int sites) {
    return DisclosureControl.publish(results(sites), DisclosurePolicy.standard());
  }

  static Publishable<StudyResults> published(DisclosurePolicy policy) {
    return DisclosureControl.publish(results(SITES), policy);
  }

  static Provenance provenance() {
    SortedMap<String, String> inputs = new TreeMap<>();
    inputs.put(
        "visits/measures.csv", "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08");
    inputs.put(
        "visits/patients.csv", "60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752");
    return new Provenance(
        "0.1.0",
        "study: demo\nrelief:\n  - definition: pain_50\n    strategy: composite\n",
        20_240_601L,
        inputs,
        new TreeMap<>(Map.of("rows_read", 412_233L, "rows_used", 409_871L)),
        new TreeMap<>(Map.of("ingest", 3.25, "relief", 0.4)),
        new TreeMap<>(Map.of("java", "17")),
        "reliefspan run demo.yaml --seed 20240601");
  }

  private static StudyResults results(int sites) {
    return new StudyResults(
        "demo",
        "Relief and function after spinal injections: a synthetic pain clinic",
        labels(),
        headlines(),
        relief(sites),
        sensitivity(),
        truth(),
        curves(),
        function(sites),
        attrition(),
        List.of(
            new DataQualityRow(
                "out_of_range", "measures.csv", OptionalLong.of(212), 0.0005, "quarantined"),
            new DataQualityRow(
                "duplicate_row", "visits.csv", OptionalLong.of(1840), 0.0121, "dropped_duplicate"),
            new DataQualityRow(
                "patients_without_visit", "patients.csv", OptionalLong.of(7), 0.0015, "counted"),
            new DataQualityRow(
                "unknown_unit <script>alert(1)</script>",
                "measures.csv",
                OptionalLong.of(3),
                0.00001,
                "warned")),
        List.of(
            new MethodsSection(
                "Relief",
                List.of(
                    "Relief is in place while pain is at most half of its value before the"
                        + " procedure. Its end lies between the last score in relief and the first"
                        + " failing one.",
                    "The assumption-free estimate is Turnbull's; it gives a range wherever no visit"
                        + " tells more.")),
            new MethodsSection(
                "Function",
                List.of(
                    "The Oswestry index runs from 0 to 100; a gain of 10 points matters to"
                        + " patients."))),
        fits());
  }

  private static List<DurationFit> fits() {
    ReliefKey ablation =
        new ReliefKey(
            ABLATION, "all", "pain_50", "hypothetical", "responders", "joint_weibull_covariates");
    Reuse reuse =
        new Reuse(
            Reuse.Kind.DURATION,
            "weibull",
            List.of("(Intercept)", "age", "sexM", "log(scale)", "log(event rate): in relief"),
            List.of(
                Reuse.Role.PREDICTOR,
                Reuse.Role.PREDICTOR,
                Reuse.Role.PREDICTOR,
                Reuse.Role.LOG_SCALE,
                Reuse.Role.RATE),
            FittedSeries.of(5, 0.001, -0.25, -0.5, -8.75),
            FittedSeries.of(
                IntStream.range(0, 25).mapToDouble(i -> i % 6 == 0 ? 0.1 : 0).toArray()),
            List.of(
                SeenCovariate.ofWords("age", List.of()),
                SeenCovariate.ofWords("sex", List.of("F", "M"))));
    List<Double> ages = IntStream.range(0, 50).mapToObj(i -> 30.0 + i).toList();
    List<Double> falling = ages.stream().sorted(Collections.reverseOrder()).toList();
    return List.of(
        new DurationFit(
            ABLATION,
            ablation,
            OptionalLong.of(1305),
            OptionalLong.of(1187),
            List.of(FittedTerm.fixed("(Intercept)", 5), FittedTerm.notEstimable("bmi")),
            OptionalDouble.of(-1234.5),
            OptionalDouble.of(2479),
            Optional.of(reuse),
            List.of(200.0, 337.5),
            List.of(new CovariateSpread("age", ages, falling, 1)),
            List.of("Durations to loss as if no event came first.")),
        DurationFit.none(
            EPIDURAL,
            new ReliefKey(
                EPIDURAL, "all", "pain_50", "hypothetical", "responders", "joint_weibull"),
            "visits and scores do not settle how long relief lasts"));
  }

  private static Labels labels() {
    return new Labels(
        Map.of(EPIDURAL, "transforaminal epidural injection", ABLATION, "lumbar facet ablation"),
        Map.of(EPIDURAL, "epidural", ABLATION, "facet"),
        Map.of("odi", "Oswestry disability index"),
        Map.of("odi", "points"));
  }

  private static List<Headline> headlines() {
    return List.of(
        new Headline(
            "relief_after_epidural",
            "Relief after an epidural injection",
            point(44.9, 41.2, 48.8),
            "day",
            3411,
            2870,
            "Half of those who respond lose relief within this time, by pain at least halved,"
                + " further treatment counting as loss."),
        new Headline(
            "relief_after_ablation",
            "Relief after lumbar facet ablation",
            point(274, 251, 297),
            "day",
            1204,
            1187,
            "Half of those who respond lose relief within this time, by pain at least halved,"
                + " further treatment counting as loss."),
        new Headline(
            "function_gain",
            "Function gained 6 months after ablation",
            point(13.42, 12.1, 14.7),
            "points",
            988,
            988,
            "Mean gain on the Oswestry index of everybody scored before and 6 months after the"
                + " procedure."));
  }

  private static Estimate point(double value, double lower, double upper) {
    return Estimate.of(value, new Interval(lower, upper, 0.95));
  }

  private static ReliefKey key(
      String procedure, String stratum, String population, String estimator) {
    return new ReliefKey(procedure, stratum, "pain_50", "composite", population, estimator);
  }

  private static ReliefRow row(ReliefKey key, String quantity, Estimate estimate, long patients) {
    String unit =
        quantity.startsWith("duration") || quantity.startsWith("mean") ? "day" : "probability";
    return new ReliefRow(key, quantity, estimate, unit, patients + patients / 10, patients, "");
  }

  private static List<ReliefRow> relief(int sites) {
    List<ReliefRow> rows = new ArrayList<>();
    block(rows, EPIDURAL, 44.9, 2870);
    block(rows, ABLATION, 274, 1187);
    for (int site = 0; site < sites; site++) {
      long patients = site % 60 == 7 ? 6 : 20 + (site * 37) % 61;
      double median = 44.9 + 14 * Math.sin(site * 1.7);
      rows.add(
          row(
              key(EPIDURAL, site(site), "responders", "weibull"),
              "duration_median",
              point(
                  median,
                  median - 60 / Math.sqrt((double) patients),
                  median + 66 / Math.sqrt((double) patients)),
              patients));
    }
    return rows;
  }

  private static String site(int site) {
    return "site_id=S%02d".formatted(site);
  }

  private static void block(List<ReliefRow> rows, String procedure, double median, long patients) {
    ReliefKey all = key(procedure, "all", "all_treated", "turnbull");
    rows.add(row(all, "responder_share", point(0.5421, 0.52, 0.564), patients));
    rows.add(
        row(
            all,
            "duration_median",
            new Estimate.Range(
                0.31 * median,
                0.93 * median,
                Optional.of(new Interval(0.3 * median, median, 0.95))),
            patients));
    rows.add(
        row(
            all,
            "duration_p75",
            new Estimate.Range(1.6 * median, Double.POSITIVE_INFINITY, Optional.empty()),
            patients));
    rows.add(row(all, "prob_gt_90d", point(0.231, 0.21, 0.25), patients));
    rows.add(
        row(
            all,
            "mean_days_in_relief_365d",
            new Estimate.NotEstimable("too few visits after day 180"),
            patients));
    ReliefKey responders = key(procedure, "all", "responders", "weibull");
    rows.add(
        row(
            responders,
            "duration_p25",
            point(0.6 * median, 0.55 * median, 0.65 * median),
            patients));
    rows.add(
        row(responders, "duration_median", point(median, 0.92 * median, 1.09 * median), patients));
    rows.add(
        row(responders, "duration_p75", point(1.5 * median, 1.4 * median, 1.6 * median), patients));
    rows.add(row(responders, "prob_gt_90d", point(0.31, 0.28, 0.34), patients));
    ReliefKey observed = key(procedure, "all", "observed_responders", "turnbull");
    rows.add(
        row(
            observed,
            "duration_median",
            new Estimate.Range(1.2 * median, 1.6 * median, Optional.empty()),
            patients / 2));
    rows.add(row(observed, "prob_gt_90d", point(0.38, 0.35, 0.41), patients / 2));
  }

  private static List<SensitivityRow> sensitivity() {
    ReliefKey responders = key(EPIDURAL, "all", "responders", "weibull");
    return List.of(
        new SensitivityRow(
            "scheduled_scores", row(responders, "duration_median", point(47.1, 42, 52), 2870)),
        new SensitivityRow(
            "confirmed_loss", row(responders, "duration_median", point(51.9, 47, 57), 2870)));
  }

  private static List<TruthRow> truth() {
    ReliefKey responders = key(EPIDURAL, "all", "responders", "weibull");
    ReliefKey observed = key(EPIDURAL, "all", "observed_responders", "turnbull");
    return List.of(
        new TruthRow(
            "main", row(responders, "duration_median", point(44.9, 41.2, 48.8), 2870), 42.3, 0.05),
        new TruthRow(
            "main", row(observed, "duration_median", point(58, 54, 63), 1435), 45.1, 0.05));
  }

  private static List<Curve> curves() {
    List<Curve> curves = new ArrayList<>();
    curves(curves, EPIDURAL, 54, 180, 2870);
    curves(curves, ABLATION, 330, 730, 1187);
    curves.add(functionMean(EPIDURAL, 43, 35, 41));
    curves.add(functionMean(ABLATION, 42, 34, 36));
    for (int cause = 0; cause < 3; cause++) {
      String name = "cumulative_incidence:" + List.of("repeat", "surgery", "death").get(cause);
      ReliefKey key =
          new ReliefKey(EPIDURAL, "all", "pain_50", "competing", "all_treated", "aalen_johansen");
      curves.add(new Curve(key, name, points(180, 7, 0.1 + 0.1 * cause, 90, 2870)));
    }
    return curves;
  }

  private static Curve functionMean(String procedure, double... means) {
    List<CurvePoint> points = new ArrayList<>();
    for (int i = 0; i < means.length; i++) {
      Interval limits = new Interval(means[i] - 1, means[i] + 1, 0.95);
      points.add(new CurvePoint(91 * i, means[i], Optional.of(limits), 900));
    }
    ReliefKey key = new ReliefKey(procedure, "all", "odi", "composite", "all_treated", "mean");
    return new Curve(key, "function_mean:odi", points);
  }

  private static void curves(
      List<Curve> curves, String procedure, double scale, int last, long patients) {
    curves.add(
        new Curve(
            key(procedure, "all", "all_treated", "turnbull"),
            "duration_survival",
            points(last, 7, 0.54, scale, patients)));
    curves.add(
        new Curve(
            key(procedure, "all", "responders", "weibull"),
            "duration_survival",
            points(last, 1, 1, scale, patients)));
    curves.add(
        new Curve(
            key(procedure, "all", "all_treated", "weibull"),
            "in_relief",
            points(last, 1, 0.54, scale, patients)));
  }

  private static List<CurvePoint> points(
      int last, int step, double start, double scale, long patients) {
    List<CurvePoint> points = new ArrayList<>();
    for (int day = 0; day <= last; day += step) {
      double value = start * StrictMath.exp(-StrictMath.pow(day / scale, 1.5));
      double half = 0.01 + 0.04 * value * (1 - value);
      points.add(
          new CurvePoint(
              day,
              value,
              Optional.of(new Interval(Math.max(0, value - half), Math.min(1, value + half), 0.95)),
              Math.round(patients * (1 - 0.9 * day / last))));
    }
    return points;
  }

  private static List<FunctionRow> function(int sites) {
    List<FunctionRow> rows = new ArrayList<>();
    double[] gains = {9.8, 16.2, 15.1, 13.42, 9.9};
    String[] horizons = {"2w", "6w", "3m", "6m", "12m"};
    for (int i = 0; i < gains.length; i++) {
      long n = 1100 - 60L * i;
      rows.add(function("all", horizons[i], "baseline_mean", point(44.2, 43, 45), n));
      rows.add(
          function(
              "all",
              horizons[i],
              "followup_mean",
              point(44.2 - gains[i], 43 - gains[i], 45 - gains[i]),
              n));
      rows.add(
          function(
              "all",
              horizons[i],
              "mean_gain",
              point(gains[i], gains[i] - 1.2 - 0.1 * i, gains[i] + 1.2 + 0.1 * i),
              n));
      rows.add(function("all", horizons[i], "responder_share_mcid", point(0.58, 0.55, 0.61), n));
    }
    rows.add(function("all", "6m", "mean_gain_adjusted", point(13.42, 12.5, 14.3), 920));
    rows.add(function("all", "6m", "mean_gain_mmrm", point(12.9, 12, 13.8), 1100));
    rows.addAll(unseen());
    rows.add(
        new FunctionRow(
            ABLATION, "all", "odi", "6m", "improved", Estimate.of(700), "episode", 920, 920, ""));
    rows.add(
        new FunctionRow(
            ABLATION, "all", "odi", "6m", "same", Estimate.of(9), "episode", 920, 920, ""));
    rows.add(
        new FunctionRow(
            ABLATION, "all", "odi", "6m", "worse", Estimate.of(211), "episode", 920, 920, ""));
    for (int site = 0; site < sites; site++) {
      double gain = 13.4 + 5 * Math.sin(site * 2.3);
      double half = 2 + site % 5;
      rows.add(
          function(
              site(site),
              "6m",
              "mean_gain_adjusted",
              point(gain, gain - half, gain + half),
              15 + site % 7));
    }
    return rows;
  }

  private static List<FunctionRow> unseen() {
    List<FunctionRow> rows = new ArrayList<>();
    for (int delta = -20; delta <= 20; delta += 10) {
      double gain = 12.4 + 0.2 * delta;
      rows.add(
          function("all", "6m", "mean_gain_delta:" + delta, point(gain, gain - 1, gain + 1), 1100));
    }
    rows.add(
        new FunctionRow(
            ABLATION,
            "all",
            "odi",
            "6m",
            "share_unseen",
            Estimate.of(0.2),
            "probability",
            1100,
            1100,
            ""));
    rows.add(function("all", "6m", "tipping_delta_zero", Estimate.of(-62), 1100));
    rows.add(function("all", "6m", "tipping_delta_mcid", Estimate.of(-12), 1100));
    rows.add(function("all", "before", "baseline_excess", point(4.5, 4, 5), 400));
    rows.add(function("all", "before", "drift_30_days", point(-0.5, -0.7, -0.3), 400));
    rows.add(
        new FunctionRow(
            ABLATION,
            "all",
            "odi",
            "6m",
            "share_gain_return",
            point(0.34, 0.3, 0.4),
            "",
            300,
            300,
            ""));
    return rows;
  }

  private static FunctionRow function(
      String stratum, String horizon, String quantity, Estimate estimate, long n) {
    String unit = quantity.startsWith("responder") ? "probability" : "points";
    return new FunctionRow(ABLATION, stratum, "odi", horizon, quantity, estimate, unit, n, n, "");
  }

  private static List<AttritionRow> attrition() {
    return List.of(
        flow("in_the_data", "", 4821, 6210),
        flow("treated", "had neither procedure", 4391, 5402),
        flow("with_baseline", "no score in the 30 days before", 4063, 4622),
        flow("adult", "younger than 18", 4057, 4615));
  }

  private static AttritionRow flow(String step, String reason, long patients, long episodes) {
    return new AttritionRow(step, reason, OptionalLong.of(patients), OptionalLong.of(episodes));
  }
}
