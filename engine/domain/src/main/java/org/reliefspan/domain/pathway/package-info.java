/**
 * Pathways as written and as resolved: states, clocks, activities, values and strategies. Start at
 * {@link org.reliefspan.domain.pathway.PathwaySpec}; {@code PathwayCheck} finds what is wrong with
 * one.
 */
@NullMarked
package org.reliefspan.domain.pathway;

import org.jspecify.annotations.NullMarked;
