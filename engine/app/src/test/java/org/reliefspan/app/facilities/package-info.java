/**
 * Facilities that are run: shipped ones against their known answers, others against formulas, Markov
 * chains and traces by hand. {@link org.reliefspan.app.facilities.World} runs one.
 */
@NullMarked
package org.reliefspan.app.facilities;

import org.jspecify.annotations.NullMarked;
