/**
 * The door through which data enter. Only this package reads raw files, and only its gate makes
 * {@link org.reliefspan.spark.deid.DeidentifiedVisits}. Start at {@link
 * org.reliefspan.spark.deid.DeidentificationGate}.
 */
@NullMarked
package org.reliefspan.spark.deid;

import org.jspecify.annotations.NullMarked;
