/** Formulas as R reads them. */
@NullMarked
package org.reliefspan.domain.formula;

import org.jspecify.annotations.NullMarked;
