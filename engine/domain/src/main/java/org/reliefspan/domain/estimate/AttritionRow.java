package org.reliefspan.domain.estimate;

import java.util.OptionalLong;

/**
 * One step of the patient flow: how many remain after it.
 *
 * @param step such as {@code with_baseline}
 * @param reason why the others left, in words; empty for the first step
 * @param patients remaining patients; empty when suppressed
 * @param episodes remaining episodes; empty when suppressed
 */
public record AttritionRow(
    String step, String reason, OptionalLong patients, OptionalLong episodes) {}
