package org.reliefspan.domain.simulation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a run was about.
 *
 * @param timeUnit {@code day}, {@code week}, {@code month} or {@code year}
 * @param horizon the longest of the strategies, in the unit
 * @param engine on which all but {@code strategies} and {@code differences} rest
 * @param titles of strategies by name, in the order of the file
 * @param units of outcomes by name, empty where the file says none
 * @param choice what is decided, if anything
 */
public record Setting(
    String timeUnit,
    double horizon,
    String engine,
    Map<String, String> titles,
    Map<String, String> units,
    Optional<Choice> choice) {
  public Setting {
    Finite.require("horizon", horizon);
    titles = Collections.unmodifiableMap(new LinkedHashMap<>(titles));
    units = Collections.unmodifiableMap(new LinkedHashMap<>(units));
  }

  /**
   * What is decided.
   *
   * @param cost outcome that is paid
   * @param effect outcome that is gained
   * @param threshold willingness to pay for one unit of effect at which single answers are given;
   *     empty where the file has none
   */
  public record Choice(String cost, String effect, Optional<Double> threshold) {}
}
