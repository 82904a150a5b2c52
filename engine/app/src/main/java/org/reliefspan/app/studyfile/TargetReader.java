package org.reliefspan.app.studyfile;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.reliefspan.domain.pathway.CalibrationTarget;
import org.reliefspan.domain.pathway.CalibrationTarget.Kind;
import org.reliefspan.domain.pathway.ResolvedPathway;

/** Reads what was observed and is to be met by calibration. */
final class TargetReader {
  private static final double STANDARD_ERRORS = 2 * 1.959963984540054; // between limits at 95%

  private final Optional<String> onlyStrategy;

  private TargetReader(Optional<String> onlyStrategy) {
    this.onlyStrategy = onlyStrategy;
  }

  /** The strategy that need not be named. */
  static Optional<String> onlyStrategy(YamlMap root) {
    List<String> strategies =
        root.get("strategies")
            .filter(node -> !node.isBlank() && node.isMap())
            .flatMap(YamlNode::map)
            .map(map -> List.copyOf(map.all().keySet()))
            .orElse(List.of(ResolvedPathway.BASE));
    return strategies.size() == 1 ? Optional.of(strategies.get(0)) : Optional.empty();
  }

  static List<CalibrationTarget> read(YamlMap root) {
    TargetReader reader = new TargetReader(onlyStrategy(root));
    List<CalibrationTarget> targets = new ArrayList<>();
    for (YamlNode item : root.items("targets")) {
      item.map().flatMap(reader::target).ifPresent(targets::add);
    }
    return targets;
  }

  private Optional<CalibrationTarget> target(YamlMap map) {
    List<Kind> kinds =
        List.of(Kind.values()).stream().filter(kind -> map.get(kind.id()).isPresent()).toList();
    Optional<Double> at = map.get("at").flatMap(YamlNode::number);
    Optional<String> strategy = map.text("strategy").or(() -> onlyStrategy);
    Optional<Double> value = map.require("value").flatMap(YamlNode::number);
    Optional<Double> error = error(map, value);
    String source = map.text("source").orElse("");
    map.close();
    if (kinds.size() != 1) {
      map.report("needs one of \"outcome\", \"state\" and \"measure\".");
      return Optional.empty();
    }
    Kind kind = kinds.get(0);
    if (at.isPresent() == (kind == Kind.OUTCOME)) {
      map.report(
          kind == Kind.OUTCOME
              ? "is of an outcome, which is added up to the horizon and has no \"at\"."
              : "needs \"at\", the time since the start.");
    }
    if (strategy.isEmpty()) {
      map.report("needs \"strategy\", because there are several.");
    }
    Optional<String> name = map.text(kind.id());
    if (value.isEmpty() || error.isEmpty() || strategy.isEmpty() || name.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new CalibrationTarget(
            kind, name.get(), at, strategy.get(), value.get(), error.get(), source, map.place()));
  }

  /** By itself, or from limits at 95 percent. */
  private static Optional<Double> error(YamlMap map, Optional<Double> value) {
    Optional<YamlNode> written = map.get("sd");
    Optional<YamlNode> lower = map.get("lower");
    Optional<YamlNode> upper = map.get("upper");
    if (written.isPresent() == (lower.isPresent() || upper.isPresent())
        || lower.isPresent() != upper.isPresent()) {
      map.report("needs either \"sd\", or \"lower\" and \"upper\" (limits at 95 percent).");
      return Optional.empty();
    }
    if (written.isPresent()) {
      return written.flatMap(YamlNode::number);
    }
    Optional<Double> low = lower.flatMap(YamlNode::number);
    Optional<Double> high = upper.flatMap(YamlNode::number);
    if (low.isEmpty() || high.isEmpty() || value.isEmpty()) {
      return Optional.empty();
    }
    if (!(low.get() < value.get() && value.get() < high.get())) {
      map.report(
          String.format(
              Locale.ROOT,
              "must have its value (%s) between lower (%s) and upper (%s).",
              value.get(),
              low.get(),
              high.get()));
      return Optional.empty();
    }
    return Optional.of((high.get() - low.get()) / STANDARD_ERRORS);
  }
}
