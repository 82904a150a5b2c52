package org.reliefspan.app.studyfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reliefspan.app.catalog.CatalogueFiles;
import org.reliefspan.app.fixture.Folders;
import org.reliefspan.domain.catalog.Catalogue;
import org.reliefspan.domain.catalog.ProcedureFamily;
import org.reliefspan.domain.study.Finding;
import org.reliefspan.simulation.clinic.Clinic;
import org.reliefspan.simulation.clinic.ClinicSpec;
import org.reliefspan.simulation.clinic.DurationLaw;
import org.reliefspan.simulation.clinic.FamilyCare;
import org.reliefspan.simulation.clinic.Rounding;
import org.reliefspan.simulation.clinic.Sensitisation;
import org.reliefspan.simulation.clinic.UnscheduledVisits;
import org.reliefspan.simulation.clinic.VisitTable;

class ClinicFileTest {
  private static final Catalogue CATALOGUE = CatalogueFiles.builtIn();

  @TempDir Path folder;

  private ClinicFile read(String... lines) {
    ClinicFile file =
        ClinicFile.read(
            Folders.write(folder.resolve("truth.yaml"), lines), Optional.empty(), CATALOGUE);
    assertThat(file.spec().isPresent()).isEqualTo(file.findings().isEmpty());
    return file;
  }

  private ClinicSpec spec(String... lines) {
    ClinicFile file = read(lines);
    assertThat(file.findings()).isEmpty();
    return file.spec().orElseThrow();
  }

  private Finding onlyFinding(String... lines) {
    ClinicFile file = read(lines);
    assertThat(file.findings()).hasSize(1);
    return file.findings().get(0);
  }

  @Test
  void whatIsNotNamedStaysAsInTheScenario() {
    ClinicSpec spec =
        spec(
            "scenario: clean",
            "seed: 7",
            "population: {facet_share: 0.3}",
            "noise: {rounding: instrument}",
            "release: {sensitisation: column}",
            "visits: {slot_days: [30, 60], unscheduled: {by_state: {per_month_in_relief: 0.1,"
                + " per_month_otherwise: 0.5}}}",
            "effects: {epidural: {duration: {weibull: {shape: 2.5}}}}");
    ClinicSpec clean = ClinicSpec.scenario("clean");
    assertThat(spec.seed()).isEqualTo(7);
    assertThat(spec.population().facetShare()).isEqualTo(0.3);
    assertThat(spec.population().discShare()).isEqualTo(clean.population().discShare());
    assertThat(spec.noise().rounding()).isEqualTo(Rounding.INSTRUMENT);
    assertThat(spec.release().sensitisation()).isEqualTo(Sensitisation.COLUMN);
    assertThat(spec.visits().slotDays()).containsExactly(30, 60);
    assertThat(spec.visits().unscheduled()).isEqualTo(new UnscheduledVisits.ByState(0.1, 0.5));
    assertThat(spec.effects().epidural().duration()).isEqualTo(new DurationLaw.Weibull(2.5, 55));
    assertThat(spec.dropout()).isEqualTo(clean.dropout());
  }

  @Test
  void theShippedFileIsFine() {
    Path file = Folders.repository().resolve("datasets/synthetic/knee-clinic.yaml");
    ClinicFile read = ClinicFile.read(file, Optional.empty(), CATALOGUE);
    assertThat(read.findings()).isEmpty();
    ClinicSpec spec = read.spec().orElseThrow();
    assertThat(spec.seed()).isEqualTo(11);
    assertThat(spec.families()).hasSize(2);
    assertThat(spec.families().get(1).effect().duration())
        .isInstanceOfSatisfying(
            DurationLaw.LogNormal.class, law -> assertThat(law.medianDays()).isEqualTo(150));
  }

