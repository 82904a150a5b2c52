package org.reliefspan.domain.disclosure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import org.reliefspan.domain.estimate.AttritionRow;
import org.reliefspan.domain.estimate.Curve;
import org.reliefspan.domain.estimate.DataQualityRow;
import org.reliefspan.domain.estimate.DurationFit;
import org.reliefspan.domain.estimate.Estimate;
import org.reliefspan.domain.estimate.FunctionRow;
import org.reliefspan.domain.estimate.Headline;
import org.reliefspan.domain.estimate.ReliefKey;
import org.reliefspan.domain.estimate.ReliefRow;
import org.reliefspan.domain.estimate.SensitivityRow;
import org.reliefspan.domain.estimate.StudyResults;
import org.reliefspan.domain.estimate.TruthRow;

/**
 * Turns results into publishable results: withholds small counts and what would give them away. The
 * rules are in {@code docs/methods/disclosure-control.md}.
 */
public final class DisclosureControl {
  /** Rules that count episodes of people although their names do not say so. */
  private static final Set<String> COUNTS_OF_EPISODES = Set.of("stale_baseline", "fresh_baseline");

  private final StudyResults results;
  private final DisclosurePolicy policy;
  private final CountLedger ledger;
  private final SuppressionLog log;
  private final Map<Answer, Verdict> withheldAnswers = new HashMap<>();
  private final Set<ReliefKey> withheldCurves = new HashSet<>();

  /** By which a headline is recognised as one of the rows. */
  private record Answer(
      Estimate estimate, String unit, OptionalLong episodes, OptionalLong patients) {}

  private DisclosureControl(StudyResults results, DisclosurePolicy policy) {
    this.results = results;
    this.policy = policy;
    this.ledger = StudyCounts.ledger(results, policy);
    this.log = new SuppressionLog(policy);
  }

  /** Publishes the results under the policy. */
  public static Publishable<StudyResults> publish(StudyResults results, DisclosurePolicy policy) {
    return new DisclosureControl(results, policy).publish();
  }

  private Publishable<StudyResults> publish() {
    List<ReliefRow> relief =
        results.relief().stream().map(row -> relief("relief", StudyCounts.MAIN, row)).toList();
    List<SensitivityRow> sensitivity =
        results.sensitivity().stream().map(this::sensitivity).toList();
    List<TruthRow> truth = results.truth().stream().map(this::truth).toList();
    List<FunctionRow> function = results.function().stream().map(this::function).toList();
    StudyResults content =
        new StudyResults(
            results.study(),
            results.title(),
            results.labels(),
            results.headlines().stream().map(this::headline).toList(),
            relief,
            sensitivity,
            truth,
            curves(),
            function,
            attrition(),
            results.dataQuality().stream().map(this::dataQuality).toList(),
            results.methods(),
            fits());
    return new Publishable<>(content, policy, log.suppressions());
  }

  private List<DurationFit> fits() {
    PublishedFits published = new PublishedFits(ledger, policy, log, results.relief());
    return results.fits().stream().map(published::publish).toList();
  }

  private ReliefRow relief(String table, String analysis, ReliefRow row) {
    Verdict verdict =
        RowCounts.of(analysis, row).map(counts -> Verdict.of(ledger, counts)).orElse(Verdict.SHOW);
    ReliefKey key = row.key();
    verdict
        .cause()
        .ifPresent(cause -> log.add(table, subject(key.procedure(), key.stratum()), cause));
    remember(new Answer(row.estimate(), row.unit(), row.episodes(), row.patients()), verdict);
    if (table.equals("relief")
        && !RowCounts.isOfEvaluable(row)
        && !RowCounts.isOfComplete(row)
        && verdict.people().filter(Cause::hidesValues).isPresent()) {
      withheldCurves.add(withoutEstimator(key));
    }
    return new ReliefRow(
        key,
        row.quantity(),
        verdict.estimate(row.estimate()),
        row.unit(),
        verdict.count(row.episodes()),
        verdict.count(row.patients()),
        verdict.note(row.note()));
  }

  private SensitivityRow sensitivity(SensitivityRow row) {
    return new SensitivityRow(row.analysis(), relief("sensitivity", row.analysis(), row.row()));
  }

  private TruthRow truth(TruthRow row) {
    return new TruthRow(
        row.analysis(),
        relief("truth", row.analysis(), row.row()),
        row.truth(),
        row.truthMonteCarloError());
  }

