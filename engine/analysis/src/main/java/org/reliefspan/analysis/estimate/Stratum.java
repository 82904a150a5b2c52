package org.reliefspan.analysis.estimate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.reliefspan.analysis.column.IntColumn;
import org.reliefspan.analysis.episode.EpisodePlan;
import org.reliefspan.analysis.episode.EpisodeTable;
import org.reliefspan.domain.estimate.StratumLabel;

/**
 * A part of the episodes.
 *
 * @param label {@code all} or {@code column=value;...}, see {@link StratumLabel}
 * @param members episodes of the table, ascending
 */
record Stratum(String label, IntColumn members) {
  static final String ALL = "all";

  /** All episodes of a family, then the parts by each stratification, labels ascending. */
  static List<Stratum> of(EpisodeTable table, int rule, List<String> stratifications) {
    List<Stratum> strata = new ArrayList<>();
    IntColumn everybody = new IntColumn();
    for (int episode = 0; episode < table.size(); episode++) {
      if (table.rule(episode) == rule) {
        everybody.add(episode);
      }
    }
    strata.add(new Stratum(ALL, everybody));
    for (String stratification : stratifications) {
      split(table, everybody, stratification)
          .forEach((label, members) -> strata.add(new Stratum(label, members)));
    }
    return strata;
  }

  /** The columns of a label: {@code site_id=a;sex=F} is by {@code site_id;sex}. */
  static String columns(String label) {
    return StratumLabel.parse(label).columns();
  }

  private static Map<String, IntColumn> split(
      EpisodeTable table, IntColumn everybody, String stratification) {
    Map<String, IntColumn> parts = new TreeMap<>();
    for (int i = 0; i < everybody.size(); i++) {
      int episode = everybody.get(i);
      parts
          .computeIfAbsent(label(table, episode, stratification), label -> new IntColumn())
          .add(episode);
    }
    return parts;
  }

  static String label(EpisodeTable table, int episode, String stratification) {
    StringBuilder label = new StringBuilder();
    for (String column : stratification.split(EpisodePlan.STRATUM_SEPARATOR, -1)) {
      label
          .append(label.isEmpty() ? "" : EpisodePlan.STRATUM_SEPARATOR)
          .append(
              StratumLabel.part(
                  column, table.level(episode, table.plan().strata().indexOf(column))));
    }
    return label.toString();
  }
}
