package org.reliefspan.simulation.clinic;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Relief over an even grid of probabilities, for clinics in which nothing but the planted duration
 * makes one patient's relief differ from another's: everybody has one ablation that helps, by the
 * same share of pain and the same points, and nothing else happens. Sums over the grid are then
 * quadratures, and its order statistics quantiles, without Monte Carlo error.
 */
final class GridTruth {

  /** Any: without history thresholds are shares of it. */
  private static final double BASELINE = 7;

  private GridTruth() {}

  static boolean appliesTo(ClinicSpec spec) {
    return oneAblationThatHelps(spec) && oneSize(spec) && nothingElse(spec);
  }

  private static boolean oneAblationThatHelps(ClinicSpec spec) {
    FacetCare facets = spec.facets();
    return spec.population().facetShare() == 1
        && facets.noBlockShare() == 1
        && facets.successTrue() == 1
        && facets.successFalse() == 1
        && spec.repeats().ablationMost() == 1;
  }

  private static boolean oneSize(ClinicSpec spec) {
    EffectSpec ablation = spec.effects().ablation();
    boolean oneLaw =
        spec.population().sensitisedShare() == 0 || spec.effects().sensitisedDurationFactor() == 1;
    return oneLaw
        && ablation.durationLogDeviation() == 0
        && ablation.functionDeviation() == 0
        && spec.effects().painShare() instanceof PainShare.Fixed;
  }

  private static boolean nothingElse(ClinicSpec spec) {
    NaturalHistorySpec history = spec.naturalHistory();
    return history.chronicMean() == 0
        && history.chronicDeviation() == 0
        && spec.events().mortalityFactor() == 0
        && spec.opioids().userShare() == 0;
  }

  /** One index procedure for the middle of each of many equal shares of patients. */
  static List<EpisodeTruth> episodes(ClinicSpec spec, int shares) {
    EffectSpec ablation = spec.effects().ablation();
    double painShare = spec.effects().painShare().quantile(0.5);
    List<EpisodeTruth> episodes = new ArrayList<>(shares);
    for (int number = 0; number < shares; number++) {
      double days = ablation.duration().quantileDays((number + 0.5) / shares);
      EffectEnvelope envelope =
          new EffectEnvelope(ablation.onsetDays(), days, spec.effects().fadeDays());
      Episode.Effect effect =
          new Episode.Effect(true, painShare, ablation.functionMean(), 0, envelope);
      episodes.add(truth(number, effect));
    }
    return episodes;
  }

  private static EpisodeTruth truth(int number, Episode.Effect effect) {
    Episode episode =
        new Episode(ClinicProcedure.RFA_FACET_LUMBAR, Episode.Kind.FIRST, 0, BASELINE, effect);
    NaturalHistory none = new NaturalHistory(0, 0, 1);
    Map<TruthDefinition, ReliefSpan> spans = new EnumMap<>(TruthDefinition.class);
    for (TruthDefinition definition : TruthDefinition.values()) {
      spans.put(definition, ReliefFinder.find(definition, episode, none));
    }
    return new EpisodeTruth(
        number,
        "",
        episode.procedure().family(),
        EpisodeTruth.Order.FIRST,
        0,
        true,
        Double.POSITIVE_INFINITY,
        spans);
  }
}
