/** Models of fit against R. */
@NullMarked
package org.reliefspan.analysis.fit;

import org.jspecify.annotations.NullMarked;
