package org.reliefspan.simulation.clinic;

import java.util.ArrayList;
import java.util.List;
import org.reliefspan.numerics.random.PatientDraws;
import org.reliefspan.numerics.random.Quantiles;
import org.reliefspan.simulation.clinic.Course.Block;
import org.reliefspan.simulation.clinic.Episode.Kind;

/** Draws the course of one patient. Not thread-safe; one per patient. */
final class CourseDraw {

  private final Setting setting;
  private final ClinicSpec spec;
  private final PatientDraws draws;
  private final Traits traits;
  private final NaturalHistory history;
  private final EffectDraw effects;
  private final SurgeryClock surgery;
  private final List<Block> blocks = new ArrayList<>(2);
  private final List<Episode> episodes = new ArrayList<>(4);
  private final List<Integer> therapyDays = new ArrayList<>(4);
  private TherapyPlan therapy = TherapyPlan.NONE;

  private CourseDraw(Setting setting, Traits traits, OpioidHarm harm, PatientDraws draws) {
    this.setting = setting;
    this.spec = setting.spec();
    this.draws = draws;
    this.traits = traits;
    this.history = NaturalHistory.draw(spec.naturalHistory(), traits, harm, draws);
    this.effects = new EffectDraw(spec, traits, draws);
    this.surgery = SurgeryClock.draw(spec.events(), traits, draws);
  }

  static Course draw(Setting setting, Traits traits, OpioidHarm harm, PatientDraws draws) {
    return new CourseDraw(setting, traits, harm, draws).course();
  }

  private Course course() {
    switch (traits.track()) {
      case FACET -> facetPath();
      case RADICULAR -> treat(route(), wait(14, 22));
      case MYOFASCIAL -> myofascialPath();
      case NEUROPATHIC -> stimulationPath();
      case FAMILY -> familyPath();
    }
    double surgeryDay = Math.ceil(surgery.dueDay(episodes));
    if (surgeryDay < Double.POSITIVE_INFINITY) {
      add(ClinicProcedure.LUMBAR_DECOMPRESSION, Kind.SURGERY, (int) surgeryDay);
    }
    return new Course(traits, history, blocks, episodes, therapyDays, therapy, deathDay());
  }

  /** Days from entry to the first procedure. */
  private int wait(int shortest, int span) {
    return shortest + Quantiles.integer(draws.uniform(Uses.FIRST_INDEX, 0), span);
  }

  private double deathDay() {
    double factor = spec.events().mortalityFactor();
    if (factor == 0) {
      return Double.POSITIVE_INFINITY;
    }
    double hazard = Quantiles.exponential(draws.uniform(Uses.DEATH, 0), 1);
    return Math.ceil(LifeTable.daysToDeath(traits.age(), factor, hazard));
  }

  private ClinicProcedure route() {
    EpiduralCare care = spec.epidurals();
    double logit =
        care.choiceIntercept()
            + care.choiceSeverity() * traits.observedSeverity()
            + Logit.when(traits.disc(), care.choiceDisc())
            + Logit.when(traits.sensitised(), care.choiceSensitised())
            + setting.site(traits.site()).propensity();
    return draws.happens(Logit.expit(logit), Uses.TRANSFORAMINAL, 0)
        ? ClinicProcedure.ESI_TRANSFORAMINAL
        : ClinicProcedure.ESI_INTERLAMINAR;
  }

  /** No block, one or two by policy; ablation if all are positive. */
  private void facetPath() {
    FacetBlocks.Outcome outcome = FacetBlocks.draw(spec, wait(10, 15), draws);
    blocks.addAll(outcome.blocks());
    if (outcome.allPositive()) {
      treat(ClinicProcedure.RFA_FACET_LUMBAR, outcome.ablationDay());
    }
  }

  private void myofascialPath() {
    int day = wait(7, 22);
    if (rehabilitated()) {
      addTherapy(day - 3);
    }
    treat(ClinicProcedure.TRIGGER_POINT, day);
  }

