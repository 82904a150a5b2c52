/** Misspelt words. */
@NullMarked
package org.reliefspan.domain.spelling;

import org.jspecify.annotations.NullMarked;
