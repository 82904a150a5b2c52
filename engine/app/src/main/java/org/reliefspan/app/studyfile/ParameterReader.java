package org.reliefspan.app.studyfile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.reliefspan.domain.pathway.Evidence;
import org.reliefspan.domain.pathway.JointLaw;
import org.reliefspan.domain.pathway.JointParameters;
import org.reliefspan.domain.pathway.ParameterSpec;
import org.reliefspan.domain.pathway.Place;
import org.reliefspan.domain.pathway.Written;

/** Reads parameters, those that are drawn together too. */
final class ParameterReader {
  private static final String DIRICHLET = "dirichlet";

  private ParameterReader() {}

  /** {@code r: 0.2}, or with a draw, a unit and a source. */
  static ParameterSpec parameter(YamlMap parameters, String name) {
    Place place = parameters.place(name);
    Optional<YamlMap> map = parameters.get(name).filter(YamlNode::isMap).flatMap(YamlNode::map);
    if (map.isEmpty()) {
      Written value = ExpressionReader.required(parameters, name);
      return new ParameterSpec(name, value, Optional.empty(), "", "", place);
    }
    ParameterSpec parameter =
        new ParameterSpec(
            name,
            ExpressionReader.required(map.get(), "value"),
            map.get().get("draw").flatMap(LawReader::law),
            map.get().text("unit").orElse(""),
            map.get().text("source").orElse(""),
            map.get()
                .get("evidence")
                .flatMap(node -> node.oneOf(Evidence.declared(), PathwayTimeReader::word)),
            place);
    map.get().close();
    return parameter;
  }

  static List<JointParameters> joint(YamlMap root) {
    return root.items("joint_parameters").stream()
        .flatMap(item -> item.map().stream())
        .map(ParameterReader::jointOf)
        .toList();
  }

  private static JointParameters jointOf(YamlMap map) {
    map.require("names");
    boolean isDirichlet =
        map.get("law")
            .flatMap(node -> node.oneOf(List.of("normal", DIRICHLET), word -> word))
            .orElse("")
            .equals(DIRICHLET);
    JointParameters joint =
        new JointParameters(
            map.texts("names"), isDirichlet ? dirichlet(map) : normal(map), map.place());
    map.close();
    return joint;
  }

  private static JointLaw dirichlet(YamlMap map) {
    map.require("concentration");
    return new JointLaw.Dirichlet(numbers(map.items("concentration")));
  }

  private static JointLaw normal(YamlMap map) {
    map.require("mean");
    map.require("covariance");
    return new JointLaw.Normal(
        map.get("scale")
            .flatMap(
                node ->
                    node.oneOf(List.of(JointParameters.Scale.values()), PathwayTimeReader::word))
            .orElse(JointParameters.Scale.IDENTITY),
        numbers(map.items("mean")),
        covariance(map.items("covariance")));
  }

  private static List<Double> covariance(List<YamlNode> rows) {
    List<Double> all = new ArrayList<>();
    rows.forEach(row -> all.addAll(numbers(row.items())));
    return all;
  }

  private static List<Double> numbers(List<YamlNode> nodes) {
    return nodes.stream().flatMap(node -> node.number().stream()).toList();
  }
}