  private boolean rehabilitated() {
    TriggerPointCare care = spec.triggerPoints();
    double share = care.rehabilitationShare();
    double probability =
        share == 0 || share == 1
            ? share
            : Logit.expit(
                Logit.logit(share) + care.rehabilitationPerAdherence() * traits.adherence());
    return draws.happens(probability, Uses.REHABILITATION, 0);
  }

  private void stimulationPath() {
    StimulatorCare care = spec.stimulators();
    int day = wait(21, 40);
    boolean success = draws.happens(care.trialSuccess(), Uses.TRIAL, 0);
    double uniform = draws.uniform(Uses.BLOCK_RELIEF, 0);
    int tenths = success ? 5 + Quantiles.integer(uniform, 6) : Quantiles.integer(uniform, 5);
    blocks.add(new Block(ClinicProcedure.STIMULATION_TRIAL, day, 10 * tenths));
    if (success) {
      int span = care.longestDelayDays() - care.shortestDelayDays() + 1;
      int delay = Quantiles.integer(draws.uniform(Uses.IMPLANT_DELAY, 0), span);
      treat(ClinicProcedure.STIMULATOR, day + care.shortestDelayDays() + delay);
    }
  }

  private void familyPath() {
    treat(spec.families().get(traits.path().family()).procedure(), wait(14, 22));
  }

  /** The procedure and its repeats until surgery falls due. */
  private void treat(ClinicProcedure procedure, int firstDay) {
    RepeatPolicy policy =
        new RepeatPolicy(
            spec.repeats(),
            RepeatRule.of(spec, traits, procedure),
            draws,
            history,
            new ThirdEpidural(spec, traits, history, draws));
    RepeatPolicy.Plan plan = new RepeatPolicy.Plan(Kind.FIRST, firstDay);
    while (plan.kind() != Kind.SURGERY && !surgery.dueBy(plan.day(), episodes)) {
      add(procedure, plan.kind(), plan.day());
      plan = policy.next(episodes);
    }
  }

  private void add(ClinicProcedure procedure, Kind kind, int day) {
    double baseline = traits.painAtEntry() - history.pain(day);
    Episode.Effect effect = effects.draw(plan(procedure, kind), episodes.size());
    if (procedure.epidural() && kind == Kind.FIRST) {
      effect = afterTherapy(effect, day);
    }
    episodes.add(new Episode(procedure, kind, day, baseline, effect));
  }

  private Episode.Effect afterTherapy(Episode.Effect effect, int day) {
    Therapy care = spec.therapy();
    therapy = TherapyPlan.draw(care, traits, effect, draws);
    if (therapy.attended()) {
      addTherapy(day + therapy.firstVisit());
    }
    return therapy.early(care)
        ? effect.with(therapy.gain(care), care.earlyDurationFactor())
        : effect;
  }

  private void addTherapy(int firstDay) {
    for (int session = 0; session < spec.therapy().sessions(); session++) {
      therapyDays.add(firstDay + session * spec.therapy().sessionGapDays());
    }
  }

  private EffectDraw.Plan plan(ClinicProcedure procedure, Kind kind) {
    if (procedure.epidural()) {
      return effects.epidural(procedure, kind);
    }
    if (procedure.equals(ClinicProcedure.RFA_FACET_LUMBAR)) {
      return effects.ablation();
    }
    if (procedure.equals(ClinicProcedure.LUMBAR_DECOMPRESSION)) {
      return effects.surgery();
    }
    if (procedure.equals(ClinicProcedure.TRIGGER_POINT)) {
      return effects.triggerPoint(!therapyDays.isEmpty());
    }
    return procedure.equals(ClinicProcedure.STIMULATOR)
        ? effects.stimulator()
        : EffectDraw.family(spec.families().get(traits.path().family()));
  }
}
