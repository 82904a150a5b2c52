/** Growing columns of primitives: the storage of packed tables. */
@NullMarked
package org.reliefspan.analysis.column;

import org.jspecify.annotations.NullMarked;
