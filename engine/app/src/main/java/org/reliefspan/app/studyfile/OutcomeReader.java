package org.reliefspan.app.studyfile;

import java.util.List;
import java.util.Optional;
import org.reliefspan.domain.pathway.OutcomeSpec;
import org.reliefspan.domain.pathway.OutcomeSpec.Discount;

/** Reads outcomes. In a strategy, what an outcome leaves out is as in the base. */
final class OutcomeReader {
  private OutcomeReader() {}

  /** An outcome of the base. */
  static OutcomeSpec base(YamlMap outcomes, String name) {
    return read(outcomes, name, Optional.empty());
  }

  /** An outcome, or what a strategy changes of one. */
  static OutcomeSpec read(YamlMap outcomes, String name, Optional<OutcomeSpec> base) {
    Optional<YamlMap> map =
        outcomes.get(name).filter(node -> !node.isBlank()).flatMap(YamlNode::map);
    OutcomeSpec outcome =
        new OutcomeSpec(
            name,
            map.flatMap(each -> ExpressionReader.optional(each, "per_time"))
                .or(() -> base.flatMap(OutcomeSpec::perTime)),
            map.flatMap(OutcomeReader::discount)
                .or(() -> base.map(OutcomeSpec::discount))
                .orElse(Discount.NONE),
            map.flatMap(each -> each.text("unit")).or(() -> base.map(OutcomeSpec::unit)).orElse(""),
            outcomes.place(name));
    map.ifPresent(YamlMap::close);
    return outcome;
  }

  private static Optional<Discount> discount(YamlMap outcome) {
    Optional<YamlNode> node = outcome.get("discount");
    if (node.isPresent() && node.get().isMap()) {
      return node.get().map().map(OutcomeReader::withForm);
    }
    return ExpressionReader.optional(outcome, "discount")
        .map(rate -> new Discount(rate, OutcomeSpec.Form.ANNUAL));
  }

  private static Discount withForm(YamlMap map) {
    Discount discount =
        new Discount(
            ExpressionReader.required(map, "rate"),
            map.get("form")
                .flatMap(
                    node -> node.oneOf(List.of(OutcomeSpec.Form.values()), PathwayTimeReader::word))
                .orElse(OutcomeSpec.Form.ANNUAL));
    map.close();
    return discount;
  }
}
