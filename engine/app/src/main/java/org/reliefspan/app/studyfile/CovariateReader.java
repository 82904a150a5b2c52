package org.reliefspan.app.studyfile;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.reliefspan.domain.catalog.Catalogue;
import org.reliefspan.domain.catalog.Measure;
import org.reliefspan.domain.spelling.Nearest;
import org.reliefspan.domain.study.MeasureSelection;
import org.reliefspan.domain.study.ReliefCovariate;

/** Reads the {@code covariates} of a question: each once, by name. */
final class CovariateReader {
  private static final String KEY = "covariates";

  private final Catalogue catalogue;

  CovariateReader(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /** Names as written. */
  static List<String> names(YamlMap map) {
    List<String> names = new ArrayList<>();
    nodes(map).forEach(node -> node.text().ifPresent(names::add));
    return names;
  }

  /** The entries that name something for the first time; the others are findings. */
  private static List<YamlNode> nodes(YamlMap map) {
    List<YamlNode> nodes = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (YamlNode node : map.items(KEY)) {
      Optional<String> name = node.text();
      if (name.isPresent() && name.get().isBlank()) {
        node.report("must name a column.");
      } else if (name.isPresent() && !seen.add(name.get())) {
        node.report("(%s) stands here twice. Maybe remove one?".formatted(name.get()));
      } else if (name.isPresent()) {
        nodes.add(node);
      }
    }
    return nodes;
  }

  /**
   * Covariates of relief.
   *
   * @param known the scores of the question, whose contexts count for baselines too
   */
  List<ReliefCovariate> ofRelief(YamlMap map, List<MeasureSelection> known) {
    List<ReliefCovariate> covariates = new ArrayList<>();
    for (YamlNode node : nodes(map)) {
      node.text().map(name -> covariate(node, name, known)).ifPresent(covariates::add);
    }
    return covariates;
  }

  private ReliefCovariate covariate(YamlNode node, String name, List<MeasureSelection> known) {
    if (name.equals(ReliefCovariate.Age.NAME)) {
      return new ReliefCovariate.Age();
    }
    if (name.equals(ReliefCovariate.RepeatProcedure.NAME)) {
      return new ReliefCovariate.RepeatProcedure();
    }
    return name.startsWith(ReliefCovariate.BASELINE)
        ? baseline(node, name, known)
        : new ReliefCovariate.Column(name);
  }

  private ReliefCovariate baseline(YamlNode node, String name, List<MeasureSelection> known) {
    String id = name.substring(ReliefCovariate.BASELINE.length());
    Optional<MeasureSelection> ofQuestion =
        known.stream().filter(score -> score.measure().id().equals(id)).findFirst();
    Optional<MeasureSelection> score =
        ofQuestion.or(
            () ->
                catalogue
                    .measure(id)
                    .map(measure -> new MeasureSelection(measure, Optional.empty())));
    if (score.isEmpty()) {
      List<String> names =
          catalogue.measures().stream()
              .map(Measure::id)
              .map(ReliefCovariate.BASELINE::concat)
              .toList();
      node.report(
          "(%s) names no measure of the catalogue; a column of patients may not begin with %s.%s"
              .formatted(name, ReliefCovariate.BASELINE, Nearest.hint(name, names)));
    }
    return score
        .<ReliefCovariate>map(ReliefCovariate.Baseline::new)
        .orElseGet(() -> new ReliefCovariate.Column(name));
  }
}
