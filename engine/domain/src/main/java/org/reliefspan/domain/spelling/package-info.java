/**
 * Misspelt words: what the user may have meant. Enters what was typed and the words that are known.
 * Read first: {@link org.reliefspan.domain.spelling.Nearest}.
 */
@NullMarked
package org.reliefspan.domain.spelling;

import org.jspecify.annotations.NullMarked;
