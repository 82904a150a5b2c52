/**
 * From what engines found to the rows of tables: strategies, decision, occupancy, acceptability,
 * value of information. Start at {@link org.reliefspan.simulation.result.PathwayResults}.
 */
@NullMarked
package org.reliefspan.simulation.result;

import org.jspecify.annotations.NullMarked;
