/**
 * From outcomes to the rows of the published tables: who, which quantity, with which limits. The
 * mathematics lies in numerics. Start at {@link org.reliefspan.analysis.estimate.StudyEstimates}.
 */
@NullMarked
package org.reliefspan.analysis.estimate;

import org.jspecify.annotations.NullMarked;
