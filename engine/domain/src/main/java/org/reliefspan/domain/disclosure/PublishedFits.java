package org.reliefspan.domain.disclosure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.reliefspan.domain.disclosure.Withholdable.People;
import org.reliefspan.domain.estimate.CovariateSpread;
import org.reliefspan.domain.estimate.DurationFit;
import org.reliefspan.domain.estimate.ReliefKey;
import org.reliefspan.domain.estimate.ReliefRow;
import org.reliefspan.domain.fit.Reuse;
import org.reliefspan.domain.fit.SeenCovariate;

/**
 * Lets fits through that pathways draw from: whole, without counts, or not at all. A fit gives back
 * the share of responders, so it goes where that goes; ranges end where enough patients are.
 */
final class PublishedFits {
  private static final String TABLE = "estimates";
  private static final String SHARE = "responder_share";

  private final CountLedger ledger;
  private final DisclosurePolicy policy;
  private final SuppressionLog log;
  private final List<ReliefRow> relief;

  PublishedFits(
      CountLedger ledger, DisclosurePolicy policy, SuppressionLog log, List<ReliefRow> relief) {
    this.ledger = ledger;
    this.policy = policy;
    this.log = log;
    this.relief = List.copyOf(relief);
  }

  DurationFit publish(DurationFit fit) {
    if (fit.reuse().isEmpty()) {
      return fit;
    }
    Optional<Cause> cause = cause(fit);
    cause.ifPresent(why -> log.add(TABLE, fit.name(), why));
    if (cause.filter(Cause::hidesValues).isPresent()) {
      return DurationFit.none(fit.name(), fit.key(), "suppressed");
    }
    DurationFit shown = fit.with(fit.reuse().get().with(seen(fit)));
    return cause.isPresent() ? shown.withoutCounts(with(fit.notes(), "counts suppressed")) : shown;
  }

  private static List<String> with(List<String> notes, String more) {
    List<String> all = new ArrayList<>(notes);
    all.add(more);
    return all;
  }

  /** Why it is withheld, or its counts are; the strongest reason. */
  private Optional<Cause> cause(DurationFit fit) {
    List<Cause> causes = new ArrayList<>();
    if (isSmall(fit.patients()) || isSmall(fit.episodes())) {
      causes.add(Cause.SMALL);
    }
    if (fit.patients().isPresent() && fit.episodes().isPresent()) {
      ledger
          .cause(
              new People(
                  fit.key().procedure(),
                  fit.key().stratum(),
                  fit.episodes().getAsLong(),
                  fit.patients().getAsLong()))
          .ifPresent(causes::add);
    }
    relief.stream()
        .filter(row -> row.quantity().equals(SHARE) && isOfSame(row.key(), fit.key()))
        .flatMap(row -> RowCounts.of(StudyCounts.MAIN, row).stream())
        .map(counts -> Verdict.of(ledger, counts))
        .filter(Verdict::hidesEstimate)
        .flatMap(verdict -> verdict.value().or(verdict::people).stream())
        .forEach(causes::add);
    return causes.stream().sorted().findFirst();
  }

  private boolean isSmall(OptionalLong count) {
    return count.isPresent() && policy.protects(count.getAsLong());
  }

  private static boolean isOfSame(ReliefKey one, ReliefKey other) {
    return one.procedure().equals(other.procedure())
        && one.stratum().equals(other.stratum())
        && one.definition().equals(other.definition())
        && other.estimator().startsWith(one.estimator());
  }

  /** Ranges of numbers in place of what patients have; levels of words are large enough. */
  private List<SeenCovariate> seen(DurationFit fit) {
    List<SeenCovariate> seen = new ArrayList<>();
    for (SeenCovariate covariate : fit.reuse().map(Reuse::covariates).orElse(List.of())) {
      seen.add(
          fit.spreads().stream()
              .filter(spread -> spread.name().equals(covariate.name()))
              .findFirst()
              .map(this::range)
              .orElse(covariate));
    }
    return seen;
  }

  private SeenCovariate range(CovariateSpread spread) {
    return spread.seen(policy.threshold());
  }
}
