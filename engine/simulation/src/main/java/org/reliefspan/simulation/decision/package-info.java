/**
 * Which strategy to choose, from what strategies cost and gain: incremental ratios, net benefit,
 * acceptability, value of information, sensitivity. Numbers by strategy enter, no names and no
 * patients. Start at {@link org.reliefspan.simulation.decision.IncrementalAnalysis}, with draws of
 * parameters at {@link org.reliefspan.simulation.decision.StrategyDraws}.
 */
@NullMarked
package org.reliefspan.simulation.decision;

import org.jspecify.annotations.NullMarked;
