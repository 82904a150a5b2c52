/**
 * What is added up over a patient's pathway. Start at {@link
 * org.reliefspan.simulation.tally.Discounting}.
 */
@NullMarked
package org.reliefspan.simulation.tally;

import org.jspecify.annotations.NullMarked;
