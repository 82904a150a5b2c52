/**
 * Models of states that are seen only at visits: Markov processes in continuous time. Start at
 * {@link org.reliefspan.numerics.panel.PanelEstimator}.
 */
@NullMarked
package org.reliefspan.numerics.panel;

import org.jspecify.annotations.NullMarked;
