package org.reliefspan.domain.estimate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A stratum's label, {@code sex=F;age_band=40-59}, read as its columns and levels. A level may hold
 * any character: a backslash stands before a semicolon or backslash of its own.
 *
 * @param levels level by column, in the order of the label; empty for {@code all}
 */
public record StratumLabel(Map<String, String> levels) {
  private static final char SEPARATOR = ';';
  private static final char ESCAPE = '\\';
  private static final String ALL = "all";

  public StratumLabel {
    levels = new LinkedHashMap<>(levels);
  }

  /** Reads a label; parts without a level, as {@code all} has, are none. */
  public static StratumLabel parse(String label) {
    Map<String, String> levels = new LinkedHashMap<>();
    for (String part : parts(label)) {
      int sign = part.indexOf('=');
      if (sign > 0) {
        levels.put(part.substring(0, sign), part.substring(sign + 1));
      }
    }
    return new StratumLabel(levels);
  }

  /** One column and its level as they stand in a label. */
  public static String part(String column, String level) {
    StringBuilder part = new StringBuilder(column).append('=');
    for (int i = 0; i < level.length(); i++) {
      char own = level.charAt(i);
      if (own == SEPARATOR || own == ESCAPE) {
        part.append(ESCAPE);
      }
      part.append(own);
    }
    return part.toString();
  }

  /** The columns, {@code sex;age_band}; {@code all} when there is none. */
  public String columns() {
    return levels.isEmpty() ? ALL : String.join(String.valueOf(SEPARATOR), levels.keySet());
  }

  /** Level by column, in the order of the label. */
  @Override
  public Map<String, String> levels() {
    return new LinkedHashMap<>(levels);
  }

  private static List<String> parts(String label) {
    List<String> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    boolean escaped = false;
    for (int i = 0; i < label.length(); i++) {
      char own = label.charAt(i);
      if (escaped || (own != ESCAPE && own != SEPARATOR)) {
        part.append(own);
        escaped = false;
      } else if (own == ESCAPE) {
        escaped = true;
      } else {
        parts.add(part.toString());
        part.setLength(0);
      }
    }
    parts.add(part.toString());
    return parts;
  }
}
