package org.reliefspan.simulation.clinic;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Relief over an even grid of probabilities, for clinics in which nothing but response and the
 * planted duration makes one patient's relief differ from another's: everybody has one procedure,
 * an ablation that helps or one of a further family, which lowers pain by the same share in all who
 * respond, and nothing else happens. Sums over the grid are then quadratures, and its order
 * statistics quantiles, without Monte Carlo error; a share is exact to half a point of the grid.
 */
final class GridTruth {

  /** Any: without history thresholds are shares of it. */
  private static final double BASELINE = 7;

  private GridTruth() {}

  static boolean appliesTo(ClinicSpec spec) {
    double shares = spec.population().facetShare();
    boolean once = true;
    boolean alike = true;
    for (FamilyCare care : spec.families()) {
      shares += care.share();
      once &= care.most() == 1;
      alike &= isOneSize(care.effect());
    }
    boolean ablations = spec.population().facetShare() > 0;
    return Math.abs(shares - 1) < 1e-9
        && once
        && alike
        && (!ablations || (oneAblationThatHelps(spec) && isOneSize(spec.effects().ablation())))
        && oneSize(spec)
        && nothingElse(spec);
  }

  private static boolean oneAblationThatHelps(ClinicSpec spec) {
    FacetCare facets = spec.facets();
    return facets.noBlockShare() == 1
        && facets.successTrue() == 1
        && facets.successFalse() == 1
        && spec.repeats().ablationMost() == 1;
  }

  private static boolean oneSize(ClinicSpec spec) {
    boolean oneLaw =
        spec.population().sensitisedShare() == 0 || spec.effects().sensitisedDurationFactor() == 1;
    return oneLaw && spec.effects().painShare() instanceof PainShare.Fixed;
  }

  private static boolean isOneSize(EffectSpec effect) {
    return effect.durationLogDeviation() == 0 && effect.functionDeviation() == 0;
  }

  private static boolean nothingElse(ClinicSpec spec) {
    NaturalHistorySpec history = spec.naturalHistory();
    return history.chronicMean() == 0
        && history.chronicDeviation() == 0
        && spec.events().mortalityFactor() == 0
        && spec.opioids().userShare() == 0;
  }

  /** One index procedure for the middle of each of many equal shares of a procedure's patients. */
  static List<EpisodeTruth> episodes(ClinicSpec spec, int shares) {
    List<EpisodeTruth> episodes = new ArrayList<>();
    if (spec.population().facetShare() > 0) {
      EffectDraw.Plan plan =
          new EffectDraw.Plan(1, spec.effects().ablation(), 1, 0, spec.effects().fadeDays());
      add(spec, ClinicProcedure.RFA_FACET_LUMBAR, plan, shares, episodes);
    }
    for (FamilyCare care : spec.families()) {
      if (care.share() > 0) {
        add(spec, care.procedure(), EffectDraw.family(care), shares, episodes);
      }
    }
    return episodes;
  }

  private static void add(
      ClinicSpec spec,
      ClinicProcedure procedure,
      EffectDraw.Plan plan,
      int shares,
      List<EpisodeTruth> episodes) {
    double painShare = spec.effects().painShare().quantile(0.5);
    EffectSpec planned = plan.effect();
    int responders = (int) Math.rint(plan.response() * shares);
    for (int number = 0; number < responders; number++) {
      double days = planned.duration().quantileDays((number + 0.5) / responders);
      EffectEnvelope envelope = new EffectEnvelope(planned.onsetDays(), days, plan.fadeDays());
      Episode.Effect effect =
          new Episode.Effect(true, painShare, planned.functionMean(), 0, envelope);
      episodes.add(truth(episodes.size(), procedure, effect));
    }
    EffectEnvelope none = new EffectEnvelope(planned.onsetDays(), 1, plan.fadeDays());
    EpisodeTruth never =
        truth(episodes.size(), procedure, new Episode.Effect(false, 0, 0, 0, none));
    for (int number = responders; number < shares; number++) {
      episodes.add(never.withPatient(episodes.size()));
    }
  }

  private static EpisodeTruth truth(long number, ClinicProcedure procedure, Episode.Effect effect) {
    Episode episode = new Episode(procedure, Episode.Kind.FIRST, 0, BASELINE, effect);
    NaturalHistory none = new NaturalHistory(0, 0, 1);
    Map<TruthDefinition, ReliefSpan> spans = new EnumMap<>(TruthDefinition.class);
    for (TruthDefinition definition : TruthDefinition.values()) {
      spans.put(definition, ReliefFinder.find(definition, episode, none));
    }
    return new EpisodeTruth(
        number,
        "",
        procedure.family(),
        EpisodeTruth.Order.FIRST,
        0,
        effect.responder(),
        Double.POSITIVE_INFINITY,
        FirstEvent.NEVER,
        spans);
  }
}
