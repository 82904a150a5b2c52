package org.reliefspan.app.studyfile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.reliefspan.domain.fit.FittedSeries;
import org.reliefspan.domain.fit.Reuse;
import org.reliefspan.domain.fit.SeenCovariate;

/**
 * What {@code fit} wrote of how to draw from a model.
 *
 * @param model name of the model
 * @param rows that it was fitted to; "null" where they are withheld
 * @param reuse coefficients, covariance, covariates
 */
record FittedEstimate(String model, String rows, Reuse reuse) {
  private static final Set<String> FAMILIES =
      Set.of("exponential", "weibull", "lognormal", "loglogistic", "gengamma", "gompertz");
  private static final Set<String> LINKS = Set.of("identity", "logit", "log");

  /** The model and how many rows it has seen. */
  String described() {
    return rows.equals("null") ? model : "%s, %s rows".formatted(model, rows);
  }

  /**
   * Reads the JSON of a fit, which is YAML too.
   *
   * @return empty, with a finding, if it cannot be used
   */
  static Optional<FittedEstimate> read(YamlMap fit) {
    Optional<YamlMap> reuse = fit.get("reuse").filter(YamlNode::isMap).flatMap(YamlNode::map);
    if (reuse.isEmpty()) {
      fit.report(
          "holds no \"reuse\". Maybe it was made with strata, offsets or --bootstrap, or is no"
              + " result of fit aft, joint-visit, lm or glm?");
      return Optional.empty();
    }
    String kind = reuse.get().text("kind").orElse("");
    List<String> terms = reuse.get().texts("terms");
    FittedSeries estimates = numbers(reuse.get().items("estimates"));
    FittedSeries covariance =
        numbers(
            reuse.get().items("covariance").stream().flatMap(row -> row.items().stream()).toList());
    boolean isDuration = kind.equals("duration");
    String form = reuse.get().text("form").orElse("");
    List<Reuse.Role> roles =
        reuse.get().texts("roles").stream()
            .flatMap(
                word ->
                    Arrays.stream(Reuse.Role.values())
                        .filter(role -> role.name().toLowerCase(Locale.ROOT).equals(word)))
            .toList();
    if (terms.isEmpty()
        || roles.size() != terms.size()
        || !(isDuration ? FAMILIES : LINKS).contains(form)
        || estimates.size() != terms.size()
        || covariance.size() != terms.size() * terms.size()
        || !(isDuration || kind.equals("mean"))) {
      fit.report("holds a \"reuse\" whose numbers do not fit together. Maybe run fit again.");
      return Optional.empty();
    }
    return Optional.of(
        new FittedEstimate(
            fit.text("model").orElse(""),
            fit.text("n").orElse(""),
            new Reuse(
                isDuration ? Reuse.Kind.DURATION : Reuse.Kind.MEAN,
                form,
                terms,
                roles,
                estimates,
                covariance,
                seen(reuse.get()))));
  }

  private static FittedSeries numbers(List<YamlNode> nodes) {
    return FittedSeries.of(
        nodes.stream().flatMap(node -> node.number().stream()).mapToDouble(each -> each).toArray());
  }

  private static List<SeenCovariate> seen(YamlMap reuse) {
    List<SeenCovariate> seen = new ArrayList<>();
    for (YamlNode node : reuse.items("covariates")) {
      node.map()
          .ifPresent(
              map -> {
                String name = map.text("name").orElse("");
                List<String> levels = map.texts("levels");
                Optional<Double> from = map.get("from").flatMap(FittedEstimate::number);
                Optional<Double> to = map.get("to").flatMap(FittedEstimate::number);
                seen.add(
                    from.isPresent() && to.isPresent()
                        ? SeenCovariate.ofNumber(name, from.get(), to.get())
                        : SeenCovariate.ofWords(name, levels));
              });
    }
    return seen;
  }

  private static Optional<Double> number(YamlNode node) {
    return node.text().filter(text -> !text.equals("null")).flatMap(text -> node.number());
  }
}
