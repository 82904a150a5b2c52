/**
 * How long relief lasts when the visits that show it depend on it: a hidden process of onset,
 * relief, loss and regained relief, seen through scores at visits whose times carry information
 * themselves. Start at {@link org.reliefspan.numerics.hidden.HiddenReliefEstimator}; its data are
 * {@link org.reliefspan.numerics.hidden.ReliefHistories}.
 */
@NullMarked
package org.reliefspan.numerics.hidden;

import org.jspecify.annotations.NullMarked;
