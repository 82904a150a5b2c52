/**
 * The rules of intake in plain Java: from a raw row to the validated, ordered events of a patient.
 * Raw rows enter, records leave; no message, count or file of this package ever carries a patient's
 * value. Start at {@link org.reliefspan.analysis.intake.RowMapper}.
 */
@NullMarked
package org.reliefspan.analysis.intake;

import org.jspecify.annotations.NullMarked;
