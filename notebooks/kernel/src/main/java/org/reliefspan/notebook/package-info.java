/**
 * Java cells for Jupyter. Start at {@link org.reliefspan.notebook.Cells}; notebooks use {@link
 * org.reliefspan.notebook.Svg}.
 */
@NullMarked
package org.reliefspan.notebook;

import org.jspecify.annotations.NullMarked;
