/**
 * The pathway files that are shipped, run: what they say of themselves is so. {@link
 * org.reliefspan.app.pathways.Shipped} reads one.
 */
@NullMarked
package org.reliefspan.app.pathways;

import org.jspecify.annotations.NullMarked;
