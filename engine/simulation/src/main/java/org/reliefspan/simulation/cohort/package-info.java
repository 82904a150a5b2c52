/**
 * Whole cohorts instead of patients: exact expected values where a compiled pathway has no memory,
 * else the reason why not. Read {@link org.reliefspan.simulation.cohort.Cohort} first.
 */
@NullMarked
package org.reliefspan.simulation.cohort;

import org.jspecify.annotations.NullMarked;
