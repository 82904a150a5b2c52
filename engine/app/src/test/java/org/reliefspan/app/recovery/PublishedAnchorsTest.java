package org.reliefspan.app.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.reliefspan.analysis.episode.EpisodeBuilder;
import org.reliefspan.analysis.episode.EpisodePlan;
import org.reliefspan.analysis.estimate.StudyEstimates;
import org.reliefspan.app.catalog.CatalogueFiles;
import org.reliefspan.app.fixture.Folders;
import org.reliefspan.app.fixture.TableFile;
import org.reliefspan.app.studyfile.ClinicFile;
import org.reliefspan.app.studyfile.StudyFile;
import org.reliefspan.domain.catalog.Catalogue;
import org.reliefspan.domain.estimate.Curve;
import org.reliefspan.domain.estimate.CurvePoint;
import org.reliefspan.domain.estimate.Estimate;
import org.reliefspan.domain.study.ResolvedStudy;
import org.reliefspan.simulation.clinic.Clinic;
import org.reliefspan.simulation.clinic.ClinicSpec;
import org.reliefspan.simulation.clinic.ClinicTruth;
import org.reliefspan.simulation.clinic.TruthRow;

/**
 * Presets of the synthetic clinic against the published numbers that they stand for: {@code
 * datasets/anchors}, explained in {@code docs/methods/published-anchors.md}. Proportions must lie
 * inside the published interval and medians within 5% of the printed value, both in the truth and
 * as a study of synthetic visits finds them.
 */
class PublishedAnchorsTest {
  private static final Path FOLDER = Folders.repository().resolve("datasets/anchors");
  private static final int GRID = 20_000;
  private static final int PATIENTS_FOR_SHARES = 1500;
  private static final int PATIENTS_FOR_MEDIANS = 4000;
  private static final Catalogue CATALOGUE = CatalogueFiles.builtIn();

  /**
   * A published number and where a clinic has it.
   *
   * @param quantity {@code duration_median}, {@code responder_share}, or {@code in_relief_Nd} for
   *     the share in relief on day N
   */
  record Anchor(
      String effect,
      String preset,
      String population,
      String quantity,
      double published,
      Optional<double[]> interval) {
    boolean isMedian() {
      return quantity.equals("duration_median");
    }

    boolean isByDay() {
      return quantity.startsWith("in_relief_");
    }

    int day() {
      return Integer.parseInt(quantity.replaceAll("\\D", ""));
    }

    /** Whether a value is as close as it must be. */
    void check(double value, String whose) {
      String what = "%s: %s of %s".formatted(effect, whose, preset);
      if (isMedian()) {
        assertThat(value).as(what).isCloseTo(published, within(0.05 * published));
      } else {
        double[] limits = interval.orElseThrow();
        assertThat(100 * value).as(what).isBetween(limits[0], limits[1]);
      }
    }
  }

  private static List<Anchor> anchors() {
    Map<String, Map<String, String>> published =
        rows("published.csv").stream()
            .collect(Collectors.toMap(row -> cell(row, "effect_id"), row -> row));
    return rows("anchors.csv").stream()
        .map(row -> anchor(row, Objects.requireNonNull(published.get(cell(row, "effect_id")))))
        .toList();
  }

  private static Anchor anchor(Map<String, String> row, Map<String, String> effect) {
    Optional<double[]> interval =
        cell(effect, "lo").isEmpty()
            ? Optional.empty()
            : Optional.of(
                new double[] {
                  Double.parseDouble(cell(effect, "lo")), Double.parseDouble(cell(effect, "hi"))
                });
    return new Anchor(
        cell(row, "effect_id"),
        cell(row, "preset"),
        cell(row, "population"),
        cell(row, "quantity"),
        Double.parseDouble(cell(effect, "value")),
        interval);
  }

  private static String cell(Map<String, String> row, String column) {
    return Objects.requireNonNull(row.get(column));
  }

  private static List<Map<String, String>> rows(String file) {
    return TableFile.read(FOLDER.resolve(file)).rows().stream().map(CSVRecord::toMap).toList();
  }

  private static Stream<String> presets() {
    return anchors().stream().map(Anchor::preset).distinct();
  }

  private static ClinicSpec spec(String preset) {
    ClinicFile file =
        ClinicFile.read(FOLDER.resolve(preset + ".yaml"), Optional.empty(), CATALOGUE);
    assertThat(file.findings()).isEmpty();
    return file.spec().orElseThrow();
  }

  @Test
  void everyPresetStandsForSomethingPublishedAndTheOtherWayRound() throws IOException {
    TreeSet<String> files = new TreeSet<>();
    try (Stream<Path> all = Files.list(FOLDER)) {
      all.map(path -> path.getFileName().toString())
          .filter(name -> name.endsWith(".yaml"))
          .forEach(name -> files.add(name.replace(".yaml", "")));
    }
    assertThat(presets().toList()).containsExactlyInAnyOrderElementsOf(files);
    assertThat(anchors().stream().map(Anchor::effect))
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(
            rows("published.csv").stream().map(row -> cell(row, "effect_id")).toList());
  }