  private FunctionRow function(FunctionRow row) {
    Verdict verdict =
        RowCounts.of(row).map(counts -> Verdict.of(ledger, counts)).orElse(Verdict.SHOW);
    verdict
        .cause()
        .ifPresent(cause -> log.add("function", subject(row.procedure(), row.stratum()), cause));
    remember(new Answer(row.estimate(), row.unit(), row.episodes(), row.patients()), verdict);
    return new FunctionRow(
        row.procedure(),
        row.stratum(),
        row.measure(),
        row.horizon(),
        row.quantity(),
        verdict.estimate(row.estimate()),
        row.unit(),
        verdict.count(row.episodes()),
        verdict.count(row.patients()),
        verdict.note(row.note()));
  }

  private void remember(Answer answer, Verdict verdict) {
    if (verdict.cause().isPresent()) {
      withheldAnswers.merge(answer, verdict, (left, right) -> left.hidesEstimate() ? left : right);
    }
  }

  private Headline headline(Headline headline) {
    var answer =
        new Answer(headline.estimate(), headline.unit(), headline.episodes(), headline.patients());
    boolean small =
        headline.patients().isPresent() && policy.protects(headline.patients().getAsLong());
    Verdict verdict = small ? Verdict.SMALL : withheldAnswers.getOrDefault(answer, Verdict.SHOW);
    verdict.cause().ifPresent(cause -> log.add("headlines", headline.title(), cause));
    return new Headline(
        headline.id(),
        headline.title(),
        verdict.estimate(headline.estimate()),
        headline.unit(),
        verdict.count(headline.episodes()),
        verdict.count(headline.patients()),
        headline.sentence());
  }

  private List<Curve> curves() {
    List<Curve> shown = new ArrayList<>();
    for (Curve curve : results.curves()) {
      Curve cut = CurveTail.cut(curve, policy);
      int hidden = curve.points().size() - cut.points().size();
      String subject = subject(curve.key().procedure(), curve.key().stratum());
      if (withheldCurves.contains(withoutEstimator(curve.key()))) {
        log.add(
            "curves",
            subject,
            "the same rows are withheld from the relief table",
            curve.points().size());
        continue;
      }
      if (hidden > 0) {
        log.add(
            "curves",
            subject,
            "fewer than %s patients remain at risk".formatted(policy.threshold()),
            hidden);
      }
      if (!cut.points().isEmpty()) {
        shown.add(cut);
      }
    }
    return shown;
  }

  private static ReliefKey withoutEstimator(ReliefKey key) {
    return new ReliefKey(
        key.procedure(), key.stratum(), key.definition(), key.strategy(), key.population(), "");
  }

  private List<AttritionRow> attrition() {
    List<AttritionRow> shown = PatientFlow.publish(results.attrition(), policy);
    long hidden = shown.stream().filter(row -> row.patients().isEmpty()).count();
    if (hidden > 0) {
      log.add("attrition", "steps of the patient flow", Cause.COMPLEMENT.sentence(policy), hidden);
    }
    return shown;
  }

  /**
   * Rows of data are not people, unless the rule counts patients or their episodes. Of the two
   * parts that make up the episodes with a baseline, neither is shown where one is small.
   */
  private DataQualityRow dataQuality(DataQualityRow row) {
    boolean people =
        row.rule().toLowerCase(Locale.ROOT).contains("patient")
            || COUNTS_OF_EPISODES.contains(row.rule());
    boolean small = isSmall(row);
    boolean other = COUNTS_OF_EPISODES.contains(row.rule()) && isOtherPartSmall(row);
    if (!people || !(small || other)) {
      return row;
    }
    log.add("data_quality", row.rule(), small ? Cause.SMALL : Cause.COMPLEMENT);
    return new DataQualityRow(
        row.rule(), row.source(), OptionalLong.empty(), OptionalDouble.empty(), row.action());
  }

  private boolean isSmall(DataQualityRow row) {
    return row.rows().isPresent() && policy.protects(row.rows().getAsLong());
  }

  private boolean isOtherPartSmall(DataQualityRow row) {
    return results.dataQuality().stream()
        .filter(other -> COUNTS_OF_EPISODES.contains(other.rule()))
        .filter(other -> other.source().equals(row.source()) && !other.equals(row))
        .anyMatch(this::isSmall);
  }

  private static String subject(String procedure, String stratum) {
    String columns = StrataSlices.columns(stratum);
    return columns.equals("all") ? procedure : procedure + " by " + columns;
  }
}
