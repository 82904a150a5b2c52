package org.reliefspan.analysis.estimate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.reliefspan.analysis.column.IntColumn;
import org.reliefspan.analysis.episode.EpisodeTable;
import org.reliefspan.analysis.outcome.FunctionOutcomes;
import org.reliefspan.analysis.outcome.FunctionQuestion;
import org.reliefspan.domain.catalog.Measure;
import org.reliefspan.domain.estimate.Curve;
import org.reliefspan.domain.estimate.CurvePoint;
import org.reliefspan.domain.estimate.Estimate;
import org.reliefspan.domain.estimate.FunctionRow;
import org.reliefspan.domain.estimate.ReliefKey;
import org.reliefspan.domain.quantity.Interval;
import org.reliefspan.domain.study.FunctionPlan;
import org.reliefspan.domain.study.Horizon;
import org.reliefspan.domain.study.IndexProcedure;
import org.reliefspan.domain.study.MeasureSelection;
import org.reliefspan.numerics.accumulate.ShareEstimate;
import org.reliefspan.numerics.limits.Limits;

/** Gains of function by horizon and stratum: the rows of the function table. */
final class FunctionEstimates {
  private static final String PATIENT_LEVEL = "all_treated";

  private final EpisodeTable table;
  private final FunctionPlan plan;
  private final List<FunctionRow> rows = new ArrayList<>();
  private final List<Curve> curves = new ArrayList<>();

  private FunctionEstimates(EpisodeTable table, FunctionPlan plan) {
    this.table = table;
    this.plan = plan;
  }

  static FunctionEstimates of(EpisodeTable table, FunctionPlan plan, long seed) {
    FunctionEstimates estimates = new FunctionEstimates(table, plan);
    LongitudinalGains longitudinal = new LongitudinalGains(table, plan, seed);
    for (IndexProcedure procedure : plan.procedures()) {
      for (MeasureSelection measure : plan.measures()) {
        estimates.estimate(procedure, measure);
        estimates.rows.addAll(longitudinal.rows(procedure, measure));
      }
    }
    return estimates;
  }

  List<FunctionRow> rows() {
    return rows;
  }

  List<Curve> curves() {
    return curves;
  }

  private void estimate(IndexProcedure procedure, MeasureSelection measure) {
    int rule = table.plan().ruleOf(procedure.family().id());
    int score = table.plan().scoreOf(measure);
    List<CurvePoint> means = new ArrayList<>();
    for (Horizon horizon : plan.horizons()) {
      FunctionOutcomes outcomes =
          FunctionOutcomes.of(table, new FunctionQuestion(rule, score, horizon));
      CaseMixAdjustment adjustment = CaseMixAdjustment.of(plan.caseMix(), table, outcomes);
      for (Map.Entry<String, IntColumn> part : parts(outcomes, adjustment).entrySet()) {
        Cell cell = new Cell(procedure, measure.measure(), horizon, part.getKey());
        new Group(cell, outcomes, adjustment, part.getValue()).write(means);
      }
    }
    if (!means.isEmpty()) {
      ReliefKey key =
          new ReliefKey(
              procedure.family().id(),
              Stratum.ALL,
              measure.measure().id(),
              "composite",
              PATIENT_LEVEL,
              "mean");
      curves.add(new Curve(key, "function_mean:" + measure.measure().id(), means));
    }
  }

  /** Rows of the outcomes by stratum; {@code all} sorts among the others but is written first. */
  private Map<String, IntColumn> parts(FunctionOutcomes outcomes, CaseMixAdjustment adjustment) {
    Map<String, IntColumn> parts =
        new TreeMap<>(
            (a, b) ->
                a.equals(b)
                    ? 0
                    : a.equals(Stratum.ALL) ? -1 : b.equals(Stratum.ALL) ? 1 : a.compareTo(b));
    IntColumn everybody = new IntColumn();
    parts.put(Stratum.ALL, everybody);
    for (int row = 0; row < outcomes.size(); row++) {
      if (!adjustment.complete(row)) {
        continue;
      }
      everybody.add(row);
      for (String stratification : plan.strata()) {
        String label = Stratum.label(table, outcomes.episode(row), stratification);
        parts.computeIfAbsent(label, key -> new IntColumn()).add(row);
      }
    }
    return parts;
  }

  private record Cell(IndexProcedure procedure, Measure measure, Horizon horizon, String stratum) {}

  /** One stratum at one horizon. */
  private final class Group {
    private final Cell cell;
    private final CaseMixAdjustment adjustment;
    private final FunctionOutcomes outcomes;
    private final IntColumn members;
    private final int size;
    private final double[] before;
    private final double[] after;
    private final double[] gain;
    private final int[] cluster;
    private final int patients;
    private final int carried;

    Group(Cell cell, FunctionOutcomes outcomes, CaseMixAdjustment adjustment, IntColumn members) {
      this.cell = cell;
      this.outcomes = outcomes;
      this.adjustment = adjustment;
      this.members = members;
      size = members.size();
      before = new double[size];
      after = new double[size];
      gain = new double[size];
      cluster = new int[size];
      int events = 0;
      int clusters = 0;
      for (int i = 0; i < size; i++) {
        int row = members.get(i);
        before[i] = outcomes.before(row);
        after[i] = outcomes.after(row);
        gain[i] = cell.measure().gain(before[i], after[i]);
        events += outcomes.carried(row) ? 1 : 0;
        clusters += i > 0 && subject(i) == subject(i - 1) ? 0 : 1;
        cluster[i] = clusters;
      }
      patients = clusters;
      carried = events;
    }

