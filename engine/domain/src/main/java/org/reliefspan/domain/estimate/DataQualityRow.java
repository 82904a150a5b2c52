package org.reliefspan.domain.estimate;

import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * One row of {@code tables/data_quality.csv}.
 *
 * @param rule identifier of the rule, such as {@code out_of_range}
 * @param source file or table the rows came from
 * @param rows rows concerned; empty when suppressed
 * @param share rows divided by rows read from that source, 0 when nothing was read; empty when
 *     suppressed or when episodes are counted
 * @param action {@code quarantined}, {@code filtered}, {@code dropped_duplicate}, {@code warned} or
 *     {@code counted}
 */
public record DataQualityRow(
    String rule, String source, OptionalLong rows, OptionalDouble share, String action) {

  /** A row as counted, before disclosure control. */
  public DataQualityRow(
      String rule, String source, OptionalLong rows, double share, String action) {
    this(rule, source, rows, OptionalDouble.of(share), action);
  }
}
