package org.reliefspan.report.json;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.reliefspan.domain.estimate.DurationFit;
import org.reliefspan.domain.estimate.ReliefKey;
import org.reliefspan.domain.fit.FittedSeries;
import org.reliefspan.domain.fit.FittedTerm;
import org.reliefspan.domain.fit.Reuse;
import org.reliefspan.domain.fit.SeenCovariate;

/** Rebuilds published fits of durations from {@code results.json}. */
final class StoredFits {
  private StoredFits() {}

  static DurationFit of(JsonTree fit, ReliefKey key) {
    return new DurationFit(
        fit.required("name"),
        key,
        count(fit, "n"),
        count(fit, "patients"),
        fit.at("terms").items().stream().map(StoredFits::term).toList(),
        number(fit.at("loglik")),
        number(fit.at("aic")),
        fit.at("reuse").fields().isEmpty() ? Optional.empty() : Optional.of(reuse(fit.at("reuse"))),
        fit.at("event_breaks").items().stream()
            .map(day -> number(day).orElseThrow(StoredFits::incomplete))
            .toList(),
        List.of(),
        words(fit.at("notes")));
  }

  private static FittedTerm term(JsonTree term) {
    return new FittedTerm(
        term.required("term"),
        number(term.at("estimate")),
        number(term.at("se")),
        number(term.at("robust_se")),
        number(term.at("statistic")),
        number(term.at("p")),
        number(term.at("lower")),
        number(term.at("upper")));
  }

  private static Reuse reuse(JsonTree reuse) {
    return new Reuse(
        Reuse.Kind.valueOf(reuse.required("kind").toUpperCase(Locale.ROOT)),
        reuse.required("form"),
        words(reuse.at("terms")),
        words(reuse.at("roles")).stream().map(StoredFits::role).toList(),
        series(reuse.at("estimates").items()),
        series(
            reuse.at("covariance").items().stream().flatMap(row -> row.items().stream()).toList()),
        reuse.at("covariates").items().stream().map(StoredFits::seen).toList());
  }

  private static Reuse.Role role(String word) {
    return Arrays.stream(Reuse.Role.values())
        .filter(role -> role.name().toLowerCase(Locale.ROOT).equals(word))
        .findFirst()
        .orElseThrow(StoredFits::incomplete);
  }

  private static SeenCovariate seen(JsonTree covariate) {
    return new SeenCovariate(
        covariate.required("name"),
        number(covariate.at("from")),
        number(covariate.at("to")),
        words(covariate.at("levels")));
  }

  private static List<String> words(JsonTree words) {
    return words.items().stream().map(word -> word.text().orElse("")).toList();
  }

  private static FittedSeries series(List<JsonTree> numbers) {
    FittedSeries.Builder series = FittedSeries.builder();
    numbers.forEach(number -> series.add(number(number)));
    return series.build();
  }

  private static OptionalLong count(JsonTree fit, String name) {
    return fit.at(name)
        .text()
        .map(text -> OptionalLong.of(Long.parseLong(text)))
        .orElseGet(OptionalLong::empty);
  }

  private static OptionalDouble number(JsonTree number) {
    return ResultsFile.number(number).map(OptionalDouble::of).orElseGet(OptionalDouble::empty);
  }

  private static IllegalArgumentException incomplete() {
    return new IllegalArgumentException(
        "An estimate must be complete. Maybe another version wrote this file");
  }
}
