package org.reliefspan.simulation.calibration;

import java.util.Map;
import org.reliefspan.simulation.run.TargetRun;

/**
 * Values of the parameters that were simulated.
 *
 * @param scores standard normal scores, by parameter
 * @param values by name
 * @param answer what came out, by target
 */
@SuppressWarnings("ArrayRecordComponent")
record Point(double[] scores, Map<String, Double> values, TargetRun.Answer answer) {}
