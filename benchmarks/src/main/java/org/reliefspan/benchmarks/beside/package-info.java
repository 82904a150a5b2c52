/**
 * The same data, the same models, here and in R, in one run. Start at {@link
 * org.reliefspan.benchmarks.beside.BesideR}.
 */
@NullMarked
package org.reliefspan.benchmarks.beside;

import org.jspecify.annotations.NullMarked;
