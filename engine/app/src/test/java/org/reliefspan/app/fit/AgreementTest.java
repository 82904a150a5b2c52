package org.reliefspan.app.fit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.reliefspan.analysis.fit.FitRequest;
import org.reliefspan.analysis.fit.Fitting;
import org.reliefspan.app.fixture.Folders;
import org.reliefspan.domain.fit.FittedModel;

/**
 * {@code fit} against R and published numbers, row by row of {@code datasets/golden/agreement.csv},
 * and the page {@code docs/methods/agreement.md} made from it. To write the page anew: {@code
 * -Dreliefspan.agreement=write}.
 */
class AgreementTest {
  private static final Path PAGE = Folders.repository().resolve("docs/methods/agreement.md");
  private final Map<String, FittedModel> fitted = new HashMap<>();

  private static List<AgreementCase> cases() {
    return org.reliefspan.app.fixture.TableFile.read(
            Folders.repository().resolve("datasets/golden/agreement.csv"))
        .rows()
        .stream()
        .map(AgreementCase::of)
        .toList();
  }

  @Test
  @Tag("reference")
  void everyRowAgreesAndThePageSaysSo() throws IOException {
    List<AgreementCase> cases = cases();
    Assumptions.assumeTrue(
        cases.stream().allMatch(row -> row.file().isPresent()), "no reference data");
    assertAgreement(cases);
    String page = page(cases);
    if ("write".equals(System.getProperty("reliefspan.agreement"))) {
      Files.writeString(PAGE, page);
    }
    assertThat(Folders.text(PAGE)).isEqualTo(page);
  }

  @Test
  void rowsOnOurOwnDataAgree() {
    assertAgreement(cases().stream().filter(row -> row.data().startsWith("datasets/")).toList());
  }

  private void assertAgreement(List<AgreementCase> cases) {
    List<String> wrong = new ArrayList<>();
    for (AgreementCase row : cases) {
      OptionalDouble ours = ours(row);
      if (ours.isEmpty() || !row.agrees(ours.getAsDouble())) {
        wrong.add(
            "%s %s %s %s: %s: ours %s, reference %s"
                .formatted(
                    row.name(),
                    row.model(),
                    row.formula(),
                    row.options(),
                    row.quantity(),
                    ours,
                    row.reference()));
      }
    }
    assertThat(wrong).isEmpty();
  }

  private OptionalDouble ours(AgreementCase row) {
    return ResultPath.find(fitted.computeIfAbsent(row.fitKey(), key -> fit(row)), row.quantity());
  }

  private static FittedModel fit(AgreementCase row) {
    FitRequest request = row.request();
    return Fitting.of(
        request, TableFile.read(row.file().orElseThrow(), request.frameSpec().columns()));
  }

  private String page(List<AgreementCase> cases) {
    StringBuilder page =
        new StringBuilder(
            """
            # Agreement with R and with published numbers

            Written by a test (`AgreementTest`) from `datasets/golden/agreement.csv`; every row is
            fitted anew in each build. Differences are relative (absolute where the reference is 0);
            "equal" means equal to the last bit.

            """);
    String last = "";
    for (AgreementCase row : cases) {
      if (!row.fitKey().equals(last)) {
        page.append(heading(row));
        last = row.fitKey();
      }
      page.append(line(row, ours(row).orElseThrow()));
    }
    return page.toString();
  }

  private static String heading(AgreementCase row) {
    String options = row.options().isBlank() ? "" : " " + row.options().strip();
    return """

        ## %s: `fit %s '%s'%s`

        Data: `%s`.

        | quantity | ours | reference | difference | source | reason |
        |---|---|---|---|---|---|
        """
        .formatted(row.name(), row.model(), row.formula(), options, row.data());
  }

  private static String line(AgreementCase row, double ours) {
    return "| `%s` | %s | %s | %s | %s | %s |%n"
        .formatted(
            row.quantity().replace("|", "\\|"),
            rounded(ours, 8),
            rounded(row.reference(), 12),
            row.tolerance() == 0 ? "equal" : "below " + row.tolerance(),
            row.source().replace("|", "\\|"),
            row.reason())
        .replace(System.lineSeparator(), "\n");
  }

  private static String rounded(double value, int digits) {
    return new BigDecimal(value)
        .round(new MathContext(digits))
        .stripTrailingZeros()
        .toEngineeringString();
  }
}