  @Test
  void anotherLawNeedsAllItsParameters() {
    assertThat(
            spec("effects: {ablation: {duration: {log_logistic: {shape: 2, median_days: 250}}}}")
                .effects()
                .ablation()
                .duration())
        .isEqualTo(new DurationLaw.LogLogistic(2, 250));
    Finding missing = onlyFinding("effects: {ablation: {duration: {log_logistic: {shape: 2}}}}");
    assertThat(missing.path()).isEqualTo("/effects/ablation/duration/log_logistic");
    assertThat(missing.message()).contains("median_days");
  }

  @Test
  void unknownKeysAreRefusedWithASuggestion() {
    Finding group = onlyFinding("scenario: clean", "populaton: {sites: 3}");
    assertThat(group.path()).isEqualTo("/populaton");
    assertThat(group.line()).isEqualTo(2);
    assertThat(group.message()).contains("Did you mean \"population\"?");
    Finding key = onlyFinding("population: {facet_shar: 0.3}");
    assertThat(key.path()).isEqualTo("/population/facet_shar");
    assertThat(key.message()).contains("Did you mean \"facet_share\"?");
    Finding law = onlyFinding("effects: {epidural: {duration: {weibul: {shape: 1}}}}");
    assertThat(law.message()).contains("Did you mean \"weibull\"?");
    Finding family = onlyFinding("families: {genicular_rf: {share: 0.1}}");
    assertThat(family.message()).contains("Did you mean \"genicular_rfa\"?");
  }

  @Test
  void numbersThatMakeNoClinicAreRefusedWithTheirPath() {
    Finding share = onlyFinding("population: {facet_share: 1.4}");
    assertThat(share.path()).isEqualTo("/population");
    assertThat(share.message()).contains("facetShare (1.4) must be between");
    Finding together = onlyFinding("families: {genicular_rfa: {share: 0.6}}");
    assertThat(together.message()).contains("shares of all groups");
    assertThat(onlyFinding("seed: many").message()).contains("whole number");
    assertThat(onlyFinding("scenario: dirty").message()).contains("dirty");
    assertThat(onlyFinding("families: {genicular_rfa: {response: 0.6}}").message())
        .contains("share");
  }

  @Test
  void aFamilySaysHowItWorks() {
    ClinicSpec spec =
        spec(
            "families:",
            "  genicular_rfa:",
            "    share: 0.2",
            "    response: 0.7",
            "    effect:",
            "      onset_days: 4",
            "      function_mean: 11",
            "      duration: {generalised_gamma: {location: 5.5, scale: 0.6, shape: 0.7}}");
    FamilyCare care = spec.families().get(0);
    assertThat(care.family()).isEqualTo("genicular_rfa");
    assertThat(care.code()).isEqualTo("64624");
    assertThat(care.response()).isEqualTo(0.7);
    assertThat(care.effect().onsetDays()).isEqualTo(4);
    assertThat(care.effect().functionMean()).isEqualTo(11);
    assertThat(care.effect().duration()).isEqualTo(new DurationLaw.GeneralisedGamma(5.5, 0.6, 0.7));
  }

  /** The median of the catalogue is the planted median, and rows of the family are written. */
  @Test
  void everyFamilyOfTheCatalogueCanBeSwitchedOn() {
    List<String> lines = new ArrayList<>(List.of("population: {facet_share: 0.2}", "families:"));
    for (ProcedureFamily family : CATALOGUE.families()) {
      lines.add("  %s: {share: 0.01}".formatted(family.id()));
    }
    ClinicSpec spec = spec(lines.toArray(String[]::new));
    assertThat(spec.families()).hasSize(CATALOGUE.families().size());
    Clinic clinic = Clinic.of(spec);
    List<String> seen = new ArrayList<>();
    for (long number = 0; number < 3_000; number++) {
      for (List<String> row : clinic.patient(number).rows(VisitTable.PROCEDURES)) {
        seen.add(row.get(VisitTable.PROCEDURES.columns().indexOf("family")));
      }
    }
    for (FamilyCare care : spec.families()) {
      assertThat(seen).contains(care.family());
    }
  }
}
