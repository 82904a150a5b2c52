package org.reliefspan.app.studyfile;

import java.util.List;
import java.util.Optional;
import org.reliefspan.domain.pathway.RatioSpec;

/** Reads those of the outcomes that are ratios of two others. */
final class RatioReader {
  private static final String KEY = "ratio";

  private RatioReader() {}

  /** Whether an outcome says that it is one. */
  static boolean isRatio(YamlMap outcomes, String name) {
    return map(outcomes, name).flatMap(each -> each.get(KEY)).isPresent();
  }

  private static Optional<YamlMap> map(YamlMap outcomes, String name) {
    return outcomes.get(name).filter(YamlNode::isMap).flatMap(YamlNode::map);
  }

  static RatioSpec read(YamlMap outcomes, String name) {
    YamlMap map = map(outcomes, name).orElseThrow();
    List<String> parts = map.texts(KEY);
    if (parts.size() != 2) {
      map.get(KEY)
          .ifPresent(node -> node.report("must name two outcomes, such as [cost, successes]."));
    }
    RatioSpec ratio =
        new RatioSpec(
            name,
            parts.size() == 2 ? parts.get(0) : "",
            parts.size() == 2 ? parts.get(1) : "",
            map.text("unit").orElse(""),
            outcomes.place(name));
    map.close();
    return ratio;
  }
}
