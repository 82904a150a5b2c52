package org.reliefspan.simulation.clinic;

import java.io.Serializable;
import java.util.List;

/**
 * Everything that shapes a synthetic clinic, as groups of parameters. Groups are immutable and have
 * files of their own; {@link ClinicScenarios} gives them values.
 *
 * @param scenario the name under which the specification is known
 * @param seed study seed
 * @param population who comes
 * @param calendar when, and what changes over the years
 * @param epidurals who responds to which route
 * @param facets blocks and ablation
 * @param triggerPoints trigger point injections
 * @param stimulators spinal cord stimulation
 * @param therapy physical therapy after epidurals
 * @param effects size and duration of relief
 * @param naturalHistory what happens without treatment
 * @param noise what blurs a score
 * @param visits when patients are seen
 * @param dropout why observation ends early
 * @param events surgery and death
 * @param repeats when a procedure is done again
 * @param opioids prescriptions
 * @param defects errors planted in the rows
 * @param release what is written beyond the usual tables
 * @param families further families of the catalogue
 */
public record ClinicSpec(
    String scenario,
    long seed,
    Population population,
    CalendarSpec calendar,
    EpiduralCare epidurals,
    FacetCare facets,
    TriggerPointCare triggerPoints,
    StimulatorCare stimulators,
    Therapy therapy,
    Effects effects,
    NaturalHistorySpec naturalHistory,
    Noise noise,
    VisitPlan visits,
    Dropout dropout,
    Events events,
    Repeats repeats,
    Opioids opioids,
    DefectRates defects,
    Release release,
    List<FamilyCare> families)
    implements Serializable {

  /** The seed used unless another is asked for. */
  public static final long DEFAULT_SEED = 20260901L;

  /** Copies the families and checks that there are patients for all. */
  public ClinicSpec {
    families = List.copyOf(families);
    double shares =
        population.facetShare() + population.myofascialShare() + population.neuropathicShare();
    for (FamilyCare care : families) {
      shares += care.share();
    }
    Checks.between("shares of all groups of patients together", shares, 0, 1 + 1e-9);
  }

  /**
   * The specification known under a name, with the default seed.
   *
   * @param name one of {@link #scenarios}
   * @return its specification
   * @throws IllegalArgumentException if no scenario has this name
   */
  public static ClinicSpec scenario(String name) {
    return ClinicScenarios.named(name);
  }

  /**
   * The names {@link #scenario} knows.
   *
   * @return scenario names
   */
  public static List<String> scenarios() {
    return ClinicScenarios.NAMES;
  }

  /**
   * The same clinic with other luck.
   *
   * @param newSeed study seed
   * @return a copy with this seed
   */
  public ClinicSpec withSeed(long newSeed) {
    ClinicDraft draft = new ClinicDraft(this);
    draft.seed = newSeed;
    return draft.spec();
  }

  /**
   * The same clinic with other further families.
   *
   * @param others families of the catalogue
   * @return a copy with these
   */
  public ClinicSpec withFamilies(List<FamilyCare> others) {
    ClinicDraft draft = new ClinicDraft(this);
    draft.families = others;
    return draft.spec();
  }
}
