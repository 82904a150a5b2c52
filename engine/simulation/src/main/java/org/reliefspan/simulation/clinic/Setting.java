package org.reliefspan.simulation.clinic;

import org.reliefspan.numerics.random.Philox;

/** What all patients of a clinic share. Immutable. */
final class Setting {

  private static final String SITE_MODEL = "clinic.site";

  private final ClinicSpec spec;
  private final EntryCalendar calendar;
  private final Site[] sites;

  Setting(ClinicSpec spec) {
    this.spec = spec;
    this.calendar = new EntryCalendar(spec.calendar());
    this.sites = new Site[spec.population().sites()];
    Philox random = Philox.keyed(spec.seed(), SITE_MODEL);
    for (int number = 0; number < sites.length; number++) {
      sites[number] = Site.draw(spec.population(), random, number);
    }
  }

  ClinicSpec spec() {
    return spec;
  }

  EntryCalendar calendar() {
    return calendar;
  }

  Site site(int number) {
    return sites[number];
  }
}
