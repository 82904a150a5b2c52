/**
 * Running analysis loops over blocks on many threads or machines. Start at {@link
 * org.reliefspan.spark.distribute.Blocks}.
 */
@NullMarked
package org.reliefspan.spark.distribute;

import org.jspecify.annotations.NullMarked;
