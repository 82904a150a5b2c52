package org.reliefspan.app.fit;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVRecord;
import org.reliefspan.analysis.fit.FitModels;
import org.reliefspan.analysis.fit.FitRequest;
import org.reliefspan.app.fixture.Folders;
import org.reliefspan.domain.fit.FitOption;
import org.reliefspan.domain.fit.FitOptions;
import org.reliefspan.domain.formula.Formula;

/** One row of {@code datasets/golden/agreement.csv}. */
record AgreementCase(
    String name,
    String model,
    String formula,
    String data,
    String options,
    String quantity,
    double reference,
    String source,
    double tolerance,
    String reason) {

  static AgreementCase of(CSVRecord row) {
    return new AgreementCase(
        row.get("case"),
        row.get("model"),
        row.get("formula"),
        row.get("data"),
        row.get("options"),
        row.get("quantity"),
        Double.parseDouble(row.get("reference")),
        row.get("source"),
        Double.parseDouble(row.get("tolerance")),
        row.get("reason"));
  }

  /** What is fitted, without what is read from it. */
  String fitKey() {
    return String.join("\u0000", model, formula, data, options);
  }

  FitRequest request() {
    return new FitRequest(FitModels.named(model), Formula.parse(formula), FitOptions.of(given()));
  }

  private Map<FitOption, String> given() {
    Map<FitOption, String> given = new EnumMap<>(FitOption.class);
    String[] words = options.isBlank() ? new String[0] : options.strip().split("\\s+");
    for (int i = 0; i < words.length; i++) {
      FitOption option = FitOption.of(words[i].substring(2)).orElseThrow();
      given.put(option, option.kind() == FitOption.Kind.FLAG ? "" : words[++i]);
    }
    return given;
  }

  /** The file; empty when it stands outside the repository and is not there. */
  Optional<Path> file() {
    if (data.startsWith("reference/")) {
      return Folders.reference(data.substring("reference/".length()));
    }
    return Optional.of(Folders.repository().resolve(data));
  }

  boolean agrees(double ours) {
    double scale = reference == 0 ? 1 : Math.abs(reference);
    return tolerance == 0 ? ours == reference : Math.abs(ours - reference) <= tolerance * scale;
  }
}
