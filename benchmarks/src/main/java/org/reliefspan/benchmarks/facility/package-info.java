/** How fast facilities run that are read from files. */
@NullMarked
package org.reliefspan.benchmarks.facility;

import org.jspecify.annotations.NullMarked;
