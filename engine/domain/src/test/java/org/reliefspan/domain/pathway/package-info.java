/** Formulas as R reads them. */
@NullMarked
package org.reliefspan.domain.pathway;

import org.jspecify.annotations.NullMarked;
