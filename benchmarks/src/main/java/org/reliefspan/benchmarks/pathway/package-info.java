/** How fast pathways run that are read from files. Begin with {@link PathwaySpeed}. */
@NullMarked
package org.reliefspan.benchmarks.pathway;

import org.jspecify.annotations.NullMarked;
