/** The models of {@code fit}. */
@NullMarked
package org.reliefspan.analysis.fit;

import org.jspecify.annotations.NullMarked;
