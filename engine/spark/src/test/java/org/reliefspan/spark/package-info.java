/** Tests of the Spark room. */
@NullMarked
package org.reliefspan.spark;

import org.jspecify.annotations.NullMarked;
