/** Models of {@code fit} on small tables. */
@NullMarked
package org.reliefspan.analysis.fit;

import org.jspecify.annotations.NullMarked;
