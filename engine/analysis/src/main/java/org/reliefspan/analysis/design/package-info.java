/**
 * From a table and a formula to arrays: evaluates the expressions, codes factors as R does, drops
 * incomplete rows and counts them. A table may come in parts; levels and knots are then found over
 * all parts first ({@link org.reliefspan.analysis.design.DesignScan}), so that every part is coded
 * alike. Start at {@link org.reliefspan.analysis.design.ModelFrame}.
 */
@NullMarked
package org.reliefspan.analysis.design;

import org.jspecify.annotations.NullMarked;
