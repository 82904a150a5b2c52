/**
 * Pathways as written and as resolved: states, clocks, activities, values and strategies. Start at
 * {@link org.reliefspan.domain.pathway.PathwaySpec}; {@code check.PathwayCheck} finds what is wrong
 * with one, {@link org.reliefspan.domain.pathway.ResolvedPathway} is what engines compile.
 */
@NullMarked
package org.reliefspan.domain.pathway;

import org.jspecify.annotations.NullMarked;