    private long subject(int i) {
      return table.subject(outcomes.episode(members.get(i)));
    }

    void write(List<CurvePoint> means) {
      if (size == 0) {
        writeReason();
      } else {
        writeGains(means);
      }
    }

    private void writeReason() {
      Estimate reason =
          new Estimate.NotEstimable("no episode has a baseline and a score in the window");
      for (String quantity : List.of("baseline_mean", "followup_mean", "mean_gain")) {
        add(quantity, reason, cell.measure().unit(), "");
      }
      for (String quantity : List.of("responder_share_mcid", "responder_share_scb")) {
        add(quantity, reason, "probability", "");
      }
    }

    private void writeGains(List<CurvePoint> means) {
      String unit = cell.measure().unit();
      add("baseline_mean", mean(before), unit, "");
      add("followup_mean", mean(after), unit, carriedNote());
      add("mean_gain", mean(gain), unit, carriedNote());
      if (carried > 0) {
        addObservedGain(unit);
        add("share_repeat_or_surgery", Estimate.of((double) carried / size), "probability", "");
      }
      addShare("responder_share_mcid", cell.measure().importantChange());
      addShare("responder_share_scb", cell.measure().substantialBenefit());
      if (adjustment.adjusts()) {
        add("mean_gain_adjusted", adjusted(), unit, adjustment.note());
      }
      addSigns();
      if (cell.stratum().equals(Stratum.ALL)) {
        addToCurve(means);
      }
    }

    private String carriedNote() {
      return carried == 0
          ? ""
          : "composite: those with a repeat or surgery first count with their baseline";
    }

    private void addObservedGain(String unit) {
      int seen = 0;
      double[] gains = new double[size];
      int[] clusters = new int[size];
      for (int i = 0; i < size; i++) {
        double followUp = outcomes.observed(members.get(i));
        if (!Double.isNaN(followUp)) {
          gains[seen] = cell.measure().gain(before[i], followUp);
          clusters[seen++] = cluster[i];
        }
      }
      Estimate estimate =
          Clusters.mean(Arrays.copyOf(gains, seen), Arrays.copyOf(clusters, seen), plan.level());
      int patientsSeen = 0;
      for (int i = 0; i < seen; i++) {
        patientsSeen += i > 0 && clusters[i] == clusters[i - 1] ? 0 : 1;
      }
      add(
          "mean_gain_treatment_policy",
          estimate,
          unit,
          new MeasureRows.People(seen, patientsSeen),
          "scores as observed, whatever treatment came first");
    }

    private Estimate mean(double[] values) {
      return Clusters.mean(values, cluster, plan.level());
    }

    private void addShare(String quantity, OptionalDouble threshold) {
      if (threshold.isEmpty()) {
        add(
            quantity,
            new Estimate.NotEstimable("the catalogue has no threshold"),
            "probability",
            "");
        return;
      }
      double[] flags = new double[size];
      for (int i = 0; i < size; i++) {
        flags[i] = gain[i] >= threshold.getAsDouble() ? 1 : 0;
      }
      ShareEstimate share = ShareEstimate.of(flags, cluster);
      Limits limits = share.limits(plan.level());
      Estimate estimate =
          Estimate.of(share.share(), new Interval(limits.lower(), limits.upper(), plan.level()));
      add(
          quantity,
          estimate,
          "probability",
          "gain of at least %s".formatted(threshold.getAsDouble()));
    }

    private Estimate adjusted() {
      double[] residual = new double[size];
      for (int i = 0; i < size; i++) {
        residual[i] = after[i] - adjustment.predicted(members.get(i));
      }
      return adjustment.adjusted(mean(residual), cell.measure());
    }

    private void addSigns() {
      int improved = 0;
      int same = 0;
      for (double change : gain) {
        improved += change > 0 ? 1 : 0;
        same += change == 0 ? 1 : 0;
      }
      add("improved", Estimate.of(improved), "episodes", "");
      add("same", Estimate.of(same), "episodes", "");
      add("worse", Estimate.of(size - improved - same), "episodes", "");
    }

    private void addToCurve(List<CurvePoint> means) {
      if (means.isEmpty()) {
        means.add(point(0, mean(before)));
      }
      means.add(point(cell.horizon().centreDay(), mean(after)));
    }

    private CurvePoint point(int day, Estimate estimate) {
      Estimate.Point mean = (Estimate.Point) estimate;
      return new CurvePoint(day, mean.value(), mean.limits(), patients);
    }

    private void add(String quantity, Estimate estimate, String unit, String note) {
      add(quantity, estimate, unit, new MeasureRows.People(size, patients), note);
    }

    private void add(
        String quantity, Estimate estimate, String unit, MeasureRows.People people, String note) {
      rows.add(
          new FunctionRow(
              cell.procedure().family().id(),
              cell.stratum(),
              cell.measure().id(),
              cell.horizon().id(),
              quantity,
              estimate,
              unit,
              people.episodes(),
              people.patients(),
              note));
    }
  }
}
