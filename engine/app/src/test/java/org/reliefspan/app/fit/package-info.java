/** {@code fit} from file to JSON, and its agreement with other software. */
@NullMarked
package org.reliefspan.app.fit;

import org.jspecify.annotations.NullMarked;
