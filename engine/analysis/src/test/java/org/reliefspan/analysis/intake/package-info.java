/** Tests of the rules of intake. */
@NullMarked
package org.reliefspan.analysis.intake;

import org.jspecify.annotations.NullMarked;
