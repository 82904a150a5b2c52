/** Formulas as R reads them. */
@NullMarked
package org.reliefspan.domain.pathway.check;

import org.jspecify.annotations.NullMarked;
