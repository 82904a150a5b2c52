package org.reliefspan.simulation.clinic;

import java.util.List;

/** A specification under change, for scenarios that differ from another in a few groups. */
final class ClinicDraft {
  String scenario;
  long seed;
  Population population;
  CalendarSpec calendar;
  EpiduralCare epidurals;
  FacetCare facets;
  TriggerPointCare triggerPoints;
  StimulatorCare stimulators;
  Therapy therapy;
  Effects effects;
  NaturalHistorySpec naturalHistory;
  Noise noise;
  VisitPlan visits;
  Dropout dropout;
  Events events;
  Repeats repeats;
  Opioids opioids;
  DefectRates defects;
  Release release;
  List<FamilyCare> families;

  ClinicDraft(ClinicSpec spec) {
    scenario = spec.scenario();
    seed = spec.seed();
    population = spec.population();
    calendar = spec.calendar();
    epidurals = spec.epidurals();
    facets = spec.facets();
    triggerPoints = spec.triggerPoints();
    stimulators = spec.stimulators();
    therapy = spec.therapy();
    effects = spec.effects();
    naturalHistory = spec.naturalHistory();
    noise = spec.noise();
    visits = spec.visits();
    dropout = spec.dropout();
    events = spec.events();
    repeats = spec.repeats();
    opioids = spec.opioids();
    defects = spec.defects();
    release = spec.release();
    families = spec.families();
  }

  ClinicSpec spec() {
    return new ClinicSpec(
        scenario,
        seed,
        population,
        calendar,
        epidurals,
        facets,
        triggerPoints,
        stimulators,
        therapy,
        effects,
        naturalHistory,
        noise,
        visits,
        dropout,
        events,
        repeats,
        opioids,
        defects,
        release,
        families);
  }
}
