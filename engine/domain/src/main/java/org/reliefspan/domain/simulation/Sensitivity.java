package org.reliefspan.domain.simulation;

import java.util.List;

/**
 * What single parameters do to the results.
 *
 * @param responses by parameter, strategy and outcome
 * @param switches values at which the preference changes
 * @param grid two parameters together
 */
public record Sensitivity(
    List<ResponseRow> responses, List<SwitchRow> switches, List<GridRow> grid) {
  /** Not asked for. */
  public static final Sensitivity NONE = new Sensitivity(List.of(), List.of(), List.of());

  public Sensitivity {
    responses = List.copyOf(responses);
    switches = List.copyOf(switches);
    grid = List.copyOf(grid);
  }
}
