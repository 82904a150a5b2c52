/**
 * Data in parts that may lie on other machines, without saying where. An estimator that needs only
 * sums over rows is written once against {@link org.reliefspan.analysis.parts.Parts}.
 */
@NullMarked
package org.reliefspan.analysis.parts;

import org.jspecify.annotations.NullMarked;
