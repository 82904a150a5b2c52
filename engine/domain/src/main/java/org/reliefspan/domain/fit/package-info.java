/**
 * What {@code fit} gives back: one fitted model in the words of its JSON. Start at {@link
 * org.reliefspan.domain.fit.FittedModel}.
 */
@NullMarked
package org.reliefspan.domain.fit;

import org.jspecify.annotations.NullMarked;
