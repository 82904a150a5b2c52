package org.reliefspan.app.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reliefspan.app.fixture.Folders;
import org.reliefspan.app.fixture.SyntheticStudy;
import org.reliefspan.app.fixture.TableFile;

/**
 * Oxford Knee Score of England, 2016/17, against the rows that NHS Digital published per provider:
 * {@code datasets/golden/nhs_proms_knee_1617_providers.csv}, Finalised PROMs 2016/17, CSV data
 * pack, July 2018. Published with six significant digits.
 */
class KneeReplacementsTest {
  private static final int PROVIDERS = 283;
  private static final int PROVIDERS_WITH_ADJUSTED_GAIN = 249;

  @TempDir static Path folder;

  private static final Map<String, Map<String, CSVRecord>> FOUND = new HashMap<>();

  @BeforeAll
  static void runTheStudy() {
    Path study = Folders.repository().resolve("datasets/nhs-proms-knee/study.yaml");
    SyntheticStudy.engine(2, 2).run(RunRequest.of(study, folder.resolve("results")));
    for (CSVRecord row : table("function").rows()) {
      FOUND
          .computeIfAbsent(row.get("stratum"), stratum -> new HashMap<>())
          .put(row.get("quantity"), row);
    }
  }

  private static TableFile table(String name) {
    return TableFile.read(folder.resolve("results/tables/" + name + ".csv"));
  }

  /** Providers of whom the public records hold somebody. */
  private static List<CSVRecord> published() {
    return everyProvider().stream().filter(provider -> FOUND.containsKey(site(provider))).toList();
  }

  private static String site(CSVRecord provider) {
    return "site_id=" + provider.get("Organisation Code");
  }

  private static List<CSVRecord> everyProvider() {
    return TableFile.read(
            Folders.repository().resolve("datasets/golden/nhs_proms_knee_1617_providers.csv"))
        .rows()
        .stream()
        .filter(row -> row.get("Organisation Type").equals("Provider"))
        .toList();
  }

  private static CSVRecord found(CSVRecord provider, String quantity) {
    return found(site(provider), quantity);
  }

  private static CSVRecord found(String stratum, String quantity) {
    return Objects.requireNonNull(
        FOUND.getOrDefault(stratum, Map.of()).get(quantity), stratum + " " + quantity);
  }

  private static BigDecimal asPublished(CSVRecord row) {
    return new BigDecimal(row.get("value")).round(new MathContext(6)).stripTrailingZeros();
  }

  private static BigDecimal published(CSVRecord provider, String column) {
    return new BigDecimal(provider.get(column)).stripTrailingZeros();
  }

  @Test
  void englandGains16Points() {
    CSVRecord gain = found("all", "mean_gain");
    assertThat(gain.get("episodes")).isEqualTo("44424");
    assertThat(gain.get("patients")).isEqualTo("44424");
    assertThat(gain.get("value")).isEqualTo("16.545696020169277");
    assertThat(Double.parseDouble(gain.get("value"))).isCloseTo(16.5457, within(5e-5));
  }

  @Test
  void everyProviderHasThePublishedCounts() {
    assertThat(published())
        .hasSize(PROVIDERS)
        .allSatisfy(
            provider -> {
              CSVRecord gain = found(provider, "mean_gain");
              assertThat(gain.get("episodes")).isEqualTo(provider.get("Modelled Records"));
              assertThat(gain.get("patients")).isEqualTo(provider.get("Modelled Records"));
              for (String column : List.of("Improved", "Same", "Worse")) {
                String quantity = column.toLowerCase(Locale.ROOT);
                assertThat(found(provider, quantity).get("value")).isEqualTo(provider.get(column));
              }
            });
  }

  /** England was published with 44,432 records; the public file lacks four very small providers. */
  @Test
  void theProvidersThatThePublisherWithheldMakeUpTheDifference() {
    assertThat(everyProvider())
        .filteredOn(provider -> !FOUND.containsKey(site(provider)))
        .extracting(provider -> provider.get("Modelled Records"))
        .containsExactlyInAnyOrder("3", "3", "2", "*");
    assertThat(44_432 - 44_424).isEqualTo(3 + 3 + 2);
  }

  @Test
  void everyProviderHasThePublishedMeans() {
    assertThat(published())
        .allSatisfy(
            provider -> {
              assertThat(asPublished(found(provider, "baseline_mean")))
                  .isEqualTo(published(provider, "Average Pre-Op Q Score"));
              assertThat(asPublished(found(provider, "followup_mean")))
                  .isEqualTo(published(provider, "Average Post-Op Q Score"));
              assertThat(asPublished(found(provider, "mean_gain")))
                  .isEqualTo(published(provider, "Health Gain"));
            });
  }

  @Test
  void theAdjustedGainIsWithinAThousandthWhereverOneIsPublished() {
    List<CSVRecord> adjusted =
        published().stream()
            .filter(row -> !row.get("Adjusted Average Health Gain").equals("*"))
            .toList();
    assertThat(adjusted)
        .hasSize(PROVIDERS_WITH_ADJUSTED_GAIN)
        .allSatisfy(
            provider ->
                assertThat(Double.parseDouble(found(provider, "mean_gain_adjusted").get("value")))
                    .isCloseTo(
                        Double.parseDouble(provider.get("Adjusted Average Health Gain")),
                        within(1e-3)));
  }

  @Test
  void theReportSaysWhyTheThresholdIsLower() {
    assertThat(Folders.text(folder.resolve("results/report.html")))
        .contains("public data, published under the Open Government Licence");
    assertThat(Folders.text(folder.resolve("results/manifest.json")))
        .contains("\"threshold\": 1,")
        .contains("\"reason\": \"public data, published under the Open Government Licence");
  }

  @Test
  void rowsReadAreFilteredOrUsed() {
    assertThat(Folders.text(folder.resolve("results/manifest.json")))
        .contains("\"rows_read\": 47604")
        .contains("\"rows_quarantined\": 0");
  }
}