  @ParameterizedTest
  @MethodSource("presets")
  void truthOfAPresetIsWhatWasPublished(String preset) {
    List<TruthRow> truth = ClinicTruth.rows(spec(preset), GRID);
    assertThat(truth).allMatch(row -> row.mcError() == 0);
    for (Anchor anchor : of(preset)) {
      double value = truth(truth, anchor);
      anchor.check(value, "truth");
      double scale = anchor.isMedian() ? 1 : 100;
      double close =
          anchor.isMedian() ? 0.5 : 2.1; // days; points, where three points share a curve
      assertThat(scale * value).as(anchor.effect()).isCloseTo(anchor.published(), within(close));
    }
  }

  @ParameterizedTest
  @MethodSource("presets")
  void studyOfSyntheticVisitsFindsWhatWasPublished(String preset) {
    ClinicSpec spec = spec(preset);
    String family = spec.families().get(0).family();
    boolean medians = of(preset).stream().anyMatch(Anchor::isMedian);
    StudyEstimates estimates =
        estimates(spec, family, medians ? PATIENTS_FOR_MEDIANS : PATIENTS_FOR_SHARES);
    List<TruthRow> truth = ClinicTruth.rows(spec, GRID);
    for (Anchor anchor : of(preset)) {
      double found =
          anchor.isByDay() ? share(estimates, anchor.day()) : headline(estimates, anchor);
      double planted = truth(truth, anchor);
      System.out.printf(
          Locale.ROOT,
          "%s %s %s: published %s, truth %.4f, study %.4f%n",
          anchor.effect(),
          preset,
          anchor.quantity(),
          anchor.published(),
          planted,
          found);
      anchor.check(found, "study");
      double close = anchor.isMedian() ? 0.05 * planted : 0.04;
      assertThat(found).as(anchor.effect()).isCloseTo(planted, within(close));
    }
  }

  private static List<Anchor> of(String preset) {
    return anchors().stream().filter(anchor -> anchor.preset().equals(preset)).toList();
  }

  private static StudyEstimates estimates(ClinicSpec spec, String family, int patients) {
    String text =
        """
        study: {name: anchor}
        data: {source: none}
        relief:
          - procedures: [%s]
            distributions: [weibull]
            strategies: [composite]
            bootstrap: 100
        """
            .formatted(family);
    ResolvedStudy study = StudyFile.parse(Path.of("study.yaml"), text).study().orElseThrow();
    EpisodePlan plan = EpisodePlan.of(study, CATALOGUE);
    return StudyEstimates.of(
        EpisodeBuilder.build(new ClinicBlocks(CATALOGUE).block(Clinic.of(spec), patients), plan),
        study);
  }

  private static double truth(List<TruthRow> rows, Anchor anchor) {
    return rows.stream()
        .filter(row -> row.stratum().equals("all") && row.definition().equals("pain_50"))
        .filter(row -> row.strategy().equals("composite"))
        .filter(row -> row.population().equals(anchor.population()))
        .filter(row -> row.quantity().equals(anchor.quantity()))
        .findFirst()
        .orElseThrow()
        .value();
  }

  /** By the model of relief and visits. */
  private static double headline(StudyEstimates estimates, Anchor anchor) {
    return estimates.relief().stream()
        .filter(row -> row.key().estimator().equals("joint_weibull"))
        .filter(row -> row.key().population().equals(anchor.population()))
        .filter(row -> row.quantity().equals(anchor.quantity()))
        .findFirst()
        .map(row -> ((Estimate.Point) row.estimate()).value())
        .orElseThrow();
  }

  /**
   * Without a model, which need not be settled where relief outlasts observation: on the line
   * between the two points of the curve beside a day.
   */
  private static double share(StudyEstimates estimates, int day) {
    Curve curve =
        estimates.curves().stream()
            .filter(each -> each.key().estimator().equals("turnbull"))
            .filter(each -> each.name().equals("in_relief"))
            .findFirst()
            .orElseThrow();
    TreeMap<Double, Double> byDay =
        curve.points().stream()
            .collect(
                Collectors.toMap(CurvePoint::day, CurvePoint::value, (a, b) -> a, TreeMap::new));
    Map.Entry<Double, Double> before = Objects.requireNonNull(byDay.floorEntry((double) day));
    Map.Entry<Double, Double> after = Objects.requireNonNull(byDay.ceilingEntry((double) day));
    double width = after.getKey() - before.getKey();
    double part = width == 0 ? 0 : (day - before.getKey()) / width;
    return before.getValue() + part * (after.getValue() - before.getValue());
  }
}
