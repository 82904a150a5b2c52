/**
 * Small dense matrices, row-major in one array. Start at {@link
 * org.reliefspan.numerics.matrix.Cholesky}.
 */
@NullMarked
package org.reliefspan.numerics.matrix;

import org.jspecify.annotations.NullMarked;
