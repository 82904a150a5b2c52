/** Formulas and designs against R's model matrix. */
@NullMarked
package org.reliefspan.analysis.design;

import org.jspecify.annotations.NullMarked;
