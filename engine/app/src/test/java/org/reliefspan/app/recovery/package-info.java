@NullMarked
package org.reliefspan.app.recovery;

import org.jspecify.annotations.NullMarked;
