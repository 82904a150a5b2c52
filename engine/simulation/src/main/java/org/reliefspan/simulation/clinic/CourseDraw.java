package org.reliefspan.simulation.clinic;

import java.util.ArrayList;
import java.util.List;
import org.reliefspan.numerics.random.PatientDraws;
import org.reliefspan.numerics.random.Quantiles;
import org.reliefspan.simulation.clinic.Course.Block;
import org.reliefspan.simulation.clinic.Episode.Kind;

/** Draws the course of one patient. Not thread-safe; one per patient. */
final class CourseDraw {

  private static final int BLOCK_POLICY_DAYS = 14;

  private final ClinicSpec spec;
  private final PatientDraws draws;
  private final Traits traits;
  private final Site site;
  private final NaturalHistory history;
  private final EffectDraw effects;
  private final SurgeryClock surgery;
  private final List<Block> blocks = new ArrayList<>();
  private final List<Episode> episodes = new ArrayList<>();

  private CourseDraw(ClinicSpec spec, Site[] sites, PatientDraws draws) {
    this.spec = spec;
    this.draws = draws;
    this.traits = Traits.draw(spec, sites, draws);
    this.site = sites[traits.site()];
    this.history = NaturalHistory.draw(spec.naturalHistory(), traits, draws);
    this.effects = new EffectDraw(spec, traits, draws);
    this.surgery = SurgeryClock.draw(spec.events(), traits, draws);
  }

  static Course draw(ClinicSpec spec, Site[] sites, PatientDraws draws) {
    return new CourseDraw(spec, sites, draws).course();
  }

  private Course course() {
    if (traits.facet()) {
      facetPath();
    } else {
      int wait = 14 + Quantiles.integer(draws.uniform(Uses.FIRST_INDEX, 0), 22);
      treat(route(), wait);
    }
    double surgeryDay = Math.ceil(surgery.dueDay(episodes));
    if (surgeryDay < Double.POSITIVE_INFINITY) {
      add(ClinicProcedure.LUMBAR_DECOMPRESSION, Kind.SURGERY, (int) surgeryDay);
    }
    return new Course(traits, history, blocks, episodes, deathDay());
  }

  private double deathDay() {
    double hazard = Quantiles.exponential(draws.uniform(Uses.DEATH, 0), 1);
    double factor = spec.events().mortalityFactor();
    return factor == 0
        ? Double.POSITIVE_INFINITY
        : Math.ceil(LifeTable.daysToDeath(traits.age(), factor, hazard));
  }

  private ClinicProcedure route() {
    ClinicSpec.Treatment treatment = spec.treatment();
    double logit =
        treatment.choiceIntercept()
            + treatment.choiceSeverity() * traits.observedSeverity()
            + Logit.when(traits.disc(), treatment.choiceDisc())
            + Logit.when(traits.sensitised(), treatment.choiceSensitised())
            + site.propensity();
    return draws.happens(Logit.expit(logit), Uses.TRANSFORAMINAL, 0)
        ? ClinicProcedure.ESI_TRANSFORAMINAL
        : ClinicProcedure.ESI_INTERLAMINAR;
  }

  /** One or two blocks by policy; ablation if all are positive. */
  private void facetPath() {
    boolean dual = draws.happens(spec.treatment().dualBlockShare(), Uses.DUAL_BLOCK, 0);
    int day = 10 + Quantiles.integer(draws.uniform(Uses.FIRST_INDEX, 0), 15);
    boolean positive = block(day, 0);
    if (positive && dual) {
      day += BLOCK_POLICY_DAYS + Quantiles.integer(draws.uniform(Uses.BLOCK_GAP, 0), 14);
      positive = block(day, 1);
    }
    if (positive) {
      day += BLOCK_POLICY_DAYS + Quantiles.integer(draws.uniform(Uses.BLOCK_GAP, 1), 14);
      treat(ClinicProcedure.RFA_FACET_LUMBAR, day);
    }
  }

  private boolean block(int day, int occurrence) {
    double probability =
        EffectDraw.facetTrue(spec, draws)
            ? spec.treatment().blockSensitivity()
            : spec.treatment().blockFalsePositive();
    boolean positive = draws.happens(probability, Uses.BLOCK_POSITIVE, occurrence);
    double uniform = draws.uniform(Uses.BLOCK_RELIEF, occurrence);
    int tenths = positive ? 8 + Quantiles.integer(uniform, 3) : Quantiles.integer(uniform, 8);
    blocks.add(new Block(day, 10 * tenths));
    return positive;
  }

  /** The procedure and its repeats until surgery falls due. */
  private void treat(ClinicProcedure procedure, int firstDay) {
    RepeatPolicy policy = new RepeatPolicy(spec.repeats(), draws, history);
    RepeatPolicy.Plan plan = new RepeatPolicy.Plan(Kind.FIRST, firstDay);
    while (plan.kind() != Kind.SURGERY && !surgery.dueBy(plan.day(), episodes)) {
      add(procedure, plan.kind(), plan.day());
      plan = policy.next(episodes);
    }
  }

  private void add(ClinicProcedure procedure, Kind kind, int day) {
    double baseline = traits.painAtEntry() - history.pain(day);
    Episode.Effect effect = effects.draw(procedure, episodes.size());
    episodes.add(new Episode(procedure, kind, day, baseline, effect));
  }
}
