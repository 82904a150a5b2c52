package org.reliefspan.app.studyfile;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.reliefspan.domain.fit.Reuse;
import org.reliefspan.domain.fit.SeenCovariate;
import org.reliefspan.domain.formula.Expression;
import org.reliefspan.domain.pathway.Evidence;
import org.reliefspan.domain.pathway.Extrapolation;
import org.reliefspan.domain.pathway.JointParameters;
import org.reliefspan.domain.pathway.Law;
import org.reliefspan.domain.pathway.MeasureSpec;
import org.reliefspan.domain.pathway.ParameterSpec;
import org.reliefspan.domain.pathway.Place;
import org.reliefspan.domain.pathway.TimeUnit;
import org.reliefspan.domain.pathway.Written;
import org.reliefspan.domain.spelling.Nearest;

/**
 * Reads estimates from data: files that {@code fit} wrote. Their coefficients become parameters
 * that are drawn together, durations a distribution, and means measures of patients.
 */
final class EstimateReader {
  private final Path file;
  private final TimeUnit unit;

  /**
   * @param file the pathway, where paths begin
   * @param unit of its times
   */
  EstimateReader(Path file, TimeUnit unit) {
    this.file = file;
    this.unit = unit;
  }

  /** All estimates of a pathway by name, without those that cannot be used. */
  Map<String, Estimate> read(YamlMap root) {
    Map<String, Estimate> estimates = new LinkedHashMap<>();
    PathwayReader.named(root, "estimates", this::read).stream()
        .flatMap(Optional::stream)
        .forEach(estimate -> estimates.put(estimate.name(), estimate));
    return estimates;
  }

  private Optional<Estimate> read(YamlMap estimates, String name) {
    YamlNode node = estimates.get(name).orElseThrow();
    Optional<YamlMap> map = node.map();
    if (map.isEmpty()) {
      return Optional.empty();
    }
    Optional<YamlNode> source = map.get().require("file");
    TimeUnit of =
        map.get()
            .get("unit")
            .flatMap(word -> word.oneOf(List.of(TimeUnit.values()), TimeUnit::id))
            .orElse(TimeUnit.DAY);
    Map<String, Expression> covariates = new LinkedHashMap<>();
    ExpressionReader.values(map.get(), "covariates")
        .forEach((covariate, written) -> covariates.put(covariate, written.expression()));
    map.get().close();
    return source
        .flatMap(this::fit)
        .flatMap(fit -> estimate(name, fit, covariates, of, node, source.get()));
  }

  private Optional<FittedEstimate> fit(YamlNode source) {
    String written = source.text().orElse("");
    Path path = file.resolveSibling(written);
    if (!Files.isRegularFile(path)) {
      source.report("(%s) is not there. Paths begin at the pathway file.".formatted(written));
      return Optional.empty();
    }
    Findings inside = new Findings(written);
    Optional<FittedEstimate> fit = YamlFile.read(path, inside).flatMap(FittedEstimate::read);
    inside.sorted().stream()
        .findFirst()
        .ifPresent(first -> source.report("(%s) %s".formatted(written, first.message())));
    return inside.areNoErrors() ? fit : Optional.empty();
  }

  private Optional<Estimate> estimate(
      String name,
      FittedEstimate fit,
      Map<String, Expression> covariates,
      TimeUnit of,
      YamlNode at,
      YamlNode source) {
    for (String given : covariates.keySet()) {
      List<String> seen = fit.reuse().covariates().stream().map(SeenCovariate::name).toList();
      if (!seen.contains(given)) {
        at.report("(%s) is no covariate of the fit.%s".formatted(given, Nearest.hint(given, seen)));
        return Optional.empty();
      }
    }
    EstimateTerms terms = new EstimateTerms(name, fit.reuse(), covariates);
    Optional<Expression> predictor = terms.predictor(at);
    if (predictor.isEmpty()) {
      return Optional.empty();
    }
    Place place = at.place();
    String origin = "%s (%s)".formatted(source.text().orElse(""), fit.described());
    boolean isDuration = fit.reuse().kind() == Reuse.Kind.DURATION;
    EstimateForm form = new EstimateForm(fit.reuse().form(), terms, of.years() / unit.years());
    Optional<Law> law =
        isDuration ? Optional.of(form.law(predictor.get(), place)) : Optional.empty();
    List<MeasureSpec> measures = new ArrayList<>();
    if (!isDuration) {
      measures.add(measure(name, form.mean(predictor.get()), place));
    }
    form.responseShare(at)
        .ifPresent(share -> measures.add(measure(name + ".response", share, place)));
    return Optional.of(
        new Estimate(
            name,
            parameters(fit.reuse(), terms, origin, place),
            joint(fit.reuse(), terms, place),
            law,
            measures,
            extrapolations(name, fit.reuse(), terms, place)));
  }

  private static MeasureSpec measure(String name, Expression value, Place place) {
    return new MeasureSpec(name, new Written(value, place), place);
  }

  private static List<ParameterSpec> parameters(
      Reuse reuse, EstimateTerms terms, String origin, Place place) {
    List<ParameterSpec> parameters = new ArrayList<>();
    terms
        .parameters()
        .forEach(
            (term, name) -> {
              double value = reuse.estimates().get(reuse.terms().indexOf(term)).orElse(0);
              Written written = new Written(new Expression.Constant(value), place);
              parameters.add(
                  new ParameterSpec(
                      name,
                      written,
                      Optional.empty(),
                      "",
                      origin,
                      Optional.of(Evidence.FITTED),
                      place));
            });
    return parameters;
  }

  private static JointParameters joint(Reuse reuse, EstimateTerms terms, Place place) {
    List<Integer> kept = terms.parameters().keySet().stream().map(reuse.terms()::indexOf).toList();
    List<Double> covariance = new ArrayList<>();
    for (int one : kept) {
      for (int other : kept) {
        covariance.add(reuse.covariance().get(one * reuse.terms().size() + other).orElse(0));
      }
    }
    return new JointParameters(
        List.copyOf(terms.parameters().values()),
        JointParameters.Scale.IDENTITY,
        kept.stream().map(index -> reuse.estimates().get(index).orElse(0)).toList(),
        covariance,
        place);
  }

  private static List<Extrapolation> extrapolations(
      String name, Reuse reuse, EstimateTerms terms, Place place) {
    return reuse.covariates().stream()
        .map(
            seen ->
                new Extrapolation(
                    name,
                    seen.name(),
                    new Written(outside(seen, terms.covariate(seen.name())), place),
                    place))
        .toList();
  }

  private static Expression outside(SeenCovariate seen, Expression value) {
    if (seen.from().isPresent() && seen.to().isPresent()) {
      return EstimateTerms.binary(
          "|",
          EstimateTerms.binary("<", value, new Expression.Constant(seen.from().getAsDouble())),
          EstimateTerms.binary(">", value, new Expression.Constant(seen.to().getAsDouble())));
    }
    if (seen.levels().equals(List.of("FALSE", "TRUE"))) {
      return new Expression.Name("FALSE");
    }
    return seen.levels().stream()
        .map(level -> EstimateTerms.binary("!=", value, new Expression.Text(level)))
        .reduce((one, other) -> EstimateTerms.binary("&", one, other))
        .orElse(new Expression.Name("FALSE"));
  }
}
