/**
 * Relief that is lost at an unknown time between visits, and repeats, surgery and death that are
 * dated exactly and may come before or after: the illness-death model. Start at {@link
 * org.reliefspan.numerics.illness.IllnessEstimator}; its data are {@link
 * org.reliefspan.numerics.illness.IllnessHistories}.
 */
@NullMarked
package org.reliefspan.numerics.illness;

import org.jspecify.annotations.NullMarked;
